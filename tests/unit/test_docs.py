"""What the program can do is documented, and what the documents say exists."""

import re
import subprocess
from pathlib import Path
from typing import get_args, get_origin

import pytest
from pydantic import BaseModel

from dashboards.wording.pages import PAGES
from pipeline.advice.word_check import check_words
from pipeline.cli.program import COMMANDS, vip
from pipeline.contracts import load_codelist
from pipeline.contracts.model import INPUT_CONTRACTS, OUTPUT_CONTRACTS, load_contract
from pipeline.errors import UserError
from pipeline.settings import Settings
from pipeline.vault.keys import ENVIRONMENT
from tests.documents import (
    BELOFTE,
    HANDLEIDING,
    NOTEBOOK,
    README,
    ROOT,
    blocks,
    code_spans,
    command_lines,
    dutch_prose,
    read,
    section,
    tree_folders,
)

VELDEN = ROOT / "docs" / "velden.md"
DUTCH = (HANDLEIDING, BELOFTE, VELDEN, NOTEBOOK)
OUTPUT_PARTS = {name.partition(".")[0] for name in OUTPUT_CONTRACTS}
MAKEFILE = ROOT / "Makefile"
# Written so that this file does not match itself.
HOSTS = re.compile(
    r"pypi[.]org|pythonhosted[.]|registry[.]npmjs|deb[.]debian[.]|artifact[o]ry|index-url\W+http",
    re.I,
)
MACHINE = re.compile(r"(?<![\w.~>-])/(?:work|root|tmp|home|farm|Users)/")
OTHERS_DATA = ("tests", "data", "exports")  # answers of strangers, kept as they were published


def command(name):
    return vip.get_command(None, name)


def options_of(name):
    return {o for p in command(name).params for o in p.opts if o.startswith("--")} - {"--help"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_handleiding(name):
    text = section(HANDLEIDING, f"### `vip {name}`")
    assert text, f"docs/handleiding.md has no section for vip {name}"
    missing = [option for option in options_of(name) if f"`{option}`" not in text]
    assert not missing
    unknown = set(re.findall(r"^- .*", text, re.M))
    named = {o for line in unknown for o in re.findall(r"`(--[a-z-]+)`", line.partition(":")[0])}
    assert named <= options_of(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    assert re.search(rf"^\| `vip {name}\b", section(README, "## Commands"), re.M)


def setting_names(model=Settings, above=""):
    for name, field in model.model_fields.items():
        kind = field.annotation
        if get_origin(kind) is dict:
            yield from setting_names(get_args(kind)[1], f"{above}{name}.NAAM.")
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from setting_names(kind, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def test_every_setting_is_in_the_handleiding_and_no_other():
    table = section(HANDLEIDING, "## 12. Alle instellingen van `vip.toml`")
    listed = re.findall(r"^\| `([\w.]+)` \|", table, re.M)
    assert sorted(listed) == sorted(setting_names())


@pytest.mark.parametrize("name", (*INPUT_CONTRACTS, *OUTPUT_CONTRACTS))
def test_every_contract_and_field_is_documented(name):
    contract, text = load_contract(name), read(VELDEN)
    assert f"(`{name}`, versie {contract.version})" in text
    assert all(f"| `{field.name}` |" in text for field in contract.fields)


def test_every_contract_file_is_a_contract():
    files = {path.name.partition(".")[0] for path in (ROOT / "data_contracts").glob("*.yaml")}
    assert files == {*INPUT_CONTRACTS, *OUTPUT_PARTS}


@pytest.mark.parametrize("name", INPUT_CONTRACTS)
def test_the_handleiding_explains_every_file_that_may_come_in(name):
    spans = set(code_spans(HANDLEIDING))
    required = {field.name for field in load_contract(name).fields if field.required}
    shown = "".join(blocks(HANDLEIDING, f"csv {name}"))
    assert all(field in spans or field in shown for field in required)


def test_the_handleiding_names_every_field_of_a_gesprek():
    spans = set(code_spans(HANDLEIDING))
    assert {field.name for field in load_contract("gesprekken").fields} <= spans


def test_every_page_of_the_dashboard_is_in_the_handleiding():
    files = (ROOT / "dashboards" / "organisatie" / "pages").glob("*.py")
    names = {
        name for path in files for name in re.findall(r'^show_page\("(\w+)"', read(path), re.M)
    }
    table = section(HANDLEIDING, "### De pagina's")
    assert names == set(PAGES)
    assert set(PAGES.values()) == set(re.findall(r"^\| \*([^*]+)\* \|", table, re.M))


def test_every_page_of_the_werkplek_is_in_the_handleiding():
    files = (ROOT / "dashboards" / "werkplek" / "pages").glob("*.py")
    titles = {
        title for path in files for title in re.findall(r'^show_page\("([^"]+)"', read(path), re.M)
    }
    table = section(HANDLEIDING, "### 4.0 De werkplek: alles in uw browser")
    assert titles
    assert titles == set(re.findall(r"^\| \*([^*]+)\* \|", table, re.M))


def test_every_level_is_in_the_handleiding():
    table = section(HANDLEIDING, "### De niveaus")
    for level in load_codelist("niveaus").codes:
        assert f"| {level.label} | {level.extra['teken']} |" in table


@pytest.mark.parametrize("code", sorted({*load_codelist("patronen").values()} - {"opkomend_thema"}))
def test_every_pattern_has_a_page_in_the_handleiding(code):
    label = load_codelist("patronen").label(code)
    _, found, page = read(HANDLEIDING).partition(f"#### {label} (`{code}`)\n")
    assert found, code
    page = page.partition("\n#")[0]
    for part in ("betekent.", "niet betekent.", "is getoetst.", "Voorbeeld."):
        assert f"{part}**" in page, (code, part)


def test_every_exit_code_is_in_the_handleiding():
    kinds = [UserError, *UserError.__subclasses__()]
    kinds += [kind for parent in kinds[1:] for kind in parent.__subclasses__()]
    table = section(HANDLEIDING, "## 14. Exitcodes")
    assert set(re.findall(r"^\| (\d) \|", table, re.M)) == {
        "0", "1", *(str(kind.exit_code) for kind in kinds),
    }  # fmt: skip


def test_the_handleiding_says_where_the_key_comes_from():
    assert ENVIRONMENT in code_spans(HANDLEIDING)


def packages():
    """Folders that a reader meets: two deep in the code and the tests, one deep elsewhere."""
    tracked = tracked_files()
    tops = {path.parts[0] for path in tracked if len(path.parts) > 1}
    inside = {"/".join(p.parts[:2]) for p in tracked if len(p.parts) > 2}
    return tops | {name for name in inside if not name.startswith("docs/")}


def tracked_files():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [Path(name) for name in listed.stdout.split("\0") if name]


def test_the_tree_of_the_readme_is_there():
    gone = [folder for folder in tree_folders(README) if not (ROOT / folder).is_dir()]
    assert not gone


def test_the_tree_of_the_readme_is_whole():
    assert packages() <= set(tree_folders(README))


@pytest.mark.parametrize("document", (README, HANDLEIDING), ids=lambda path: path.stem)
def test_commands_in_documents_exist(document):
    targets = set(re.findall(r"^([\w-]+):", read(MAKEFILE), re.M))
    lines = command_lines(document)
    assert lines
    for line in lines:
        words = line.split()
        if words[0] == "make":
            assert words[1] in targets, line
            continue
        assert words[1] in COMMANDS, line
        used = set(re.findall(r"(?<!\S)\[?(--[a-z-]+)", line))
        assert used <= options_of(words[1]), line


def test_measured_claims_and_benchmarks_belong_together():
    named = set(re.findall(r"python -m benchmarks\.(\w+)", section(README, "## Measured")))
    there = {path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py")}
    assert named == there


@pytest.mark.parametrize("document", DUTCH, ids=lambda path: path.stem)
def test_dutch_documents_keep_the_word_rules(document):
    found = check_words(dutch_prose(document))
    assert not [(finding.regel, finding.woord) for finding in found]


@pytest.mark.parametrize(
    "path", [README, *sorted((ROOT / "docs").glob("*.md"))], ids=lambda p: p.stem
)
def test_paths_and_links_in_documents_exist(path):
    links = re.findall(r"\]\((?!http|#)([^)#]+)\)", read(path))
    gone = [link for link in links if not (path.parent / link).exists()]
    starts = ("pipeline/", "tests/", "docs/", "dashboards/", "benchmarks/", "data_contracts/")
    named = [span for span in code_spans(path) if span.startswith(starts) and " " not in span]
    gone += [span for span in named if not (ROOT / span).exists()]
    assert not gone


def test_no_host_of_a_registry_and_no_path_of_a_machine():
    found = []
    for path in tracked_files():
        if path.parts[:3] == OTHERS_DATA:
            continue
        try:
            text = read(ROOT / path)
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if HOSTS.search(line) or MACHINE.search(line):
                found.append(f"{path}:{number}")
    assert not found


def test_every_page_of_both_apps_has_a_picture():
    told = read(ROOT / "docs" / "schermen.md")
    for app, folder in (("dashboard", "organisatie"), ("werkplek", "werkplek")):
        pages = {path.stem for path in (ROOT / "dashboards" / folder / "pages").glob("*.py")}
        for name in pages - {"menu"}:
            assert f"schermen/{app}-{name}.png" in told
