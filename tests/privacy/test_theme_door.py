"""Open answers through the door: what is booked, what one respondent changes, what comes out."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from pipeline.contracts.public import Wave
from pipeline.contracts.stored import STORED
from pipeline.errors import ConfigurationError
from pipeline.ingest.row_keys import with_row_keys
from pipeline.periods import quarter_of
from pipeline.release import load_release
from pipeline.release.completion import Completion
from pipeline.release.frozen import THEMAS, Publication, empty_release
from pipeline.release.key_sets import map_units
from pipeline.release.new_words import FOUND_WORDS
from pipeline.release.noise_law import noise_variance
from pipeline.release.plan import SurveyPlan
from pipeline.release.survey_counts import gather_answers
from pipeline.release.theme_bounding import FOUND, mentions_of, with_themes
from pipeline.release.theme_counts import count_themes
from pipeline.release.theme_noising import noisy_themes
from pipeline.release.theme_tables import PER_QUESTION, PER_TONE, PER_UNIT, SUBTHEME, THEME
from tests.builders import close, copied, make_door, organisation
from tests.themes_found import QUESTIONS, CodeReader, answers_of, keys_of, readers

BEFORE = Wave("2024", 3_000, date(2024, 6, 1))
WAVE = Wave("2025", 3_000, date(2025, 6, 1), QUESTIONS)
PUBLIC = organisation(1_800, 1_200, waves=(BEFORE, WAVE))
TABLES = (THEME, "groep", PER_UNIT, "groep_x_eenheid", PER_QUESTION, PER_TONE, SUBTHEME)


def deliver(kluis, rows, golf="2025"):
    frame = rows.assign(golf=golf, og_int_pesten="0", rij=np.arange(len(rows)))
    number = len(kluis.manifest.leveringen).to_bytes(32, "big")
    nothing = pa.table({"rij": pa.array([], pa.int64())})
    table = pa.Table.from_pandas(frame, preserve_index=False)
    kluis.add_delivery("enquete", "hr", number, table, nothing)


@pytest.fixture(name="door")
def opened(tmp_path):
    door = replace(make_door(tmp_path / "org", PUBLIC, vanaf="2024-Q1"), themes=readers)
    deliver(door.kluis, answers_of(1_200))
    close(door.kluis, "", ("2024", "2025"))
    return door


def counted(rows, bound=2, reader=None):
    """The counts of every table, by cell."""
    named = rows.rename(columns={"respondent_sleutel": "respondent"})
    booked = with_themes(named, QUESTIONS, bound, reader or CodeReader())
    units = map_units(PUBLIC, quarter_of(WAVE.gesloten_op), 1)
    rest = booked, mentions_of(booked), keys_of(), QUESTIONS, units
    found = {}
    for table in TABLES:
        frame, counts = count_themes(table, "2025", *rest)
        found[table] = pd.Series(counts, pd.MultiIndex.from_frame(frame))
    return found


@pytest.mark.parametrize("bound", [1, 5])
def test_one_respondent_changes_at_most_so_many_cells_of_each_table_by_one(bound):
    """The neighbours of the promise: the same answers with one respondent more, who wrote a lot."""
    rows = answers_of(60, seed=5)
    everything = " ".join(f"t{i}{'+-/'[i % 3]}" for i in range(10))
    loud = dict.fromkeys(QUESTIONS, everything) | {"respondent_sleutel": "x", "eenheid": "u1"}
    quiet = dict.fromkeys(QUESTIONS, "") | {"respondent_sleutel": "y", "eenheid": "weg"}
    none = quiet | {"open_goed": "iets heel anders"}
    before = counted(rows, bound)
    for extra in (loud, quiet, none):
        after = counted(pd.concat([rows, pd.DataFrame([extra])], ignore_index=True), bound)
        for table in TABLES:
            change = after[table] - before[table]
            assert change.isin([0, 1]).all() and change.sum() <= bound
    for place in range(0, len(rows), 12):
        without = counted(rows.drop(index=place).reset_index(drop=True), bound)
        assert all((before[table] - without[table]).sum() <= bound for table in TABLES)


def test_tables_of_the_same_mentions_add_up():
    found = counted(answers_of(500), bound=3)
    themes = found[THEME].groupby("thema").sum()
    assert themes["geen_antwoord"] + themes["geen_thema"] < 500
    for table in (PER_UNIT, PER_QUESTION, PER_TONE, SUBTHEME):
        sums = found[table].groupby("thema").sum()
        assert sums.equals(themes[sums.index])


def test_what_is_found_and_counted_is_in_the_key_set_whatever_the_finder_says():
    class Wild(CodeReader):
        def read(self, texts):
            return [
                (replace(m, code="Jan") if i else m for i, m in enumerate(s))
                for s in map(list, super().read(texts))
            ]

    found = counted(answers_of(300), reader=Wild())
    assert set(found[THEME].index.get_level_values("thema")) == {
        *(f"t{i}" for i in range(10)), "geen_thema", "geen_antwoord"
    }  # fmt: skip


def test_no_question_is_always_the_one_that_is_cut_off():
    rows = answers_of(900, shares=[0] * 10).assign(
        open_preventie="t0 t1 t2", open_drempel="t3 t4 t5", open_goed="t6 t7 t8"
    )
    rows["open_goed"] += [f" {n}" for n in range(len(rows))]
    sums = counted(rows, bound=2)[PER_QUESTION].groupby("vraag").sum()
    assert sums.min() >= 500 and sums.sum() == 1800


def test_who_is_left_out_turns_nothing_for_who_gave_the_same_answers_without_a_key():
    """A key that is made here holds a rank among alike rows: it moves when one of them is gone."""
    texts = {name: pa.array([f"t{i} t{i + 3} nieuw{i}" for i in range(7)]) for name in QUESTIONS}
    texts["open_goed"] = pa.array([f"t{9 - i} nieuwer{i} nieuwst{i}" for i in range(7)])
    columns = ("golf", *QUESTIONS)

    def booked(left_out):
        rows = pa.table({"golf": pa.array(["2025"] * 7), **texts}).slice(left_out)
        rows = rows.append_column("rij", pa.array(range(len(rows))))
        keyed, made = with_row_keys(rows, STORED["enquete"], columns)
        assert made == len(rows)
        answers = keyed.to_pandas().rename(columns={"respondent_sleutel": "respondent"})
        found = with_themes(answers, QUESTIONS, 2, CodeReader(), has_words=True)
        return [*zip(found[FOUND], found[FOUND_WORDS], strict=True)]

    everybody = booked(0)
    assert all(booked(n) == everybody[n:] for n in range(1, 6))


def test_themes_come_out_with_what_is_public_of_them(door):
    [published] = door.publish()
    assert published.themas.keys() == {"2025"}
    said = published.themas["2025"]
    assert (said["grens"], said["vragen"]) == (3, list(QUESTIONS))
    assert said["taxonomie"] == keys_of().to_json()
    posts = {p.tabel: p for p in door.open_ledger().posten()["enquete", "2025"]}
    released = load_release(door.workspace.overdracht)
    themes = released.themas
    assert set(themes["golf"]) == {"2025"}
    for table, cells in themes.groupby("tabel"):
        post = posts[f"themas/{table}"]
        assert post.gevoeligheid == 3
        assert np.allclose(cells["rho"], float(Fraction(post.rho)) / 3)
    assert {p.gevoeligheid for name, p in posts.items() if not name.startswith("themas/")} == {1}
    wide = themes[themes["tabel"] == THEME]
    assert not wide.duplicated("thema").any() and len(wide) == 12
    assert (themes["lower"] <= themes["estimate"] + 1e-9).all()
    assert (themes["estimate"] <= themes["upper"] + 1e-9).all() and (themes["lower"] >= 0).all()
    assert door.publish() == ()


def test_a_wave_without_open_questions_has_no_file_of_themes(door):
    door.kluis.update(lambda old: replace(old, gesloten_golven=("2024",)))
    [published] = door.publish()
    folder = door.workspace.publicaties / published.id
    assert published.themas == {} and not (folder / THEMAS).exists()
    assert load_release(door.workspace.overdracht).themas.empty
    close(door.kluis, "", ("2024", "2025"))
    assert (door.workspace.publicaties / door.publish()[-1].id / THEMAS).exists()
    assert set(load_release(door.workspace.overdracht).themas["publicatie"]) == {"p0002"}


def test_a_broken_off_publication_is_finished_without_reading_an_answer_again(door, monkeypatch):
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Completion, "finish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        door.publish()
    again = replace(door, themes=None)
    assert again.publish()[0].themas["2025"]["grens"] == 3


def test_a_finder_that_fails_costs_nothing_and_quotes_nobody(door):
    class Broken(CodeReader):
        def read(self, texts):
            raise ValueError(f"cannot read {texts[0]}")

    broken = replace(door, themes=lambda golf: Broken())
    with pytest.raises(ConfigurationError) as caught:
        broken.publish()
    assert caught.value.__cause__ is None and caught.value.__suppress_context__
    assert "t0" not in str(caught.value) and not door.open_ledger().debits
    assert door.publish()[0].golven == ("2024", "2025")


def test_the_newest_row_of_a_respondent_is_the_one_that_counts():
    rows = answers_of(2, shares=[0] * 10).assign(golf="2025", open_goed=["t1", "t2"])
    sent = [rows, rows.iloc[:1].assign(open_goed="t3"), rows.assign(golf="2024", open_goed="t4")]
    deliveries = [(None, pa.Table.from_pandas(one, preserve_index=False)) for one in sent]
    newest = gather_answers(deliveries, "2025", QUESTIONS)
    found = counted(newest.rename(columns={"respondent": "respondent_sleutel"}))[THEME]
    sums = found.groupby("thema").sum()
    assert sorted(sums[sums > 0].index) == ["t2", "t3"]
    assert not {*QUESTIONS} & {*gather_answers(deliveries, "2025")}


@pytest.mark.parametrize("is_gaussian", [False, True])
def test_the_noise_in_a_cell_is_that_of_its_part_of_what_the_table_spends(is_gaussian):
    """A table in which a respondent is in 4 cells: the variance of one cell at a fourth."""
    name, bound = f"themas/{THEME}", 4
    plan = SurveyPlan(rho={name: "1/50"}) if is_gaussian else SurveyPlan(tabellen={name: 800_000})
    plan = replace(plan, grens=bound, vragen=QUESTIONS)
    rows = answers_of(40).rename(columns={"respondent_sleutel": "respondent"})
    booked = {"2025": with_themes(rows, QUESTIONS, bound, CodeReader()).assign(golf="2025")}
    random, keys = np.random.RandomState(8), {"2025": keys_of()}
    none = pd.DataFrame({"golf": []})
    drawn = [noisy_themes(booked, {"2025": plan}, keys, PUBLIC, none, random) for _ in range(40)]
    noise = np.array([one["noisy_n"] for one in drawn], dtype=float)
    variance = 1 / (2 * 1 / 200) if is_gaussian else noise_variance(0.2)
    assert noise.var(axis=0).mean() == pytest.approx(variance, rel=0.2)
    assert np.allclose(drawn[0]["rho"], 1 / 200 if is_gaussian else 0)
    assert np.allclose(drawn[0]["epsilon"], 0 if is_gaussian else 0.2)


def exact_counts(counts, *_):
    """A mechanism without noise, to see what a neighbour changes."""
    return counts


def test_two_deliveries_that_differ_in_one_respondent_differ_by_what_was_paid_for(
    door, tmp_path, monkeypatch
):
    """Through the whole door: sensitivity as the ledger has it, cell by cell."""
    for name in ("add_noise", "add_gaussian_noise"):
        monkeypatch.setattr(f"pipeline.release.table_noise.{name}", exact_counts)
    loud = answers_of(1).assign(respondent_sleutel="extra", eenheid="u1")
    loud = loud.assign(**dict.fromkeys(QUESTIONS, " ".join(f"t{i}+" for i in range(10))))
    neighbour = replace(copied(door, tmp_path / "buur"), themes=readers)
    deliver(neighbour.kluis, loud)
    found = {}
    for one in (door, neighbour):
        one.publish()
        release = load_release(one.workspace.overdracht)
        found[one] = pd.concat([release.themas, release.enquete])
    wave = found[door]["golf"] == "2025"
    here, there = (frame[wave.to_numpy()] for frame in found.values())
    change = (there["noisy_n"].to_numpy() - here["noisy_n"].to_numpy()).astype(int)
    names = here["tabel"].where(here["tabel"].isin(TABLES), here[["index", "item"]].sum(axis=1))
    sums = pd.Series(change).groupby(names.to_numpy()).sum()
    assert set(change) == {0, 1}
    assert (sums[[*set(TABLES) & set(sums.index)]] <= 3).all() and sums["thema"] == 3
    assert (sums.drop([*set(TABLES) & set(sums.index)]) <= 1).all()


def test_a_release_of_before_there_were_themes_is_read_as_one_without(door):
    [published] = door.publish()
    old = {name: value for name, value in published.to_json().items() if name != "themas"}
    assert Publication.from_json(old).themas == {}
    assert empty_release().themas.empty
    assert SurveyPlan(**{"niveau": 1, "tabellen": {}, "rho": {}}).themas == ()
