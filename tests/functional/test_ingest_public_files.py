"""Public files are right as a whole or refused, by file and row."""

import os
from datetime import date
from pathlib import Path

import pytest

from pipeline.contracts.public import Availability, Event, Unit, Wave
from pipeline.ingest.public_files import load_public
from pipeline.workspace import Workspace
from tests.refusals import refusal_of

UNITS = """eenheid;naam;bovenliggend;medewerkers;leidinggevenden;geldig_van;geldig_tot
org;Organisatie;;1.250;60;;
noord;Noord;org;700;30;;31-12-2024
noord;Noord en Oost;org;800;30;1-1-2025;
zuid;Zuid;org;550;30;;
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path)
    made.codes.mkdir()
    put(made, "organisatie", UNITS)
    return made


def put(workspace: Workspace, name: str, text: str, encoding: str = "utf-8") -> None:
    (workspace.codes / f"{name}.csv").write_text(text, encoding=encoding)


def refusal(workspace: Workspace) -> str:
    return refusal_of(lambda: load_public(workspace))


def test_units_alone_are_enough(workspace: Workspace) -> None:
    public = load_public(workspace)
    assert public.units[0] == Unit("org", "Organisatie", None, 1250, 60)
    assert public.units[1].geldig_tot == date(2024, 12, 31)
    assert public.units[2].geldig_van == date(2025, 1, 1)
    assert public.headcount("2024-Q4") == 1250


def test_all_four_files(workspace: Workspace) -> None:
    put(
        workspace,
        "gebeurtenissen",
        "datum;soort;eenheid;label\n3-5-2024;Campagne;noord;Voorlichting\n2024-09-01;media;;Artikel\n",
    )
    put(workspace, "golven", "golf;uitgenodigd;gesloten_op\n2025;1.200;2025-05-01\n")
    put(workspace, "beschikbaarheid", "periode;vp_uren\n2024-Q1;1.250\nQ2 2024;12,5\n", "cp1252")
    public = load_public(workspace)
    assert public.events == (
        Event(date(2024, 5, 3), "voorlichting", "noord", "Voorlichting"),
        Event(date(2024, 9, 1), "media", None, "Artikel"),
    )
    assert public.waves == (Wave("2025", 1200, date(2025, 5, 1)),)
    assert public.availability == (Availability("2024-Q1", 1250.0), Availability("2024-Q2", 12.5))


def test_optional_files_may_hold_headers_only(workspace: Workspace) -> None:
    put(workspace, "gebeurtenissen", "datum;soort;eenheid;label\n")
    assert load_public(workspace).events == ()


def test_organisatie_has_to_be_there(tmp_path: Path) -> None:
    assert "organisatie.csv" in refusal(Workspace(tmp_path))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("west;West;oost;10;1;;", ("bovenliggende eenheid", "rij 6")),
        ("zuid;Zuid;org;10;1;1-1-2025;", ("twee keer", "rij 6")),
        ("west;West;west;10;1;;", ("kring", "rij 6")),
        ("west;West;org;10;1;1-2-2025;1-1-2025", ("geldig_tot ligt voor", "rij 6")),
        ("west;West;org;tien;1;;", ("medewerkers", "geen getal", "6")),
        ("west;West;org;-10;1;;", ("medewerkers", "buiten de grenzen", "6")),
        ("west;West;org;10;1;soms;", ("geldig_van", "datum", "6")),
        ("west;;org;10;1;;", ("naam", "leeg", "6")),
    ],
)
def test_a_wrong_unit_is_refused_by_row(
    workspace: Workspace, line: str, words: tuple[str, ...]
) -> None:
    put(workspace, "organisatie", UNITS + line + "\n")
    message = refusal(workspace)
    assert "organisatie.csv" in message
    assert all(word in message for word in words), message


def test_a_circle_of_several_units_is_refused(workspace: Workspace) -> None:
    head = UNITS.splitlines()[0]
    put(workspace, "organisatie", f"{head}\na;A;c;5;1;;\nb;B;a;5;1;;\nc;C;b;5;1;;\nd;D;;5;1;;\n")
    assert "rij 2, 3 en 4" in refusal(workspace)


LINE = "eenheid;naam;bovenliggend;medewerkers;leidinggevenden;geldig_van;geldig_tot;opgevolgd_door"


def test_successors_are_read_one_or_several(workspace: Workspace) -> None:
    rows = (
        "org;Alles;;900;40;;;\noud;Oud;org;300;9;;2024-06-30;nieuw\n"
        "nieuw;Nieuw;org;300;9;2024-07-01;2024-12-31;a, b\n"
        "a;A;org;150;4;2025-01-01;;\nb;B;org;150;5;2025-01-01;;\n"
    )
    put(workspace, "organisatie", f"{LINE}\n{rows}")
    units = load_public(workspace).units
    assert [unit.opgevolgd_door for unit in units] == [(), ("nieuw",), ("a", "b"), (), ()]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("a;A;org;90;4;;2024-06-30;weg\n", ("opvolger", "niet in het bestand", "rij 3")),
        ("a;A;org;90;4;;;b\nb;B;org;90;4;;;\n", ("zelf doorgaat", "rij 3")),
        (
            "a;A;org;90;4;;2024-06-30;b\na;A;org;80;4;2024-07-01;;\nb;B;org;90;4;;;\n",
            ("zelf doorgaat", "rij 3"),
        ),
        (
            "a;A;org;90;4;;2024-06-30;b\nb;B;org;90;4;2024-09-01;;\n",
            ("dag na geldig_tot", "rij 3"),
        ),
        (
            "a;A;org;90;4;;2024-06-30;b\nb;B;org;90;4;;2024-06-30;a\n",
            ("kring", "rij 3 en 4"),
        ),
        ("a;A;org;90;4;;2024-06-30;a\n", ("kring", "rij 3")),
        (
            "a;A;org;90;4;;2024-06-30;b\nb;B;a;90;4;;;\n",
            ("kring", "opgevolgd_door", "rij 4"),
        ),
    ],
)
def test_a_successor_that_cannot_be_is_refused_by_row(
    workspace: Workspace, rows: str, words: tuple[str, ...]
) -> None:
    put(workspace, "organisatie", f"{LINE}\norg;Alles;;900;40;;;\n{rows}")
    message = refusal(workspace)
    assert all(word in message for word in words), message


def test_units_that_swap_places_in_time_are_no_circle(workspace: Workspace) -> None:
    head = UNITS.splitlines()[0]
    rows = (
        "a;A;;5;1;;2024-12-31\nb;B;a;5;1;;2024-12-31\na;A;b;5;1;2025-01-01;\nb;B;;5;1;2025-01-01;\n"
    )
    put(workspace, "organisatie", f"{head}\n{rows}")
    assert len(load_public(workspace).units) == 4


def test_several_trees_are_allowed(workspace: Workspace) -> None:
    put(workspace, "organisatie", UNITS + "los;Los;;90;4;;\n")
    assert load_public(workspace).headcount("2025-Q1") == 1340


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (
            "golven",
            "golf;uitgenodigd;gesloten_op\n2025;9;1-5-2025\n2025;9;1-6-2025\n",
            ("golf", "3"),
        ),
        ("beschikbaarheid", "periode;vp_uren\n2024-Q1;5\n15-2-2024;6\n", ("periode", "3")),
        ("gebeurtenissen", "datum;soort;eenheid;label\n1-5-2025;feest;;Feest\n", ("soort", "2")),
        ("gebeurtenissen", "datum;soort;eenheid;label\n1-5-2025;media;oost;x\n", ("eenheid", "2")),
        ("gebeurtenissen", "datum;soort\n1-5-2025;media\n", ("label",)),
        ("golven", "periode;vp_uren\n2024-Q1;5\n", ("golf",)),
    ],
)
def test_other_wrong_files_are_refused_by_name(
    workspace: Workspace, name: str, text: str, words: tuple[str, ...]
) -> None:
    put(workspace, name, text)
    message = refusal(workspace)
    assert f"{name}.csv" in message
    assert all(word in message for word in words), message


def test_files_that_changed_are_judged_anew(workspace: Workspace) -> None:
    """Also when they were sound or refused before, and when size and time of a file stay equal."""
    as_before = workspace.codes / "organisatie.csv"
    sound = load_public(workspace)
    assert load_public(workspace) == sound
    times = as_before.stat()
    put(workspace, "organisatie", UNITS.replace("noord;Noord;org;700", "noord;Noord;org;900"))
    os.utime(as_before, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert load_public(workspace).units[1].medewerkers == 900
    put(workspace, "organisatie", UNITS.replace("noord;Noord;org;700", "noord;Noord;org;x00"))
    for _ in range(2):
        assert "codes/organisatie.csv" in refusal(workspace)
    put(workspace, "organisatie", UNITS)
    assert load_public(workspace) == sound
    put(workspace, "clusters", "code;label")
    for _ in range(2):
        assert "eigen codes" in refusal(workspace)
    as_before.unlink()
    as_before.mkdir()
    (workspace.codes / "clusters.csv").unlink()
    for _ in range(2):
        assert "map" in refusal(workspace)


def test_open_questions_are_read_by_code_or_label_and_may_be_left_out(workspace: Workspace) -> None:
    rows = (
        'm1;1200;2025-05-01;"open_goed;open_drempel"',
        'm2;1200;2026-05-01;"Wat gaat goed"',
        "m3;1200;2027-05-01;",
    )
    put(workspace, "organisatie", "eenheid;naam;medewerkers;leidinggevenden\norg;Alles;1500;40\n")
    put(workspace, "golven", "\n".join(("golf;uitgenodigd;gesloten_op;open_vragen", *rows)))
    asked = [wave.open_vragen for wave in load_public(workspace).waves]
    assert asked == [("open_drempel", "open_goed"), ("open_goed",), ()]
    put(workspace, "golven", "golf;uitgenodigd;gesloten_op;open_vragen\nm1;9;2025-05-01;wd_tempo\n")
    assert "open_vragen" in refusal(workspace)
