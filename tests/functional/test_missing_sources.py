"""A source that always delivered and now does not is asked about before anything is published."""

import pytest

from pipeline.errors import RefusedInput
from pipeline.release import load_release
from pipeline.steps import Answered, check_sources, close, publish_answered
from pipeline.steps.missing_sources import missing_sources
from tests.sheets import Sheets

HEAD = "traject_sleutel;periode;hoofdcategorie;relatie;eenheid;mag_meetellen"
YEAR = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")
PLAN = "totaal = 1"
NAMES = "\n[bronnen.vp_een]\n[bronnen.vp_twee]\n"


def rows(bron, *quarters):
    return [f"{bron}{q};{q};Pesten;collega;noord;ja" for q in quarters]


@pytest.fixture(scope="module")
def a_year(tmp_path_factory):
    """Two VPs delivered a year, which is published; the next quarter only the first did."""
    sheets = Sheets(tmp_path_factory.mktemp("bronnen") / "org", toml=NAMES, tables=PLAN)
    sheets.send(HEAD, *rows("een", *YEAR), bron="vp_een", name="een.csv")
    sheets.send(HEAD, *rows("twee", *YEAR), bron="vp_twee", name="twee.csv")
    sheets.publish("2024-Q4")
    sheets.send(HEAD, *rows("een", "2025-Q1"), bron="vp_een", name="een_q1.csv")
    close(sheets.place(), "2025-Q1")
    return sheets


@pytest.fixture
def sheets(a_year, tmp_path):
    return a_year.copy(tmp_path / "org")


def publish(sheets, **answers):
    return publish_answered(sheets.place(), Answered(**answers))


def test_the_source_is_named_with_both_ways_out_and_nothing_is_spent(sheets):
    before = len(sheets.place().door().open_ledger().entries)
    with pytest.raises(RefusedInput) as refused:
        publish(sheets)
    said = str(refused.value)
    assert "vp_twee leverde altijd gesprekken, maar niets over het 1e kwartaal van 2025" in said
    assert "vp_een" not in said
    assert "--zonder-bron vp_twee" in said and "--geen-gesprekken vp_twee" in said
    assert len(sheets.place().door().open_ledger().entries) == before


def test_the_file_that_came_later_is_read_in_and_counts(sheets):
    sheets.send(HEAD, *rows("twee", "2025-Q1"), bron="vp_twee", name="twee_q1.csv")
    (published,) = publish(sheets)
    assert published.perioden == ("2025-Q1",)
    assert load_release(sheets.workspace.overdracht).aantekeningen == ()


def test_publishing_without_it_leaves_a_note_of_the_quarter_and_no_name(sheets):
    publish(sheets, zonder=("vp_twee",))
    release = load_release(sheets.workspace.overdracht)
    assert [(n.stroom, n.over, n.reden) for n in release.aantekeningen] == [
        ("gesprekken", "2025-Q1", "niet_aangeleverd")
    ]
    files = [path for path in sheets.workspace.overdracht.rglob("*") if path.is_file()]
    assert not any(b"vp_twee" in path.read_bytes() for path in files)


def test_a_second_quarter_without_it_is_asked_about_again(sheets):
    publish(sheets, zonder=("vp_twee",))
    sheets.send(HEAD, *rows("een", "2025-Q2"), bron="vp_een", name="een_q2.csv")
    close(sheets.place(), "2025-Q2")
    with pytest.raises(RefusedInput, match=r"vp_twee.*2e kwartaal van 2025"):
        publish(sheets)
    publish(sheets, zonder=("vp_twee",))
    release = load_release(sheets.workspace.overdracht)
    assert [note.over for note in release.aantekeningen] == ["2025-Q1", "2025-Q2"]


def test_a_source_that_is_said_to_have_had_no_talks_is_not_asked_about_again(sheets):
    publish(sheets, geen=("vp_twee",))
    sheets.send(HEAD, *rows("een", "2025-Q2"), bron="vp_een", name="een_q2.csv")
    close(sheets.place(), "2025-Q2")
    assert missing_sources(sheets.place()) == ()


def test_no_talks_leave_no_note(sheets):
    publish(sheets, geen=("vp_twee",))
    release = load_release(sheets.workspace.overdracht)
    assert (release.perioden[-1], release.aantekeningen) == ("2025-Q1", ())


@pytest.mark.parametrize(
    "answers",
    [
        {"zonder": ("vp_twe",)},
        {"zonder": ("vp_twee", "vp_een")},
        {"zonder": ("vp_twee",), "geen": ("vp_twee",)},
    ],
)
def test_an_answer_about_another_source_is_refused(sheets, answers):
    with pytest.raises(RefusedInput):
        publish(sheets, **answers)
    assert load_release(sheets.workspace.overdracht).perioden[-1] == "2024-Q4"


def test_a_file_that_says_it_takes_the_place_of_the_quarter_counts_as_delivered(sheets):
    sheets.send(
        HEAD,
        *rows("twee", "2024-Q4"),
        bron="vp_twee",
        vervangt=("2024-Q4", "2025-Q1"),
        name="w.csv",
    )
    assert missing_sources(sheets.place()) == ()


def test_a_source_that_does_not_always_deliver_is_not_asked_about(tmp_path):
    sheets = Sheets(tmp_path / "org", toml=NAMES, tables=PLAN)
    sheets.send(HEAD, *rows("een", *YEAR, "2025-Q1"), bron="vp_een", name="een.csv")
    sheets.send(HEAD, *rows("twee", *YEAR[1:]), bron="vp_twee", name="twee.csv")
    sheets.publish("2024-Q4")
    close(sheets.place(), "2025-Q1")
    assert missing_sources(sheets.place()) == ()


def test_before_a_quarter_is_closed_it_can_be_asked_already(sheets):
    publish(sheets, geen=("vp_twee",))
    assert missing_sources(sheets.place()) == ()
    (one,) = missing_sources(sheets.place(), "2025-Q2")
    assert (one.bron, one.kwartalen) == ("vp_een", ("2025-Q2",))
    with pytest.raises(RefusedInput, match="vp_een"):
        check_sources(sheets.place(), Answered(), "2025-Q2")


def test_a_first_publication_asks_nothing(tmp_path):
    sheets = Sheets(tmp_path / "org", toml=NAMES, tables=PLAN)
    sheets.send(HEAD, *rows("een", *YEAR), bron="vp_een")
    close(sheets.place(), "2025-Q1")
    assert publish_answered(sheets.place(), Answered())
