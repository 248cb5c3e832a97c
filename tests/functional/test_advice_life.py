"""The life of an advice by command line: from concept to closed, and what of it crosses."""

import json
import shutil
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboards.organisatie.data import load_overdracht
from pipeline.advice.compose import compose
from pipeline.advice.concept import Meetlat
from pipeline.advice.dossiers import add_concept
from pipeline.advice.follow_up import Stap, load_follow_ups
from pipeline.advice.handed_over import load_handed_over
from pipeline.errors import LedgerRefused
from pipeline.release.bundle import PUBLIC_KEY
from pipeline.steps import all_dossiers, at_work, hand_over, note_reaction
from pipeline.steps.editing import read_text
from pipeline.steps.workplace import Workplace
from tests.advice_examples import cells_of, example_release, signal, signals
from tests.builders import KEY
from tests.killer import KilledError, Killer
from tests.survey_releases import asked, survey_release

RELEASE = example_release()
TODAY = date.today()
ROW = signal(RELEASE)
UNIT_ROW = signal(
    RELEASE, hoofdcategorie="", cluster="", eenheid="b",
    cellen=cells_of(RELEASE, "eenheid", eenheid="zuid"),
)  # fmt: skip
(CONCEPT,) = compose(signals(ROW), RELEASE, TODAY)
(OF_UNIT,) = compose(signals(UNIT_ROW), RELEASE, TODAY)
CODE, UNIT_CODE = CONCEPT.id, OF_UNIT.id
VPS = ("Anke de Wit", "Bram Zwart")


@pytest.fixture
def advice(organisation, vip):
    """`vip` in an organisation with two concepts, one of which names a unit."""
    with at_work(organisation, KEY, TODAY) as place:
        for concept in (CONCEPT, OF_UNIT):
            add_concept(place.dossiers, concept, TODAY)
        overdracht = place.workspace.overdracht
        (overdracht / PUBLIC_KEY).write_bytes(place.kluis.signer.public_bytes)

    def run(*words, code=0):
        said = vip(*words, "--map", organisation)
        assert said.returncode == code, said.stderr
        return said.stdout if code == 0 else said.stderr

    return run


def crossed(organisation):
    """Everything in the organisation's zone: names of files, contents, and what is in documents."""
    found = b""
    for path in sorted((organisation / "overdracht").rglob("*")):
        found += str(path).encode() + (path.read_bytes() if path.is_file() else b"")
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as parts:
                found += b"".join(parts.read(name) for name in parts.namelist())
    return found


def offer_long_ago(organisation, days=200):
    """Offered so long ago that every term has passed."""
    day = TODAY - timedelta(days=days)
    with at_work(organisation, KEY, day) as place:
        hand_over(place, CODE, VPS[0])
    return day


def test_a_whole_life(advice, organisation):
    assert f"{CODE}: Meer gesprekken over pesten" in advice("adviezen")
    assert "WAT WIJ ZIEN" in advice("advies", CODE)
    assert "vip vrijgeven" in advice("toetsen", CODE)
    advice("vrijgeven", CODE, "--door", VPS[0])
    assert "nog niet aangeboden" in advice("adviezen")
    advice("aanbieden", CODE, "--ja")
    assert "reactie gevraagd voor" in advice("adviezen")
    advice(
        "reactie", CODE, "deels", "--eigenaar", "hr", "--termijn",
        (TODAY + timedelta(days=90)).isoformat(), "--toelichting", "Het budget komt later",
    )  # fmt: skip
    assert "eigenaar: HR" in advice("adviezen")
    assert "Het budget komt later" in advice("advies", CODE)
    advice("opvolgen", CODE, "in_uitvoering")
    assert "Voorstel: effect niet vast te stellen" in advice("evalueren", CODE)
    advice("opvolgen", CODE, "niet_vast_te_stellen")
    assert "Geen volgende" not in advice("opvolgen", CODE, "gesloten")
    (found,) = load_handed_over(organisation / "overdracht")
    assert [step.status for step in found.stappen] == [
        "deels", "in_uitvoering", "niet_vast_te_stellen", "gesloten",
    ]  # fmt: skip
    assert (found.register["status"], found.register["eigenaar"]) == ("gesloten", "HR")
    assert found.register["reactie_op"] == TODAY.isoformat()
    everything = crossed(organisation)
    for word in (*VPS, "Anke", "Bram", "budget"):
        assert word.encode() not in everything
    read = {one["id"]: one for one in json.loads(advice("adviezen", "--json"))["dossiers"]}
    assert [step["status"] for step in read[CODE]["stappen"]][-1] == "gesloten"


def test_a_concept_that_is_withdrawn_stays_to_be_read_and_never_crosses(advice, organisation):
    advice("vrijgeven", CODE, "--door", VPS[0])
    assert "Ingetrokken" not in advice("adviezen")
    advice("advies", CODE, "--intrekken", code=2)
    said = advice("advies", CODE, "--intrekken", "--ja")
    assert "is ingetrokken" in said
    told = advice("adviezen")
    assert f"{CODE}: Meer gesprekken" in told
    assert "Ingetrokken door de vertrouwenspersoon" in told
    assert "nog niet aangeboden" not in told
    assert "WAT WIJ ZIEN" in advice("advies", CODE)
    assert "gaat alleen vooruit" in advice("aanbieden", CODE, "--ja", code=2)
    assert not load_handed_over(organisation / "overdracht")
    offered = advice("aanbieden", UNIT_CODE, "--door", VPS[0], "--tweede", VPS[1], "--ja")
    assert "is aangeboden" in offered
    assert "gaat alleen vooruit" in advice("advies", UNIT_CODE, "--intrekken", "--ja", code=2)


def test_the_organisation_sees_the_steps_without_the_key(advice, organisation, monkeypatch):
    advice("aanbieden", CODE, "--door", VPS[0], "--ja")
    advice("reactie", CODE, "overgenomen", "--eigenaar", "bestuurder")
    monkeypatch.setattr("dashboards.organisatie.data.load_release", lambda _: RELEASE)
    elsewhere = organisation.parent / "elders"
    shutil.copytree(organisation / "overdracht", elsewhere)
    (found,) = load_overdracht(elsewhere).adviezen
    assert found.register["status"] == "overgenomen"
    assert found.register["eigenaar"] == "de bestuurder"


REFUSED = (
    (("reactie", CODE, "overgenomen"), "vip toetsen"),
    (("opvolgen", CODE, "in_uitvoering"), "gaat alleen vooruit"),
    (("reactie", CODE, "effect"), "Kies uit: overgenomen"),
    (("opvolgen", CODE, "overgenomen"), "Kies uit: in_uitvoering"),
    (("opvolgen", CODE, "Jan de Boer"), "Kies uit: in_uitvoering"),
    (("advies", "../../vp"), "geen dossier met deze code"),
    (("toetsen", ""), "geen dossier met deze code"),
    (("vrijgeven", CODE, "--door", "  "), "wie geeft dit concept vrij"),
    (("vrijgeven", CODE), "Zeg met --door"),
    (("aanbieden", CODE, "--ja"), "wie geeft dit concept vrij"),
    (("vrijgeven", UNIT_CODE, "--door", VPS[0]), "tweede vertrouwenspersoon"),
    (("vrijgeven", UNIT_CODE, "--door", VPS[0], "--tweede", "anke  DE wit"), "tweede"),
    (("advies", CODE, "--uit", "a.odt"), ".docx of .pdf"),
    (("advies", CODE, "--tekst", "a.txt"), "eindigen op .md"),
    (("advies", CODE, "--van", "is_er_niet.md"), "niet te lezen als tekst"),
    (("advies", CODE, "--van", "a.md", "--tekst", "a.md"), "Geef er één"),
    (("opschorten", "zuid"), "geen code van een eenheid"),
    (("opschorten", "org"), "geen code van een eenheid"),
    (("opschorten", "b", "--opheffen"), "niet opgeschort"),
)
REFUSED_REACTIONS = (
    (("--op", "morgen"), "Schrijf de dag als"),
    (("--op", "2026-02-31"), "Schrijf de dag als"),
    (("--op", "31-12-2999"), "nog niet geweest"),
    (("--op", "2001-01-01"), "voor de vorige stap"),
    (("--eigenaar", "Piet Jansen"), "geen rol uit de lijst"),
    (("--termijn", "2001-01-01"), "voor de dag van de reactie"),
    (("--toelichting", "Karin Jansen wil het niet"), "een naam of ander gegeven"),
)


def test_what_cannot_be_is_refused_in_dutch(advice, organisation):
    for words, said in REFUSED:
        refused = advice(*words, code=2)
        assert said in refused and "Wat u kunt doen" in refused
        assert "Jan de Boer" not in refused
    assert not (organisation / "overdracht" / "adviezen").exists()


def test_a_reaction_that_cannot_be_changes_nothing(advice, organisation):
    advice("aanbieden", CODE, "--door", VPS[0], "--ja")
    for words, said in REFUSED_REACTIONS:
        refused = advice("reactie", CODE, "overgenomen", *words, code=2)
        assert said in refused
        assert "Jansen" not in refused
    assert load_follow_ups(organisation / "overdracht") == {}


def test_silence_is_only_put_down_when_the_term_is_over(advice, organisation):
    advice("aanbieden", CODE, "--door", VPS[0], "--ja")
    assert "nog tot en met" in advice("reactie", CODE, "geen_reactie", code=2)
    refused = advice("reactie", CODE, "gemotiveerd_niet", "--eigenaar", "hr", code=2)
    assert "Laat --eigenaar en --termijn weg" in refused
    advice("reactie", CODE, "gemotiveerd_niet")
    assert "gesloten" in advice("reactie", CODE, "overgenomen", code=2)


def test_terms_that_pass_are_named(advice, organisation):
    day = offer_long_ago(organisation)
    late = json.loads(advice("adviezen", "--json"))["herinneringen"]
    assert [(one["advies"], one["soort"], one["is_te_laat"]) for one in late] == [
        (CODE, "reactie", True),
        (UNIT_CODE, "tweede_vp", False),
    ]
    answered = day + timedelta(days=30)
    advice(
        "reactie", CODE, "overgenomen", "--op", answered.isoformat(), "--termijn",
        (answered + timedelta(days=30)).isoformat(),
    )  # fmt: skip
    late = json.loads(advice("adviezen", "--json"))["herinneringen"]
    assert [one["soort"] for one in late] == ["termijn", "evaluatie", "tweede_vp"]
    assert "evaluatie na 6 maanden" in late[1]["zin"]


def test_looking_back_silences_the_reminder_until_the_next_moment(advice, organisation):
    day = offer_long_ago(organisation)
    advice("reactie", CODE, "overgenomen", "--op", (day + timedelta(days=9)).isoformat())
    assert "evaluatie na 6 maanden" in advice("adviezen")
    advice("evalueren", CODE)
    assert "evaluatie na 6 maanden" in advice("adviezen"), "looking alone notes nothing"
    assert json.loads(advice("evalueren", CODE, "--vastleggen", "--json"))["bevindingen"]
    assert "evaluatie na" not in advice("adviezen")
    assert "vip toetsen" in advice("evalueren", UNIT_CODE, code=2), "not offered yet"


def test_a_year_later_the_yardstick_is_laid_beside_what_stood_then(
    advice, organisation, monkeypatch
):
    first, *others = CONCEPT.advies.maatregelen
    known = replace(first, meetlat=Meetlat("enquete", (("item", "mb_kent_vp"),), "stijging"))
    concept = replace(
        CONCEPT, id="met-meetlat", advies=replace(CONCEPT.advies, maatregelen=(known, *others))
    )
    day = TODAY - timedelta(days=300)
    with at_work(organisation, KEY, day) as place:
        add_concept(place.dossiers, concept, day)
        hand_over(place, concept.id, VPS[0])
    said = {"ja": 500, "nee": 500, "onbekend": 0}, {"ja": 700, "nee": 300, "onbekend": 0}
    cells = asked("mb_kent_vp", {("2001", ""): said[0], ("2002", ""): said[1]})
    closed = {"2001": day - timedelta(days=60), "2002": TODAY - timedelta(days=60)}
    release = survey_release([cells], dict.fromkeys(closed, 2000), closed=closed)
    monkeypatch.setattr(Workplace, "released", lambda _: release)
    told = advice("evalueren", concept.id)
    assert "ongeveer 50 van 100" in told and "ongeveer 70 van 100" in told
    assert f"Voorstel: effect gezien. U beslist: vip opvolgen {concept.id} effect" in told
    advice("reactie", concept.id, "overgenomen", "--op", (day + timedelta(days=9)).isoformat())
    advice("opvolgen", concept.id, "in_uitvoering")
    advice("opvolgen", concept.id, "effect")
    (found,) = load_handed_over(organisation / "overdracht")
    assert found.stappen[-1].bevindingen[0].uitkomst == "effect"
    assert all(fact.cells for fact in found.stappen[-1].bevindingen[0].zin.facts)
    assert found.register["evaluatie_op"] == TODAY.isoformat()


def test_a_second_reader_or_a_week_of_the_same_text(advice, organisation):
    with at_work(organisation, KEY, TODAY - timedelta(days=8)) as place:
        older = replace(OF_UNIT, id="stijging-2025-q4-zuid", gemaakt_op=TODAY - timedelta(days=8))
        add_concept(place.dossiers, older, TODAY - timedelta(days=8))
    path = organisation.parent / "zuid.md"
    advice("advies", older.id, "--tekst", path)
    path.write_text(path.read_text().replace("Wij ", "Wij denken: wij ", 1), encoding="utf-8")
    advice("advies", older.id, "--van", path)
    refused = advice("vrijgeven", older.id, "--door", VPS[0], code=2)
    assert "sinds de tekst voor het laatst veranderde" in refused
    advice("vrijgeven", older.id, "--door", VPS[0], "--tweede", VPS[1])


def test_a_suspension_holds_everything_back_and_leaves_no_trace(advice, organisation):
    advice("vrijgeven", UNIT_CODE, "--door", VPS[0], "--tweede", VPS[1])
    before = crossed(organisation)
    advice("opschorten", "b")
    assert "al opgeschort" in advice("opschorten", "b", code=2)
    assert "opgeschort" in advice("aanbieden", UNIT_CODE, "--ja", code=2)
    assert crossed(organisation) == before
    assert json.loads(advice("adviezen", "--json"))["herinneringen"] == []
    path = organisation / "vp" / "dossiers" / "opschortingen.vip"
    size, content = path.stat().st_size, path.read_bytes()
    assert b"eenheid" not in content
    advice("opschorten", "a")
    assert path.stat().st_size == size
    advice("opschorten", "b", "--opheffen")
    assert "opgeschort" in advice("aanbieden", UNIT_CODE, "--ja", code=2), "three months more"
    assert json.loads(advice("adviezen", "--json"))["opgeschort"][1]["weer_vanaf"]
    later = TODAY + timedelta(days=93)
    with at_work(organisation, KEY, later) as place:
        assert [one.eenheid for one in place.suspensions.standing()] == ["a"]
        hand_over(place, UNIT_CODE, VPS[0])
    assert b"opgeschort" not in crossed(organisation)
    assert b"opschort" not in crossed(organisation)


def test_a_unit_around_or_inside_a_suspended_one_waits_too(advice, organisation):
    units = organisation / "codes" / "organisatie.csv"
    units.write_text(units.read_text() + "b1;Afdeling;b;300;4\n", encoding="utf-8")
    advice("opschorten", "b1")
    assert "opgeschort" in advice(
        "vrijgeven", UNIT_CODE, "--door", VPS[0], "--tweede", VPS[1], code=2
    )
    advice("aanbieden", CODE, "--door", VPS[0], "--ja")


def test_a_unit_that_is_typed_is_a_unit_that_is_named(advice, organisation):
    path = organisation.parent / "advies.md"
    advice("advies", CODE, "--tekst", path)
    typed = "## Wat wij zien\n\nVooral bij directie b valt dit op.\n\n"
    path.write_text(path.read_text().replace("## Wat wij zien\n\n", typed, 1), encoding="utf-8")
    assert "versie 2" in advice("advies", CODE, "--van", path)
    assert "staat een eenheid" in advice("toetsen", CODE)
    assert "tweede" in advice("vrijgeven", CODE, "--door", VPS[0], code=2)
    advice("opschorten", "b")
    refused = advice("vrijgeven", CODE, "--door", VPS[0], "--tweede", VPS[1], code=2)
    assert "opgeschort" in refused


def test_what_was_typed_crosses_only_when_it_is_offered(advice, organisation):
    before = crossed(organisation)
    path = organisation.parent / "advies.md"
    advice("advies", CODE, "--tekst", path)
    text = path.read_text()
    once = text.replace("## Wat wij zien\n\n", "## Wat wij zien\n\nEerste inval.\n\n", 1)
    path.write_text(once, encoding="utf-8")
    advice("advies", CODE, "--van", path)
    stale = advice("advies", CODE, "--van", path, code=2)
    assert "van versie 1" in stale
    path.unlink()
    advice("advies", CODE, "--tekst", path)
    final = path.read_text().replace("Eerste inval.", "Wij horen dit vaker.")
    path.write_text(final, encoding="utf-8")
    advice("advies", CODE, "--van", path)
    path.unlink()
    advice("advies", CODE, "--tekst", path)
    assert "niets veranderd" in advice("advies", CODE, "--van", path)
    assert crossed(organisation) == before
    advice("aanbieden", CODE, "--door", VPS[0], "--ja")
    everything = crossed(organisation)
    assert b"Wij horen dit vaker." in everything and b"Eerste inval" not in everything
    path.unlink()
    assert "alleen vooruit" in advice("advies", CODE, "--tekst", path, code=2)


def test_a_concept_is_not_written_where_others_come(advice, organisation):
    for place in ("overdracht/a.md", "codes/a.md", "a.md", "overdracht/a.docx"):
        path = organisation / place
        option = "--uit" if place.endswith(".docx") else "--tekst"
        assert "niet komen" in advice("advies", CODE, option, path, code=2)
        assert not path.exists()


def test_a_file_that_cannot_be_made_is_told(advice, tmp_path):
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    path = tmp_path / "bestand" / "a.md"
    assert "kan niet worden gemaakt" in advice("advies", CODE, "--tekst", path, code=2)
    assert "niet te lezen als tekst" in advice("advies", CODE, "--van", tmp_path, code=2)


@pytest.mark.parametrize(("what", "stride"), [("aanbieden", 9), ("lezen", 2)])
def test_killed_at_any_step_it_goes_on_where_it_stopped(
    advice, organisation, tmp_path, what, stride
):
    path = tmp_path / "advies.md"
    advice("advies", CODE, "--tekst", path)
    typed = path.read_text().replace("## Titel\n\n", "## Titel\n\nNieuw: ", 1)
    path.write_text(typed, encoding="utf-8")
    whole = tmp_path / "whole"
    shutil.copytree(organisation, whole)

    def act(place):
        if what == "aanbieden":
            hand_over(place, CODE, VPS[0])
        else:
            read_text(place, CODE, path)

    at, is_done = 1 - stride, False
    while not is_done:
        at += stride
        shutil.rmtree(organisation)
        shutil.copytree(whole, organisation)
        with pytest.MonkeyPatch.context() as patch:
            Killer(patch, at=at)
            try:
                with at_work(organisation, KEY, TODAY) as place:
                    act(place)
                is_done = True
            except KilledError:
                pass
        with at_work(organisation, KEY, TODAY) as place:
            (dossier,) = [one for one in all_dossiers(place) if one.id == CODE]
            offered = load_handed_over(organisation / "overdracht")
            assert [one.id for one in offered] == [CODE] * (dossier.status == "aangeboden")
            if not is_done and dossier.status != "aangeboden" and dossier.versie == 1:
                act(place)
    assert at > 6


def test_a_copy_from_before_the_release_catches_up(advice, organisation):
    kept = organisation.parent / "kept"
    shutil.copytree(organisation / "vp", kept)
    path = organisation.parent / "advies.md"
    advice("advies", CODE, "--tekst", path)
    path.write_text(path.read_text().replace("## Titel\n\n", "## Titel\n\nNieuw: ", 1))
    advice("advies", CODE, "--van", path)
    advice("aanbieden", CODE, "--door", VPS[0], "--ja")
    advice("reactie", CODE, "deels")
    shutil.rmtree(organisation / "vp")
    shutil.copytree(kept, organisation / "vp")
    assert "Deels overgenomen" in advice("adviezen")
    assert "Nieuw: Meer gesprekken" in advice("advies", CODE)


def test_killed_at_any_step_both_sides_tell_one_story(advice, organisation, tmp_path):
    advice("aanbieden", CODE, "--door", VPS[0], "--ja")
    whole = tmp_path / "whole"
    shutil.copytree(organisation, whole)
    steps, at = None, 0
    while steps is None or at < steps:
        at += 1
        shutil.rmtree(organisation)
        shutil.copytree(whole, organisation)
        with pytest.MonkeyPatch.context() as patch:
            killer = Killer(patch, at=at)
            try:
                with at_work(organisation, KEY, TODAY) as place:
                    note_reaction(place, CODE, Stap("overgenomen", TODAY), "Later meer")
                steps = at
            except KilledError:
                steps = None
            assert killer.steps >= at or steps
        with at_work(organisation, KEY, TODAY) as place:
            (dossier,) = [one for one in all_dossiers(place) if one.id == CODE]
        theirs = load_follow_ups(organisation / "overdracht").get(CODE, ())
        assert theirs == dossier.stappen
        assert dossier.status in ("aangeboden", "overgenomen")
    assert at > 6


def test_a_step_that_was_taken_away_or_altered_is_noticed(advice, organisation):
    advice("aanbieden", CODE, "--door", VPS[0], "--ja")
    advice("reactie", CODE, "overgenomen")
    advice("opvolgen", CODE, "in_uitvoering")
    folder = organisation / "overdracht" / "opvolging"
    kept = organisation.parent / "kept"
    shutil.copytree(folder, kept)
    shutil.rmtree(folder / "o0001")
    with pytest.raises(LedgerRefused, match="o0001 is weg"):
        load_follow_ups(organisation / "overdracht")
    assert "o0001 is weg" in advice("adviezen", code=3)
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)
    path = folder / "o0001" / "opvolging.json"
    path.write_text(path.read_text().replace("overgenomen", "deels"), encoding="utf-8")
    assert "handtekening" in advice("adviezen", code=3)


def test_an_older_copy_of_the_vp_zone_catches_up(advice, organisation):
    advice("aanbieden", CODE, "--door", VPS[0], "--ja")
    kept = organisation.parent / "kept"
    shutil.copytree(organisation / "vp", kept)
    advice("reactie", CODE, "overgenomen", "--toelichting", "Komt goed")
    shutil.rmtree(organisation / "vp")
    shutil.copytree(kept, organisation / "vp")
    assert "Overgenomen" in advice("adviezen")
    advice("opvolgen", CODE, "in_uitvoering")


def test_a_dossier_from_before_days_were_kept_gets_its_day(advice, organisation):
    day = offer_long_ago(organisation)
    with at_work(organisation, KEY, TODAY) as place:
        place.dossiers.save(replace(place.dossiers.load(CODE), aangeboden_op=None))
    advice("reactie", CODE, "overgenomen", "--op", (day + timedelta(days=9)).isoformat())
    assert "evaluatie na 6 maanden" in advice("adviezen")
    with at_work(organisation, KEY, TODAY) as place:
        assert place.dossiers.load(CODE).aangeboden_op == day


def test_all_advice_taken_away_is_noticed_where_steps_are_left(advice, organisation):
    advice("aanbieden", CODE, "--door", VPS[0], "--ja")
    advice("reactie", CODE, "overgenomen")
    shutil.rmtree(organisation / "overdracht" / "adviezen")
    assert f"adviezen/{CODE} is weg" in advice("adviezen", code=3)


def test_somebody_else_at_work_is_waited_for(advice, organisation, monkeypatch):
    monkeypatch.setattr("pipeline.steps.workplace._WAIT_SECONDS", 0.05)
    with at_work(organisation, KEY, TODAY):
        assert "ander venster" in advice("adviezen", code=2)
