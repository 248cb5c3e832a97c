"""`vip gevraagd`: from a question to a concept that lives as any other advice."""

import json
from dataclasses import replace
from datetime import date

import pytest

from pipeline.release.bundle import PUBLIC_KEY
from pipeline.signals.frozen import SignalList
from pipeline.steps import asked as asked_steps
from pipeline.steps import at_work
from pipeline.steps.workplace import Workplace
from tests.advice_examples import example_release, signal, signals
from tests.builders import KEY

RELEASE = example_release()
FOUND = SignalList("s0020", signals(signal(RELEASE)), {})


@pytest.fixture
def ask(organisation, vip, monkeypatch):
    """The command, in an organisation of which the example was published."""
    with at_work(organisation, KEY, date.today()) as place:
        key = place.kluis.signer.public_bytes
        (place.workspace.overdracht / PUBLIC_KEY).write_bytes(key)
    monkeypatch.setattr("pipeline.steps.asked.find_patterns", lambda place: FOUND)
    monkeypatch.setattr(Workplace, "released", lambda place: RELEASE)

    def run(*words, command="gevraagd"):
        return vip(command, *words, "--map", organisation)

    return run


def test_a_question_becomes_a_concept_and_a_document(ask, tmp_path):
    paths = [tmp_path / name for name in ("antwoord.docx", "antwoord.pdf")]
    for path in paths:
        said = ask("Neemt pesten toe?", "--uit", path)
        assert said.returncode == 0, said.stderr
    assert paths[0].read_bytes().startswith(b"PK")
    assert paths[1].read_bytes().startswith(b"%PDF")
    again = ask("Neemt werkdruk toe?", "--uit", paths[1])
    assert again.returncode == 2 and "bestaat al" in again.stderr
    result = json.loads(ask("Neemt pesten toe?", "--json").stdout)
    assert result["over"] == {"hoofdcategorie": "oo_pesten"}
    assert all(row["cellen"] for row in result["cijfers"])
    listed = json.loads(ask("--json", command="adviezen").stdout)
    assert [one["id"] for one in listed["dossiers"]] == [result["code"]]


def test_the_answer_is_read_released_and_offered_as_any_advice(ask, organisation):
    code = json.loads(ask("Neemt pesten toe?", "--json").stdout)["code"]
    assert "WAT WIJ NIET KUNNEN ZEGGEN" in ask(code, command="advies").stdout
    assert ask(code, "--door", "V. Pee", "--ja", command="aanbieden").returncode == 0
    (bundle,) = (organisation / "overdracht" / "adviezen").iterdir()
    register = json.loads((bundle / "advies.json").read_text(encoding="utf-8"))["register"]
    assert (register["soort"], register["patroon"]) == ("gevraagd", "")
    assert register["reactie_voor"] > date.today().isoformat()
    assert "al beantwoord" in ask("Neemt pesten toe?").stdout
    assert "aangeboden op" in ask("Neemt pesten nog steeds toe?").stdout


def test_two_possibilities_are_shown_and_words_looked_at(ask):
    said = ask("Zijn er meer meldingen van pesten en discriminatie?").stdout
    assert "--categorie: oo_" in said
    assert "Kijk nog eens naar deze woorden" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("",), "Er staat geen vraag"),
        (("?!",), "Er staat geen vraag"),
        (("pesten " * 1500,), "langer dan 600"),
        (("Gaat het goed tussen Jan de Vries en zijn baas?",), "geen naam"),
        (("Gaat het beter in Locatie Noord dan in Locatie Zuid?",), "meer dan één eenheid"),
        (("Gaat het beter in Locatie Noord?", "--eenheid", "zuid"), "meer dan één eenheid"),
        (("Hoe gaat het?", "--eenheid", "geheim"), "--eenheid"),
        (("Hoe gaat het?", "--periode", "herfst"), "--periode"),
        (("Hoe gaat het?", "--uit", "antwoord.txt"), ".docx of .pdf"),
    ],
)
def test_what_is_no_question_is_refused_and_nothing_is_kept(ask, organisation, words, said):
    refused = ask(*words)
    assert refused.returncode == 2
    assert said in refused.stderr
    assert "Vries" not in refused.stderr
    assert "geheim" not in refused.stderr
    assert not list((organisation / "vp" / "dossiers").glob("gevraagd*"))


@pytest.mark.parametrize("shape", [(), ("--json",)])
def test_that_advice_on_a_unit_rests_is_no_part_of_an_answer(ask, monkeypatch, shape):
    """What an answer is written to, as text or as JSON, may be shared."""
    monkeypatch.setattr("pipeline.cli.asked.ask", rested(asked_steps.ask))
    said = ask("Neemt pesten toe?", *shape)
    assert "opgeschort" in said.stderr
    assert "opgeschort" not in said.stdout


def rested(real):
    return lambda *words: replace(real(*words), is_opgeschort=True)
