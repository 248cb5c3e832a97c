"""What was not looked for is said: one row a pattern, with what would be needed."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.public import Event, Wave
from pipeline.signals import detect
from tests.releases import TODAY, publiek_of, release_of, simulated, survey_table

PATTERNS = {c.code for c in load_codelist("patronen").codes} - {"geen_patroon"}
FOUND = ("let_op", "signaal", "sterk_signaal")
SIZES = {"u0": 6000, "u1": 6000}
ANSWERS = {"geen": 6000, "wel": 1500, "wil_niet_zeggen": 100, "onbekend": 20}
SCORES = {"0": 200, "25": 900, "50": 2500, "75": 2500, "100": 900, "onbekend": 20}
TABLES = {
    "stijging": "totaal",
    "macht": "relatie",
    "extern": "relatie",
    "escalatie": "vervolg",
    "concentratie": "hoofdcategorie_x_eenheid",
}
WAVE = Wave("2025", 12_000, date(2025, 11, 1))
CAMPAIGN = Event(date(2024, 5, 6), "voorlichting", None, "Week van het gesprek")


def surveys(*indices, seed=2):
    rng = np.random.default_rng(seed)
    parts = [
        survey_table("2025", i, {"": ANSWERS if i == "og" else SCORES}, 1.0, rng) for i in indices
    ]
    return pd.concat(parts, ignore_index=True) if parts else None


def signals(plan=None, indices=("og", "mb", "pv"), factor=1.0, events=(CAMPAIGN,), wave=WAVE):
    rng = np.random.default_rng(1)
    truth = simulated(300, rng, SIZES).times(factor, rng)
    publiek = publiek_of(SIZES, events, (wave,))
    enquete = surveys(*indices)
    release = release_of(truth, plan or {"totaal": 1.0}, rng, publiek, "jaar", enquete)
    return detect(release, TODAY, "")


def absent(found):
    """The rows that rest on no number at all, by pattern."""
    rows = found[(found["niveau"] == "te_weinig_gegevens") & (found["cellen"].map(len) == 0)]
    return {code: list(part["zin"]) for code, part in rows.groupby("code")}


def codes(found):
    """The patterns of a list; a fall is what a rise is."""
    return {"stijging" if code == "daling" else code for code in found["code"]} - {"geen_patroon"}


@pytest.mark.parametrize("indices", [(), ("og",), ("mb", "pv")])
@pytest.mark.parametrize("plan", [{"totaal": 1.0}, {"hoofdcategorie": 1.0}])
@pytest.mark.parametrize("events", [(), (CAMPAIGN,)])
def test_every_pattern_is_in_every_list(indices, plan, events):
    found = signals(plan, indices, events=events)
    assert codes(found) == PATTERNS - {"daling"}
    said = absent(found)
    assert all(len(rows) == 1 for rows in said.values())
    assert all(rows[0].endswith("Dat zegt niet dat er niets speelt.") for rows in said.values())
    assert {"macht", "extern", "escalatie", "concentratie"} <= set(said)
    assert ("werking" in said) == (not events)
    assert ("stilte" in said) == ("og" not in indices)


def test_what_would_be_needed_is_named():
    said = {code: rows[0] for code, rows in absent(signals(indices=())).items()}
    for code, table in TABLES.items():
        if code != "stijging":
            assert f"`{table}`" in said[code]
    for code in ("stilte", "drempel", "klimaat", "referentie"):
        assert "nog geen enquête gepubliceerd" in said[code]
    only_experience = {c: rows[0] for c, rows in absent(signals(indices=("og",))).items()}
    assert "‘Meldbereidheid’" in only_experience["drempel"]
    assert "‘Psychologische veiligheid’" in only_experience["klimaat"]
    no_events = {c: rows[0] for c, rows in absent(signals(events=())).items()}
    assert "bestand met gebeurtenissen" in no_events["werking"]


def test_an_old_survey_is_old_news_and_says_so():
    said = absent(signals(wave=replace(WAVE, gesloten_op=date(2024, 6, 1))))
    for code in ("stilte", "drempel", "klimaat", "referentie"):
        assert "langer dan anderhalf jaar geleden" in said[code][0]


def test_a_wave_before_the_national_series_has_no_figure_beside_it():
    early = replace(WAVE, gesloten_op=date(2019, 6, 1))
    rng = np.random.default_rng(1)
    truth = simulated(300, rng, SIZES)
    release = release_of(
        truth, {"totaal": 1.0}, rng, publiek_of(SIZES, (), (early,)), "jaar", surveys("og")
    )
    said = absent(detect(release, date(2019, 9, 1)))
    assert "geen landelijk cijfer" in said["referentie"][0]


def test_a_pattern_that_is_found_is_not_hidden():
    quiet, loud = signals(), signals(factor=3.0)
    found = loud[loud["niveau"].isin(FOUND)]
    assert "stijging" in set(found["code"])
    assert list(loud["niveau"])[: len(found)] == list(found["niveau"])  # before all others
    assert absent(quiet) == absent(loud)


def test_a_survey_without_talks_says_what_talks_would_show():
    release = release_of(
        simulated(300, np.random.default_rng(1), SIZES),
        {"totaal": 1.0},
        np.random.default_rng(1),
        publiek_of(SIZES, (CAMPAIGN,), (WAVE,)),
        "jaar",
        surveys("og", "mb", "pv"),
    )
    (one,) = release.publicaties
    only = replace(
        release, publicaties=(replace(one, perioden=(), plan={}),), tellingen=release.tellingen[:0]
    )
    found = detect(only, TODAY)
    assert codes(found) == PATTERNS - {"daling"}
    assert "nog geen heel jaar" in absent(found)["stijging"][0]
    assert "gesprekken" in absent(found)["stilte"][0]
