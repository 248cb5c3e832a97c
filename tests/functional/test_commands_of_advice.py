"""`adviseer --terzijde`: nothing is dropped unsaid, and what lasts is asked about first."""

import json
from datetime import date

import pytest

from pipeline.advice.aside import load_aside
from pipeline.advice.pattern import signal_key
from pipeline.release import write_bundle
from pipeline.release.bundle import PUBLIC_KEY
from pipeline.signals.frozen import signal_files
from pipeline.steps import at_work
from tests.advice_examples import example_release, signal, signals
from tests.builders import KEY

RELEASE = example_release()
ROW = signal(RELEASE)
SIGNAL = signal_key(ROW)
ASIDE = ("--terzijde", SIGNAL, "--reden", "afwachten")


@pytest.fixture
def adviseer(organisation, vip):
    """The command, in an organisation with one list that holds one signal."""
    with at_work(organisation, KEY, date.today()) as place:
        files = signal_files(signals(ROW), RELEASE.publicaties[-1], date.today())
        write_bundle(place.workspace.signalen / "s0020", files, place.kluis.signer, "signalen")
        overdracht = place.workspace.overdracht
        (overdracht / PUBLIC_KEY).write_bytes(place.kluis.signer.public_bytes)

    def run(*words):
        return vip("adviseer", *words, "--map", organisation)

    return run


def decisions(organisation):
    return [(one.signaal, one.reden) for one in load_aside(organisation / "overdracht")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*ASIDE, "--vraag", SIGNAL), "Laat --vraag en --uit weg"),
        ((*ASIDE, "--uit", "concepten"), "Laat --vraag en --uit weg"),
        (("--reden", "afwachten", "--vraag", SIGNAL), "Laat --vraag en --uit weg"),
        ((*ASIDE, "--terzijde", "iets-anders"), "één signaal tegelijk"),
        ((*ASIDE, "--reden", "gebeurtenis"), "één signaal tegelijk"),
        (("--terzijde", "", "--reden", ""), "één keer --terzijde CODE"),
        (("--terzijde", " ", "--reden", "afwachten"), "één keer --terzijde CODE"),
        (("--terzijde", SIGNAL), "al_besproken, gebeurtenis"),
        (("--reden", "afwachten"), "één keer --terzijde CODE"),
        (("--terzijde", "iets-anders", "--reden", "afwachten"), SIGNAL),
        (("--terzijde", SIGNAL, "--reden", "ons kent ons"), "lijst met redenen"),
    ],
)
def test_what_cannot_be_done_together_is_refused(adviseer, organisation, words, said):
    refused = adviseer(*words, "--ja")
    assert refused.returncode == 2
    assert said in refused.stderr and "ons kent ons" not in refused.stderr
    assert decisions(organisation) == []


def test_setting_a_signal_aside_is_asked_about_and_not_done_twice(adviseer, organisation):
    asked = adviseer(*ASIDE)
    assert asked.returncode == 2, "nobody can answer"
    assert "wacht nieuwe cijfers af. Dat kunt u niet terugdraaien" in asked.stderr
    assert decisions(organisation) == []
    done = adviseer(*ASIDE, "--ja", "--json")
    assert json.loads(done.stdout)["signaal"] == SIGNAL
    assert decisions(organisation) == [(SIGNAL, "afwachten")]
    again = adviseer(*ASIDE, "--ja")
    assert again.returncode == 2
    assert "al terzijde gelegd op" in again.stderr and "wacht nieuwe cijfers af" in again.stderr
    assert adviseer("--terzijde", SIGNAL, "--reden", "gebeurtenis", "--ja").returncode == 0
    assert decisions(organisation) == [(SIGNAL, "afwachten"), (SIGNAL, "gebeurtenis")]


def test_half_a_document_does_not_stay_where_the_organisation_comes(organisation):
    draft = organisation / "overdracht" / "adviezen" / ".stijging-2025.deel"
    draft.mkdir(parents=True)
    (draft / "advies.docx").write_bytes(b"half")
    with at_work(organisation, KEY, date(2026, 1, 10)):
        assert not draft.exists()
