"""No exact count leaves the VP zone, and no value of a row leaves the kluis: both are searched for.

The organisation has counts that cannot be there by chance, and keys that are nowhere else. The
noise is replaced by a shift of 20,000, so that no released number can be one of those counts; then
everything that comes out is read back: bundles, Parquet, Word, JSON, screens, logs, pages.
"""

import io
import logging
import re
import zipfile
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from pipeline.cli.program import run_program
from tests.app.page_reader import PAGES, all_text, open_page
from tests.builders import KEY
from tests.killer import KilledError, Killer
from tests.privacy.watched_door import files, replace_noise

pytestmark = pytest.mark.slow
SHIFT = 20_000
SECRET = "kanarie7f3a"
MARKS = ".,\\s\u00a0\u202f"
COLUMNS = (
    "traject_sleutel",
    "periode",
    "hoofdcategorie",
    "relatie",
    "eenheid",
    "mag_meetellen",
)
UNITS = """eenheid;naam;bovenliggend;medewerkers;leidinggevenden
org;Organisatie;;52000;2000
a;Directie A;org;30000;1200
b;Directie B;org;22000;800
"""
PLAN = """
[plan]
korrel = "kwartaal"
totaal = 20
cluster = 20
hoofdcategorie = 40
eenheid = 20
"""
GOLVEN = "golf;uitgenodigd;gesloten_op\ngolf25;52000;2025-11-01\n"
YEARS = range(2023, 2026)
USUAL = {"oo_pesten": 211, "sw_collega": 223, "wb_werkdruk": 227}
PLANTED = {"2025-Q1": 3019, "2025-Q2": 3089, "2025-Q3": 3181, "2025-Q4": 3259}
ANSWERS = 4703
SMALLEST = 2900  # smaller ones could be there by chance: years, widths, expected numbers


def rows():
    """Talks: a few hundred a quarter, thousands about pesten in the last year; some come twice."""
    for year in YEARS:
        for quarter in (f"{year}-Q{n}" for n in (1, 2, 3, 4)):
            for category, usual in USUAL.items():
                n = PLANTED.get(quarter, usual) if category == "oo_pesten" else usual
                for i in range(n):
                    key = f"{SECRET}-{quarter}-{category}-{i}"
                    unit = "ab"[i % 3 == 0]
                    for _ in range(2 if i % 7 == 0 else 1):
                        yield (key, quarter, category, "collega", unit, "ja")


def write_files(root):
    """gesprekken.csv and enquete.csv; gives the talks."""
    talks = pd.DataFrame(rows(), columns=list(COLUMNS))
    talks.to_csv(root / "gesprekken.csv", sep=";", index=False)
    items = {"wd_tempo": 3, "wd_hoeveelheid": 4, "mb_durft_gesprek": 2, "mb_vreest_gevolgen": 4}
    answers = pd.DataFrame(
        {
            "respondent_sleutel": [f"{SECRET}-r{i}" for i in range(ANSWERS)],
            "golf": "golf25",
            "eenheid": ["ab"[i % 2] for i in range(ANSWERS)],
            **items,
        }
    )
    answers.to_csv(root / "enquete.csv", sep=";", index=False)
    return talks


def exact_counts(talks):
    """Counts of talks and of trajecten, by quarter, year, category, cluster and unit."""
    talks = talks.assign(jaar=talks["periode"].str[:4], cluster=talks["hoofdcategorie"].str[:2])
    counts = {ANSWERS, ANSWERS // 2, ANSWERS // 2 + 1}
    for frame in (talks, talks.drop_duplicates("traject_sleutel")):
        counts.add(len(frame))
        for when in ("periode", "jaar", None):
            for what in ("hoofdcategorie", "cluster", "eenheid", None):
                if by := [name for name in (when, what) if name]:
                    counts |= {int(n) for n in frame.groupby(by).size()}
    return {n for n in counts if n >= SMALLEST}


def numbers_in(text):
    """Whole numbers as a program or a page writes them: 3019, 3019.0, 3.019, 3,019, 3 019."""
    plain = re.findall(r"(?<!\w)(?<!\d[.,])(\d{4,5})(?:[.,]0+)?(?!\w|[.,]\d)", text)
    grouped = re.findall(
        rf"(?<!\w)(?<!\d[.,])(\d\d?)[{MARKS}](\d{{3}})(?:[.,]0+)?(?!\w|[.,]\d)", text
    )
    return {int(n) for n in plain} | {int(a + b) for a, b in grouped}


def readable(path):
    """What a file says: Parquet as a table, Word as its text, the rest as it is."""
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        return f"{table.schema}\n{table.to_pandas().to_csv(sep=chr(9))}"
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            written = [parts.read(name).decode("latin-1") for name in parts.namelist()]
        return "\n".join(re.sub(r"<[^>]*>", "\n", part) for part in written)
    return path.read_bytes().decode("latin-1")


@dataclass
class Life:
    """An organisation after a whole life: where it lies, what was said, what may not be found."""

    root: Path
    said: dict[str, str]
    counts: set[int]

    @property
    def overdracht(self):
        return self.root / "org" / "overdracht"


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    """From files to an offered advice, in one process, with the shift for noise."""
    root = tmp_path_factory.mktemp("exact")
    talks = write_files(root)
    said, log = {}, io.StringIO()
    handler = logging.StreamHandler(log)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VIP_SLEUTEL", KEY)
        patch.setattr("keyring.get_password", lambda *_: None)
        patch.setattr("tempfile.tempdir", str(root))
        logging.getLogger().addHandler(handler)
        patch.setattr(logging.getLogger(), "level", logging.DEBUG)
        replace_noise(patch, lambda _: lambda counts, *_args, **_more: counts + SHIFT)

        def vip(*words):
            with redirect_stdout(io.StringIO()) as out, redirect_stderr(out):
                code = run_program([str(word) for word in words])
            said[" ".join(str(word) for word in words)] = out.getvalue()
            assert code == 0, out.getvalue()
            return out.getvalue()

        _live(root, vip)
        logging.getLogger().removeHandler(handler)
    said["log"] = log.getvalue()
    return Life(root, said, exact_counts(talks))


def _live(root, vip):
    org = root / "org"
    here = ("--map", org)
    vip("nieuw", org, "--vanaf", f"{min(YEARS)}-Q1", "--naam", "Testorganisatie")
    (org / "codes" / "organisatie.csv").write_text(UNITS, encoding="utf-8")
    (org / "codes" / "golven.csv").write_text(GOLVEN, encoding="utf-8")
    with (org / "vip.toml").open("a", encoding="utf-8") as file:
        file.write(PLAN)
    for name in ("gesprekken.csv", "enquete.csv"):
        vip("inlezen", root / name, *here)
    vip("plan", *here, "--json")
    vip("run", "--tot", "2025-Q4", "--ja", *here, "--json")
    for words in (("publiceer",), ("signaleer",), ("budget",), ("adviseer",)):
        vip(*words, *here)
        vip(*words, *here, "--json")
    vip("adviseer", "--uit", root / "uit", *here)
    first = sorted((root / "uit").glob("*.docx"))[0].stem
    vip("aanbieden", first, "--door", "De VP", "--tweede", "De ander", "--ja", *here)


def test_the_search_knows_how_numbers_are_written():
    assert numbers_in("n=3019, 3.023 of 3\u00a0037; \"x\": 3041.0, 12 345 en 4 keer") >= {
        3019, 3023, 3037, 3041, 12345,
    }  # fmt: skip
    assert not numbers_in("a3019f 3019.5 0.3019 p0001 230190123 3019-x"[:-6])


def test_the_counts_to_look_for_are_there(life):
    assert {3019, 3259, ANSWERS} <= life.counts
    assert len(life.counts) > 20


def test_nothing_that_crosses_holds_an_exact_count(life):
    crossing = files(life.overdracht)
    assert {"release.json", "tellingen.parquet", "enquete.parquet"} <= {p.name for p in crossing}
    assert any("adviezen" in p.parts for p in crossing)
    for path in crossing:
        assert not numbers_in(readable(path)) & life.counts, path.name


def test_released_numbers_are_the_shifted_ones(life):
    """The search would find them: without the shift these are the exact counts."""
    found = set()
    for path in life.overdracht.rglob("tellingen.parquet"):
        found |= {n - SHIFT for n in numbers_in(readable(path))}
    assert {3019, 3259} <= found


def test_no_document_holds_an_exact_count(life):
    documents = [*(life.root / "uit").glob("*.docx"), *life.overdracht.rglob("*.docx")]
    assert len(documents) >= 2
    for path in documents:
        assert not numbers_in(readable(path)) & life.counts, path.name


def test_no_command_but_reading_in_says_an_exact_count(life):
    """`vip inlezen` tells the VP how many rows a file had; nothing else may."""
    for words, text in life.said.items():
        if not words.startswith("inlezen"):
            assert not numbers_in(text) & life.counts, words
    assert len(life.said) > 12


def test_open_files_of_the_workspace_hold_no_exact_count(life):
    """The ledger, the settings and the public inputs are not encrypted."""
    for path in files(life.root / "org"):
        if "kluis" not in path.parts and "dossiers" not in path.parts:
            assert not numbers_in(readable(path)) & life.counts, path.name


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_an_exact_count(life, page, monkeypatch):
    app = open_page(monkeypatch, life.overdracht, page)
    assert not app.exception
    shown = all_text(app)
    assert len(shown) > 200
    assert not numbers_in(shown) & life.counts


def test_no_key_of_a_row_is_anywhere_but_in_the_file_it_came_in(life):
    for path in files(life.root):
        if path.parent != life.root:
            assert not holds_secret(path.read_bytes()), path.name
    assert SECRET in readable(life.root / "gesprekken.csv")
    for words, text in life.said.items():
        assert SECRET not in text, words


def holds_secret(data):
    return any(SECRET.encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


@pytest.mark.parametrize("at", [1, 4, 9, 16, 25])
@pytest.mark.parametrize("command", ["inlezen", "publiceer"])
def test_a_power_cut_leaves_no_row_in_the_open(tmp_path, monkeypatch, capfd, command, at):
    monkeypatch.setenv("VIP_SLEUTEL", KEY)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    org, source = tmp_path / "org", tmp_path / "gesprekken.csv"
    assert run_program(["nieuw", str(org), "--vanaf", "2025-Q1"]) == 0
    (org / "codes" / "organisatie.csv").write_text(UNITS, encoding="utf-8")
    talks = [(f"{SECRET}-{i}", "2025-Q1", "oo_pesten", "collega", "a", "ja") for i in range(40)]
    pd.DataFrame(talks, columns=COLUMNS).to_csv(source, sep=";", index=False)
    before = [["inlezen", str(source)], ["afsluiten", "2025"]]
    for words in before[: 0 if command == "inlezen" else 2]:
        assert run_program([*words, "--map", str(org)]) == 0
    words = [command, str(source)] if command == "inlezen" else [command]
    with monkeypatch.context() as until, suppress(KilledError):
        Killer(until, at)
        run_program([*words, "--map", str(org)])
    for path in files(tmp_path):
        if path != source:
            assert not holds_secret(path.read_bytes()), path.name
    said = capfd.readouterr()
    assert SECRET not in said.out + said.err


def test_what_goes_wrong_is_told_without_the_row(tmp_path, monkeypatch, capfd):
    """Every cell wrong, and a bug in the middle: neither message holds a value."""
    monkeypatch.setenv("VIP_SLEUTEL", KEY)
    org, source = tmp_path / "org", tmp_path / "gesprekken.csv"
    run_program(["nieuw", str(org), "--vanaf", "2025-Q1"])
    (org / "codes" / "organisatie.csv").write_text(UNITS, encoding="utf-8")
    wrong = [tuple(f"{SECRET} {name}" for name in COLUMNS)] * 3
    right = [(f"{SECRET}-{i}", "2025-Q1", "oo_pesten", "collega", "a", "ja") for i in range(5)]
    pd.DataFrame(wrong + right, columns=COLUMNS).to_csv(source, sep=";", index=False)
    run_program(["inlezen", str(source), "--map", str(org)])
    run_program(["afsluiten", "2025", "--map", str(org)])

    def breaks(counts, *_args, **_more):
        raise ValueError(f"{SECRET} {counts}")

    replace_noise(monkeypatch, lambda _: breaks)
    assert run_program(["publiceer", "--map", str(org)]) == 1
    said = capfd.readouterr()
    assert "Er ging iets mis" in said.err
    assert SECRET not in said.out + said.err
