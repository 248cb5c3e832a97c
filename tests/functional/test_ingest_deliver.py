"""From a file into the kluis: only used fields, a file once, a grown sheet without doubles."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline.contracts.stored import OWN_KEY
from pipeline.errors import RefusedInput
from pipeline.ingest.check_file import check_file
from pipeline.ingest.deliver import DeliveryReport, Sending, deliver
from pipeline.ingest.public_files import read_codes
from pipeline.ingest.waiting import take_in
from pipeline.release.bounding import gather
from pipeline.settings import Bron
from pipeline.vault.kluis import Kluis, create_kluis
from pipeline.workspace import Workspace, create_workspace

TODAY = date(2026, 2, 1)
USED = frozenset(
    {"traject_sleutel", "persoon_sleutel", "periode", "mag_meetellen", "hoofdcategorie"}
)
UNITS = """eenheid;naam;bovenliggend;medewerkers;leidinggevenden
org;Alles;;900;40
noord;Noord;org;400;20
"""
HEAD = "periode;hoofdcategorie;relatie"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = create_workspace(tmp_path / "org", "2024-Q1", "Testorganisatie")
    (made.codes / "organisatie.csv").write_text(UNITS, encoding="utf-8")
    return made


@pytest.fixture
def kluis(workspace: Workspace) -> Kluis:
    return create_kluis(workspace.kluis, "een zin die niemand raadt")


def send(
    workspace: Workspace, kluis: Kluis, *lines: str, used: frozenset[str] = USED, bron: str = "vp"
) -> DeliveryReport:
    path = workspace.root.parent / "levering.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return deliver(kluis, check_file(path, None, TODAY, workspace.codes), Sending(bron, used))


def stored(kluis: Kluis) -> list[pd.DataFrame]:
    return [table.to_pandas() for _, table in kluis.deliveries("gesprekken")]


def trajecten(kluis: Kluis) -> int:
    return int(gather(kluis.deliveries("gesprekken"), {"vp": Bron()})["traject"].nunique())


def test_only_used_fields_are_stored_and_the_report_says_so(
    workspace: Workspace, kluis: Kluis
) -> None:
    report = send(
        workspace, kluis,
        f"traject;{HEAD};contactvorm;eenheid",
        "t1;3-5-2024;Pesten;Collega;Telefoon;Noord",
    )  # fmt: skip
    (rows,) = stored(kluis)
    assert rows.to_dict("records") == [
        {"rij": 2, "traject_sleutel": "t1", "periode": "2024-Q2", "hoofdcategorie": "oo_pesten"}
    ]
    assert set(report.weggelaten) == {"relatie", "contactvorm", "eenheid"}
    assert "relatie" in report.to_text()
    assert (report.rijen, report.apart, report.own_keys) == (1, 0, 0)


def test_bad_rows_go_to_the_quarantine_with_reasons_and_without_what_was_typed(
    workspace: Workspace, kluis: Kluis
) -> None:
    report = send(
        workspace, kluis,
        f"traject;{HEAD}",
        "t1;2024-Q1;Pesten;collega",
        "t2;2024-Q1;Jansen heeft gebeld;collega",
        "Jan Jansen;2031-Q1;Pesten;collega",
    )  # fmt: skip
    aside = kluis.read_table(f"quarantaine/{report.levering}").to_pandas()
    assert list(aside["rij"]) == [3, 4]
    assert list(aside["redenen"]) == [
        "hoofdcategorie:onbekende_code",
        "traject_sleutel:ongeldige_vorm,periode:toekomst",
    ]
    assert "Jan" not in aside.to_csv()
    assert (report.rijen, report.apart) == (1, 2)
    assert "Rijnummer: 3" in report.to_text()
    assert "Jan" not in report.to_text()


def test_the_same_file_changes_nothing(workspace: Workspace, kluis: Kluis) -> None:
    lines = (f"traject;{HEAD}", "t1;2024-Q1;Pesten;collega")
    assert send(workspace, kluis, *lines).is_new
    before = kluis.manifest
    again = send(workspace, kluis, *lines)
    assert not again.is_new
    assert "Er is niets veranderd" in again.to_text()
    (first,), (now,) = before.leveringen, kluis.manifest.leveringen
    assert now.ontvangst.nogmaals == 1
    assert replace(now, ontvangst=first.ontvangst) == first


def test_the_same_file_is_known_also_once_a_unit_is_known(
    workspace: Workspace, kluis: Kluis
) -> None:
    lines = (f"{HEAD};eenheid", "2024-Q1;Pesten;collega;noord", "2024-Q1;Pesten;collega;zuid")
    used = USED | {"eenheid"}
    assert send(workspace, kluis, *lines, used=used).apart == 1
    with (workspace.codes / "organisatie.csv").open("a", encoding="utf-8") as file:
        file.write("zuid;Zuid;org;300;10\n")
    assert take_in(kluis, read_codes(workspace.codes).unit_codes()) == 1
    assert trajecten(kluis) == 2
    assert not send(workspace, kluis, *lines, used=used).is_new


def test_a_grown_sheet_without_keys_counts_each_row_once(
    workspace: Workspace, kluis: Kluis
) -> None:
    old = [HEAD, "2024-Q1;Pesten;collega", "2024-Q1;Pesten;collega", "2024-Q1;Werkdruk;extern"]
    report = send(workspace, kluis, *old)
    assert report.own_keys == 3
    assert "het hele, aangevulde bestand" in report.to_text()
    assert trajecten(kluis) == 3
    send(workspace, kluis, *old, "2024-Q2;Pesten;collega", "2024-Q1;Pesten;collega")
    assert trajecten(kluis) == 5
    assert stored(kluis)[0]["traject_sleutel"].str.startswith(OWN_KEY).all()


def test_order_headers_and_an_empty_column_do_not_change_a_row(
    workspace: Workspace, kluis: Kluis
) -> None:
    send(workspace, kluis, HEAD, "2024-Q1;Pesten;collega", "2024-Q2;Werkdruk;extern")
    send(
        workspace, kluis,
        "relatie;kwartaal;aard melding;contactvorm",
        "Extern;15-05-2024;werkdruk;",
        "Collega;januari 2024;oo_pesten;",
    )  # fmt: skip
    assert trajecten(kluis) == 2


def test_rows_with_and_without_a_key_in_one_file(workspace: Workspace, kluis: Kluis) -> None:
    report = send(
        workspace, kluis,
        f"traject;{HEAD}",
        "t1;2024-Q1;Pesten;collega", ";2024-Q1;Pesten;collega", "t1;2024-Q2;Pesten;collega",
    )  # fmt: skip
    assert report.own_keys == 1
    assert trajecten(kluis) == 2


def test_a_field_that_is_mended_does_not_make_a_row_count_again(
    workspace: Workspace, kluis: Kluis
) -> None:
    send(workspace, kluis, f"{HEAD};vorm", "2024-Q1;Pesten;collega;telefoon")
    send(workspace, kluis, f"{HEAD};vorm", "2024-Q1;Pesten;collega;video")
    assert trajecten(kluis) == 1


def test_stored_columns_are_plain_text_without_left_over_words(
    workspace: Workspace, kluis: Kluis
) -> None:
    report = send(workspace, kluis, HEAD, "2024-Q1;Pesten;collega", "2024-Q1;onzinwoord;collega")
    table = kluis.read_table(f"leveringen/{report.levering}")
    assert {str(field.type) for field in table.schema} == {"int64", "string"}


def test_a_public_file_does_not_go_into_the_kluis(workspace: Workspace, kluis: Kluis) -> None:
    with pytest.raises(RefusedInput, match="map codes"):
        send(workspace, kluis, "periode;vp_uren", "2024-Q1;1.250")
    assert not kluis.manifest.leveringen


@pytest.mark.parametrize("bron", ["", "  ", "a:b", "x" * 61, "a\nb"])
def test_a_bad_name_of_a_source_is_refused(workspace: Workspace, kluis: Kluis, bron: str) -> None:
    with pytest.raises(RefusedInput, match="bron"):
        send(workspace, kluis, HEAD, "2024-Q1;Pesten;collega", bron=bron)


def test_nothing_but_the_kluis_is_written(workspace: Workspace, kluis: Kluis) -> None:
    before = set(workspace.root.parent.rglob("*"))
    send(workspace, kluis, HEAD, "2024-Q1;Pesten;collega")
    new = set(workspace.root.parent.rglob("*")) - before
    outside = {p for p in new if workspace.kluis not in p.parents and p.name != "levering.csv"}
    assert not outside
