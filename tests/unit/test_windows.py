"""Nothing that only works on Linux or macOS: a VP works on a Windows laptop.

Read from the code itself (imports, calls, texts), as these tests do not run on Windows.
"""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = sorted(p for part in ("pipeline", "dashboards") for p in (ROOT / part).rglob("*.py"))

MODULES = frozenset(
    [
        "crypt",
        "curses",
        "fcntl",
        "grp",
        "nis",
        "posix",
        "pty",
        "pwd",
        "readline",
        "resource",
        "spwd",
        "syslog",
        "termios",
        "tty",
        "zoneinfo",
    ]
)
"""zoneinfo: Windows brings no time zones of its own."""
ATTRIBUTES = {
    "os": frozenset(
        [
            "chmod",
            "chown",
            "chroot",
            "fchmod",
            "fchown",
            "fork",
            "forkpty",
            "geteuid",
            "getgid",
            "getloadavg",
            "getpgid",
            "getuid",
            "kill",
            "killpg",
            "lchown",
            "link",
            "mkfifo",
            "mknod",
            "nice",
            "posix_spawn",
            "readlink",
            "rename",
            "sched_getaffinity",
            "setgid",
            "setsid",
            "setuid",
            "symlink",
            "sync",
            "uname",
            "wait",
            "waitpid",
            "O_DIRECTORY",
            "O_NOFOLLOW",
        ]
    ),
    "signal": frozenset(
        [
            "SIGALRM",
            "SIGHUP",
            "SIGKILL",
            "SIGUSR1",
            "SIGUSR2",
            "alarm",
            "pause",
            "pthread_kill",
            "setitimer",
        ]
    ),
    "locale": frozenset({"setlocale"}),
    "time": frozenset({"tzset"}),
}
METHODS = frozenset(["chmod", "hardlink_to", "is_mount", "owner", "readlink", "symlink_to"])
KEYWORDS = frozenset({"preexec_fn", "start_new_session", "shell", "pass_fds"})
PLACES = re.compile(r"/(tmp|dev|etc|var|proc|usr|home|bin|root)(/|$)")
DAY_WITHOUT_ZERO = re.compile(r"%-[a-zA-Z]")


def test_program_has_nothing_that_windows_lacks():
    found = {
        path.relative_to(ROOT).as_posix(): list(_found(path.read_text(encoding="utf-8")))
        for path in PROGRAM
    }
    assert {path: habits for path, habits in found.items() if habits} == {}


@pytest.mark.parametrize(
    "code",
    [
        "import fcntl",
        "from pwd import getpwuid",
        "import zoneinfo",
        "os.rename(a, b)",
        "from os import killpg",
        "signal.SIGKILL",
        "path.chmod(0o600)",
        "subprocess.run(x, start_new_session=True)",
        "subprocess.run(x, shell=True)",
        "Path('/var/x')",
        "day.strftime('%-d %B')",
        "path.read_text()",
        "path.write_text(words)",
        "path.open()",
        "path.open('w')",
        "open(path, 'a')",
    ],
)
def test_each_planted_habit_is_found(code):
    assert list(_found(code))


@pytest.mark.parametrize(
    "code",
    [
        "path.replace(other)",
        "path.read_text(encoding='utf-8')",
        "path.write_text(words, 'utf-8')",
        "path.open('rb')",
        "sealed.open(name, blob)",
        "archive.open(member)",
        "webbrowser.open(address)",
        "'/gesprekken/2024'",
    ],
)
def test_what_works_everywhere_is_left_alone(code):
    assert list(_found(code)) == []


def test_words_outside_the_code_page_of_windows_can_be_written_to_a_file(tmp_path):
    """`vip plan > plan.txt` writes UTF-8 on Windows too, where Python itself would take cp1252."""
    program = (
        "import click; from pipeline.cli import program;"
        "program.run_program = lambda words: click.echo('\u2265 10 \u2192 ja') or 0;"
        "program.main()"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT)},
    )
    assert told.stdout.decode("utf-8").strip() == "\u2265 10 \u2192 ja"


def _found(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                yield from (a.name for a in node.names if a.name.split(".")[0] in MODULES)
            case ast.ImportFrom(module=str(module)):
                if module.split(".")[0] in MODULES:
                    yield module
                yield from (a.name for a in node.names if a.name in ATTRIBUTES.get(module, ()))
            case ast.Attribute(value=ast.Name(id=owner), attr=name):
                if name in ATTRIBUTES.get(owner, ()):
                    yield f"{owner}.{name}"
            case ast.Constant(value=str(text)):
                if PLACES.match(text) or DAY_WITHOUT_ZERO.search(text):
                    yield text
            case ast.Call():
                yield from _in_call(node)


def _in_call(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if isinstance(call.func, ast.Attribute) and name in METHODS:
        yield f".{name}()"
    named = {word.arg: word.value for word in call.keywords}
    yield from (f"{word}=" for word in KEYWORDS & set(named))
    if name in ("read_text", "write_text", "open") and _is_text_without_encoding(call, name, named):
        yield f"{name} without encoding"


def _is_text_without_encoding(call: ast.Call, name: str, named: dict) -> bool:
    """Windows writes text in a code page of its own unless the code says otherwise."""
    if "encoding" in named:
        return False
    match name:
        case "read_text":
            return not call.args
        case "write_text":
            return len(call.args) == 1 and not isinstance(call.func, ast.Name)
        case _:
            return _opens_text(call, named)


def _opens_text(call: ast.Call, named: dict) -> bool:
    """`path.open()`, `path.open("w")` or `open(path, "w")`; not `sealed.open(name, blob)`."""
    is_builtin = isinstance(call.func, ast.Name)
    args = call.args[1:] if is_builtin else call.args
    mode = named.get("mode") or (args[0] if args else None)
    if mode is None:
        return not args
    is_mode = isinstance(mode, ast.Constant) and re.fullmatch(r"[rwaxbt+]{1,3}", str(mode.value))
    return bool(is_mode) and "b" not in str(mode.value)
