"""Which patterns become an advice, which a note, and which nothing at all."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.advice.compose import compose
from pipeline.advice.gate import FEWEST_TALKS, cluster_upper, held_back
from pipeline.advice.pattern import patterns_in, signal_key
from tests.advice_examples import TODAY, cells_of, example_release, signal, signals, silence

RELEASE = example_release()


def concepts(*rows, release=RELEASE, **options):
    return compose(signals(*rows), release, TODAY, **options)


def test_a_strong_signal_makes_a_concept_by_itself():
    (concept,) = concepts(signal(RELEASE))
    assert concept.vorm == "advies"
    assert concept.id == "stijging-2025-q4-oo_pesten"


def test_a_signal_makes_one_only_when_asked():
    row = signal(RELEASE, niveau="signaal")
    assert concepts(row) == ()
    assert concepts(row, asked={"stijging-2025-q4-in"}) == ()
    assert len(concepts(row, asked={signal_key(row)})) == 1


@pytest.mark.parametrize("level", ["let_op", "binnen_verwachting", "te_weinig_gegevens"])
def test_lower_levels_never_do_even_when_asked(level):
    row = signal(RELEASE, niveau=level)
    assert concepts(row, asked={signal_key(row)}) == ()


@pytest.mark.parametrize("code", ["geen_patroon", "opkomend_thema"])
def test_other_patterns_make_none(code):
    row = signal(RELEASE, code=code)
    assert concepts(row, asked={signal_key(row)}) == ()


def test_rows_without_a_unit_are_no_place_to_advise():
    cells = cells_of(RELEASE, "eenheid", eenheid="niet_toegedeeld")
    nowhere = {"hoofdcategorie": "", "cluster": "", "eenheid": "niet_toegedeeld", "cellen": cells}
    assert concepts(signal(RELEASE, **nowhere)) == ()
    assert len(concepts(signal(RELEASE, **{**nowhere, "eenheid": "noord"}))) == 1


def with_upper(release, upper, table="cluster"):
    counts = release.tellingen.copy()
    chosen = (counts["tabel"] == table) & (counts["cluster"] == "oo")
    counts.loc[chosen & (counts["periode"] >= "2025-Q1"), "upper"] = upper
    return replace(release, tellingen=counts)


@pytest.mark.parametrize(("upper", "made"), [(2.4, 0), (2.5, 1), (3.0, 1)])
def test_no_advice_on_a_period_with_fewer_than_ten_in_the_cluster(upper, made):
    assert FEWEST_TALKS == 10
    assert len(concepts(signal(RELEASE), release=with_upper(RELEASE, upper))) == made


def test_without_a_cluster_table_the_categories_are_summed():
    counts = RELEASE.tellingen[RELEASE.tellingen["tabel"] != "cluster"]
    (pattern,) = patterns_in(signals(signal(RELEASE)))
    own = RELEASE.tellingen
    chosen = own["hoofdcategorie"].str.startswith("oo_") & (own["periode"] >= "2025-Q1")
    expected = own[chosen & (own["tabel"] == "hoofdcategorie")]["upper"].sum()
    assert cluster_upper(pattern, replace(RELEASE, tellingen=counts)) == expected


def test_a_pattern_without_a_subject_is_weighed_by_its_own_cells():
    row = signal(RELEASE, hoofdcategorie="", cluster="", cellen=cells_of(RELEASE, "totaal"))
    (pattern,) = patterns_in(signals(row))
    totals = RELEASE.tellingen[RELEASE.tellingen["tabel"] == "totaal"]
    assert cluster_upper(pattern, RELEASE) == totals["upper"].iloc[-4:].sum()


def test_silence_rests_on_the_survey_not_on_ten_talks():
    assert len(concepts(silence(RELEASE), release=with_upper(RELEASE, 1.0))) == 1


def test_silence_over_fewer_than_fifty_answers_is_not_said():
    answers = RELEASE.enquete.assign(noisy_n=[10, 40, 2, 1])
    assert concepts(silence(RELEASE), release=replace(RELEASE, enquete=answers)) == ()


@pytest.mark.parametrize("code", ["macht", "concentratie", "werking"])
def test_a_row_that_does_not_fit_its_cells_makes_none(code):
    row = signal(RELEASE, code=code, waarneming=3.0, eenheid="zuid")
    assert concepts(row) == ()


def test_an_event_makes_a_note_without_measures_even_when_asked():
    row = signal(RELEASE, gebeurtenis="Uitzending over gedrag")
    for asked in (frozenset(), {signal_key(row)}):
        (note,) = concepts(row, asked=asked)
        assert note.vorm == "notitie"
        assert note.advies.maatregelen == ()
        assert note.aandacht.gronden == ()
        assert "geen conclusie over gedrag" in note.betekenis.inleiding[0].text
        assert len(note.betekenis.lezingen) >= 2


@pytest.fixture
def earlier():
    (concept,) = concepts(signal(RELEASE))
    return replace(concept, id="stijging-2025-q2-oo_pesten", periode="2025-Q2")


def test_the_same_pattern_stays_quiet_for_two_quarters(earlier):
    row = signal(RELEASE)
    assert concepts(row, eerder=[earlier]) == ()
    assert len(concepts(row, eerder=[replace(earlier, periode="2025-Q1")])) == 1


def test_a_pattern_that_became_more_certain_speaks_again(earlier):
    assert len(concepts(signal(RELEASE), eerder=[replace(earlier, niveau="signaal")])) == 1


def test_another_subject_or_an_earlier_note_does_not_silence(earlier):
    other = replace(earlier, codes=(("cluster", "wb"),), verhaal="belasting/meer/")
    note = replace(earlier, vorm="notitie")
    assert len(concepts(signal(RELEASE), eerder=[other, note])) == 1


def test_a_number_that_is_missing_leaves_no_half_sentence():
    assert concepts(signal(RELEASE, effect=float("nan"))) == ()


def test_composing_twice_gives_the_same():
    rows = (signal(RELEASE), silence(RELEASE))
    assert concepts(*rows) == concepts(*rows)
    assert compose(signals(*rows), RELEASE, date(2026, 3, 1))[0].id == concepts(*rows)[0].id


def test_a_signal_that_is_held_back_says_why(earlier):
    (pattern,) = patterns_in(signals(signal(RELEASE)))
    assert held_back(pattern, RELEASE) == ""
    assert held_back(pattern, with_upper(RELEASE, 1.0)) == "het gaat over minder dan 10 trajecten"
    assert "kort geleden al advies" in held_back(pattern, RELEASE, [earlier])
    (nowhere,) = patterns_in(signals(signal(RELEASE, eenheid="niet_toegedeeld")))
    assert held_back(nowhere, RELEASE) == "de eenheid is niet bekend"
