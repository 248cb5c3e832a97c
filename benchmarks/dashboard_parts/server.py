"""The dashboard as `vip dashboard` starts it, in a process of its own, with its memory."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboards.organisatie.launch import KEY_VARIABLE

_PROGRAM = "from pipeline.cli.program import main; main()"
_POLL = 0.02


@dataclass(frozen=True)
class Served:
    """A running dashboard: `up`: seconds from the command to the first answer."""

    port: int
    group: int
    up: float

    @property
    def mebibytes(self) -> float:
        """Resident memory of all its processes."""
        found = [p for p in Path("/proc").glob("[0-9]*") if _group_of(p) == self.group]
        return sum(_resident(p) for p in found) / 1024


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """The dashboard of the workspace at `root`."""
    port = _free_port()
    words = ("dashboard", "--map", str(root), "--poort", str(port))
    kept = {name: value for name, value in os.environ.items() if name != KEY_VARIABLE}
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, *words],
        env=kept,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    ) as program:
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", program)
            yield Served(port, program.pid, time.perf_counter() - started)
        finally:
            os.killpg(program.pid, signal.SIGTERM)


def _wait(address: str, program: "subprocess.Popen[bytes]") -> None:
    while program.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(_POLL)
    raise RuntimeError("the dashboard did not start")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _group_of(process: Path) -> int:
    try:
        return os.getpgid(int(process.name))
    except OSError:
        return -1


def _resident(process: Path) -> int:
    """KiB."""
    try:
        lines = (process / "status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)
