"""vip themas: a taxonomy tried on a file; exact counts stay here, and no text goes anywhere."""

import csv
import json
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.cli.program import run_program
from pipeline.steps.theme_agreement import agreements
from pipeline.steps.theme_outlook import outlook_for
from pipeline.steps.theme_trial import try_themes
from pipeline.text.theme_certainty import how_measured, how_sure, shipped_certainty
from pipeline.text.theme_words import what_counts, what_counts_shipped
from pipeline.text.themes import load_taxonomy
from pipeline.workspace import create_workspace
from tests.documents import HANDLEIDING, blocks

ENGLISH = """\
label: What guests write about
taal: en
codes:
  - code: food
    label: Food
    woorden: [food, meal*, breakfast]
    niet: [food for thought]
  - code: staff
    label: Staff
    woorden: [staff, waiter*]
    zinnen: [very ... helpful]
"""
COMMENTS = """\
id,comment,label
1,"The food was great, thanks",Food
2,"Our waiter was rude
and slow",Staff
3,"Breakfast was cold and staff ignored us","Food;Staff"
4,It rained zonnedauwtje,Weather
5,,
"""
SECRET = "zonnedauwtje"


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.yaml").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "c.csv").write_text(COMMENTS, encoding="utf-8")
    return tmp_path


def run(capsys, *arguments):
    code = run_program(["themas", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def counted(capsys, *arguments):
    code, out, _ = run(capsys, *arguments, "--json")
    assert code == 0
    return json.loads(out)


def test_an_english_taxonomy_is_tried_on_comments(files, capsys):
    result = counted(capsys, "c.csv", "--taxonomie", "t.yaml", "--kolom", "comment")
    assert result["antwoorden"] == 4
    assert result["geen_thema"] == 1
    assert result["themas"] == {"food": 2, "staff": 2}


@pytest.mark.parametrize("sign,encoding", [(";", "utf-8-sig"), ("\t", "cp1252"), (",", "utf-16")])
def test_a_file_in_any_usual_form_is_read(files, capsys, sign, encoding):
    rows = [("id", "comment"), ("1", "the food, café"), ("2", "the waiter; rude"), ("3", "x\ty")]
    with Path("odd.csv").open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=sign).writerows(rows)
    result = counted(capsys, "odd.csv", "--taxonomie", "t.yaml", "--kolom", "comment")
    assert result["themas"] == {"food": 1, "staff": 1}


def test_the_only_column_needs_no_name(files, capsys):
    Path("one.csv").write_text('comment\n"the food, we thought"\nthe staff\n', encoding="utf-8")
    result = counted(capsys, "one.csv", "--taxonomie", "t.yaml")
    assert result["themas"] == {"food": 1, "staff": 1}


def test_columns_of_a_row_are_one_answer(files, capsys):
    Path("two.csv").write_text("a;b\nfood;food\nfood;staff\n;\n", encoding="utf-8")
    options = ("--taxonomie", "t.yaml", "--kolom", "a", "--kolom", "b")
    result = counted(capsys, "two.csv", *options)
    assert (result["antwoorden"], result["themas"]) == (2, {"food": 2, "staff": 1})


@pytest.mark.parametrize(
    "arguments,says",
    [
        (("c.csv", "--taxonomie", "t.yaml"), "--kolom"),
        (("c.csv", "--taxonomie", "t.yaml", "--kolom", "nee"), "kolom A"),
        (("weg.csv", "--taxonomie", "t.yaml"), "weg.csv"),
        (("c.csv", "--taxonomie", "weg.yaml", "--kolom", "comment"), "weg.yaml"),
        (("c.csv", "--taxonomie", "c.csv", "--kolom", "comment"), "c.csv"),
        (("leeg.csv", "--taxonomie", "t.yaml", "--kolom", "comment"), "geen enkel antwoord"),
    ],
)
def test_what_cannot_be_read_is_refused_in_dutch(files, capsys, arguments, says):
    Path("leeg.csv").write_text("id,comment\n1,\n2,\n", encoding="utf-8")
    code, _, err = run(capsys, *arguments)
    assert code in (2, 4)
    assert says in err and "Wat u kunt doen" in err
    assert SECRET not in err


def test_the_counts_are_said_to_be_exact_and_to_stay(files, capsys):
    _, out, _ = run(capsys, "c.csv", "--taxonomie", "t.yaml", "--kolom", "comment")
    assert "precies" in out and "VP-zone" in out
    assert "geen ruis getrokken" in out
    assert "Te weinig antwoorden om nieuwe thema's te vinden" in out
    assert SECRET not in out


def test_the_words_that_count_come_from_the_taxonomy(files, capsys):
    _, out, _ = run(capsys, "c.csv", "--taxonomie", "t.yaml", "--kolom", "comment")
    food = next(line for line in out.splitlines() if line.startswith("  Food: "))
    assert "‘meal…’" in food and "Telt niet: ‘food for thought’" in food
    assert "great" not in out and "rude" not in out


def test_per_answer_there_are_codes_and_no_text(files, capsys):
    options = ("--taxonomie", "t.yaml", "--kolom", "comment", "--per-antwoord", "uit.csv")
    counted(capsys, "c.csv", *options)
    with Path("uit.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["rij"], row["themas"]) for row in rows] == [
        ("2", "food"), ("3", "staff"), ("4", "food;staff"), ("5", "")
    ]  # fmt: skip
    text = Path("uit.csv").read_text(encoding="utf-8")
    assert not {word for word in re.findall(r"\w+", COMMENTS.lower()) if len(word) > 6} & set(
        re.findall(r"\w+", text.lower())
    )


@pytest.mark.parametrize("where", ["overdracht", "codes", "."])
def test_nothing_is_written_where_others_come(files, capsys, where):
    workspace = create_workspace(files / "org", "2024-Q1", "Test")
    out = workspace.root / where / "uit.csv"
    options = ("--taxonomie", "t.yaml", "--kolom", "comment", "--per-antwoord", out)
    code, _, err = run(capsys, "c.csv", *options)
    assert code == 2 and "vp" in err
    assert not out.exists()


def test_a_copied_overdracht_is_refused_too(files, capsys):
    Path("elders/overdracht").mkdir(parents=True)
    options = ("--taxonomie", "t.yaml", "--kolom", "comment")
    code, _, _ = run(capsys, "c.csv", *options, "--per-antwoord", "elders/overdracht/uit.csv")
    assert code == 2 and not list(Path("elders/overdracht").iterdir())


def test_the_organisations_own_themes_take_part(files, capsys):
    workspace = create_workspace(files / "org", "2024-Q1", "Test")
    (workspace.codes / "themas.yaml").write_text(
        "codes:\n  - code: eigen_rook\n    label: Roken\n    woorden: [rookverbod]\n"
        "    geldig_vanaf_golf: '2025'\n",
        encoding="utf-8",
    )
    Path("nl.csv").write_text("open_goed\nhet rookverbod\nde werkdruk\n", encoding="utf-8")
    result = counted(capsys, "nl.csv", "--map", workspace.root)
    assert result["themas"]["eigen_rook"] == 1
    assert result["themas"]["th_werkdruk"] == 1


def test_how_sure_the_finder_is_of_a_shipped_theme(files, capsys):
    workspace = create_workspace(files / "org", "2024-Q1", "Test")
    (workspace.codes / "themas.yaml").write_text(
        "codes:\n  - {code: eigen_rook, label: Roken, geldig_vanaf_golf: '2025'}\n", "utf-8"
    )
    Path("nl.csv").write_text("open_goed\nde werkdruk\n", encoding="utf-8")
    _, out, _ = run(capsys, "nl.csv", "--map", workspace.root)
    lines = out.splitlines()
    told = {line.split(":")[0].strip(): after for line, after in pairwise(lines)}
    assert told["Werkdruk"].strip() == how_sure("th_werkdruk")
    assert told["Roken"].strip() == "Hoe zeker: niet gemeten."
    assert how_measured() in lines
    sure = counted(capsys, "nl.csv", "--map", workspace.root)["zekerheid"]
    assert sure["th_werkdruk"]["precisie"] == shipped_certainty().themes["th_werkdruk"].precision
    assert sure["eigen_rook"] is None


def test_a_list_of_ones_own_was_not_measured(files, capsys):
    own = ENGLISH.replace("code: food", "code: th_werkdruk")
    Path("own.yaml").write_text(own, encoding="utf-8")
    options = ("c.csv", "--taxonomie", "own.yaml", "--kolom", "comment")
    _, out, _ = run(capsys, *options)
    assert out.count("Hoe zeker") == 1 and "Hoe zeker: niet gemeten. Deel" in out
    assert set(counted(capsys, *options)["zekerheid"].values()) == {None}


def test_labels_of_people_are_compared(files, capsys):
    options = ("--taxonomie", "t.yaml", "--kolom", "comment", "--label-kolom", "label")
    compared = counted(capsys, "c.csv", *options)["vergelijking"]
    assert compared["micro_f1"] == compared["macro_f1"] == 1.0
    assert compared["onbekende_labels"] == 1
    assert compared["themas"]["food"]["beide"] == 2


def test_agreement_counts_what_only_one_of_both_has(files):
    text = "comment;label\nfood;staff\nfood;food\nfood;\nstaff;\n"
    Path("a.csv").write_text(text, encoding="utf-8")
    taxonomy = load_taxonomy(Path("t.yaml"))
    found = agreements(try_themes(Path("a.csv"), taxonomy, ("comment",), "label"))
    assert found is not None
    food = found.per_theme["food"]
    assert (food.both, food.found_only, food.given_only) == (1, 2, 0)
    assert food.f1 == 0.5
    assert found.per_theme["staff"].f1 == 0.0


def test_more_noise_hides_more():
    wide, narrow = outlook_for(1_000, 0.25), outlook_for(1_000, 1.0)
    assert wide.reach > 3 * narrow.reach
    assert narrow.reach <= 3 * narrow.bound / narrow.epsilon
    assert outlook_for(200, 1.0).bound < outlook_for(10_000, 1.0).bound
    assert not outlook_for(4_999, 1.0).can_find_new and outlook_for(5_000, 1.0).can_find_new


def test_every_shipped_theme_says_what_counts():
    for theme in load_taxonomy().themes:
        assert "Woorden zoals" in what_counts(theme), theme.code
        assert what_counts_shipped()[theme.code] == what_counts(theme)
        assert not re.search(r"[|*=]", what_counts(theme)), theme.code


def test_the_example_of_the_handleiding_works(files, capsys):
    example = next(one for one in blocks(HANDLEIDING, "yaml") if "taal: en" in one)
    Path("eng.yaml").write_text(example, "utf-8")
    Path("eng.csv").write_text("comment\nThe wifi never works\nLovely team\n", encoding="utf-8")
    result = counted(capsys, "eng.csv", "--taxonomie", "eng.yaml")
    assert result["antwoorden"] == 2 and sum(result["themas"].values()) >= 2


def test_ten_thousand_comments_take_seconds(files, capsys):
    rows = "".join(f"{i},the food and the waiter number {i}\n" for i in range(10_000))
    Path("many.csv").write_text(f"id,comment\n{rows}", encoding="utf-8")
    start = time.process_time()
    result = counted(capsys, "many.csv", "--taxonomie", "t.yaml", "--kolom", "comment")
    assert result["themas"]["food"] == 10_000
    assert time.process_time() - start < 10
