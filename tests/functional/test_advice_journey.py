"""From publication to jaarrapport by command line: did the yardsticks of an advice move in a year?

The concept is one that the program makes itself of what was published, with its own yardsticks.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from docx import Document

from pipeline.release.bundle import PUBLIC_KEY
from pipeline.steps import at_work, hand_over, make_concepts
from pipeline.steps.workplace import Workplace
from tests.builders import KEY
from tests.survey_releases import asked, survey_release

TODAY = date.today()
OFFERED = TODAY - timedelta(days=330)
LAST_YEAR, THIS_YEAR = str(TODAY.year - 1), str(TODAY.year)
EARLIER = tuple(str(TODAY.year - back) for back in (3, 2))
CLOSED = {golf: OFFERED - timedelta(days=430 - 365 * n) for n, golf in enumerate(EARLIER, start=-1)}
CLOSED |= {LAST_YEAR: OFFERED - timedelta(days=60), THIS_YEAR: TODAY - timedelta(days=20)}
PROMISE = {"eenheid": "traject", "epsilon": 1.0, "epsilon_enquete": 1.0, "delta_enquete": 1e-6}
GOOD, BAD = (600, 900, 2300, 1600, 600), (1100, 1700, 1800, 1000, 400)
CODE = f"drempel-{LAST_YEAR}-mb_vertrouwt_vertrouwelijk"
DONE = f"vip opvolgen {CODE}"


def published(later=None):
    """Three waves, in the last of which three scores fell; `later`: a fourth, by question."""
    cells = []
    for what in ("mb", "mb_vertrouwt_vertrouwelijk", "mb_vreest_gevolgen", "mb_durft_gesprek"):
        by_wave = {(golf, ""): _answers(what, GOOD) for golf in EARLIER}
        by_wave[LAST_YEAR, ""] = _answers(what, BAD)
        if what in (later or {}):
            by_wave[THIS_YEAR, ""] = _answers(what, later[what])
        cells.append(asked(what, by_wave))
    closed = {golf: day for golf, day in CLOSED.items() if later or golf != THIS_YEAR}
    bare = survey_release(cells, dict.fromkeys(closed, 10_000), closed=closed)
    return replace(bare, publicaties=(replace(bare.publicaties[0], belofte=PROMISE),))


def _answers(what, counts):
    """An index counts scores, a question its answers."""
    codes = ("0", "25", "50", "75", "100") if what == "mb" else ("1", "2", "3", "4", "5")
    return dict(zip(codes, counts, strict=True))


@pytest.fixture
def year_later(organisation, vip, monkeypatch):
    """`vip` in an organisation whose advice was offered almost a year ago; then comes `later`."""

    def run(*words, code=0):
        said = vip(*words, "--map", organisation)
        assert said.returncode == code, said.stderr
        return said.stdout

    monkeypatch.setattr(Workplace, "released", lambda _: published())
    with at_work(organisation, KEY, OFFERED) as place:
        key = place.workspace.overdracht / PUBLIC_KEY
        key.write_bytes(place.kluis.signer.public_bytes)
        made = {one.id: one for one in make_concepts(place)}
        yardsticks = [one.meetlat.codes for one in made[CODE].concept.advies.maatregelen]
        assert yardsticks[0] == (("item", "mb_vertrouwt_vertrouwelijk"),)
        hand_over(place, CODE, "Anke de Wit")
    day = (OFFERED + timedelta(days=30)).isoformat()
    run("reactie", CODE, "overgenomen", "--eigenaar", "hr", "--op", day)
    begun = run("opvolgen", CODE, "in_uitvoering", "--op", day)
    assert f"vip evalueren {CODE}" in begun
    assert "nog geen enquête gepubliceerd" in run("evalueren", CODE)

    def later(**answers):
        monkeypatch.setattr(Workplace, "released", lambda _: published(answers))
        return run

    return later


@pytest.mark.parametrize(
    ("answers", "proposed", "status"),
    [
        (
            {"mb_vertrouwt_vertrouwelijk": GOOD, "mb_vreest_gevolgen": BAD},
            "effect gezien",
            "effect",
        ),
        (
            {"mb_vertrouwt_vertrouwelijk": BAD, "mb_vreest_gevolgen": BAD, "mb": BAD},
            "geen effect gezien",
            "geen_effect",
        ),
        ({"mb_durft_gesprek": GOOD}, "effect niet vast te stellen", "niet_vast_te_stellen"),
    ],
    ids=["moved", "not moved", "not asked again"],
)
def test_a_year_later_the_report_tells_whether_the_yardsticks_moved(
    year_later, tmp_path, answers, proposed, status
):
    vip = year_later(**answers)
    told = vip("evalueren", CODE)
    assert f"Voorstel: {proposed}. U beslist: {DONE} {status}" in told
    vip("opvolgen", CODE, status)
    vip("opvolgen", CODE, "gesloten")
    findings = [one.removeprefix("- ") for one in told.splitlines() if one.startswith("- ")]
    assert len(findings) == 3
    for year in (LAST_YEAR, THIS_YEAR):
        path = tmp_path / f"{year}.docx"
        vip("jaarrapport", year, "--uit", path)
        report = [one.text for one in Document(str(path)).paragraphs]
        assert "Wat de meetpunten lieten zien" in report
        assert any(f"De stand: {proposed}." in one for one in report)
        assert all(one in report for one in findings)


def test_before_anyone_looked_back_the_report_has_no_yardsticks(year_later, tmp_path):
    vip = year_later(mb_vertrouwt_vertrouwelijk=GOOD)
    path = tmp_path / "jaar.docx"
    vip("jaarrapport", LAST_YEAR, "--uit", path)
    report = [one.text for one in Document(str(path)).paragraphs]
    assert "Eerdere adviezen" in report
    assert "Wat de meetpunten lieten zien" not in report
    chosen = vip("opvolgen", CODE, "geen_effect")
    assert "Let op: de cijfers wezen op: effect gezien. U koos: geen effect gezien." in chosen
