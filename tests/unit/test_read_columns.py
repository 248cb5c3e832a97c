"""Columns are matched, recognised and refused by name; what may be a value is not shown."""

from collections.abc import Collection
from dataclasses import dataclass

import pytest

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.model import INPUT_CONTRACTS, load_contract
from pipeline.errors import RefusedInput
from pipeline.ingest.raw_table import RawTable
from pipeline.ingest.recognise import known_headers, recognise
from pipeline.ingest.refuse_columns import match_columns, reason_to_refuse

TALKS = ("periode", "hoofdcategorie", "relatie")


@dataclass(frozen=True)
class Opened:
    headers: tuple[str, ...]
    name: str = "bestand.csv"
    header_row: int = 1

    def read(self, keep: Collection[str] | None = None) -> RawTable:
        raise AssertionError("no row may be read")


def refusal(*headers: str, contract: str = "gesprekken") -> str:
    with pytest.raises(RefusedInput) as caught:
        match_columns(headers, load_contract(contract), "bestand.csv")
    return str(caught.value)


@pytest.mark.parametrize("contract", INPUT_CONTRACTS)
def test_every_contract_is_recognised_by_its_own_columns(contract: str) -> None:
    required = [field.name for field in load_contract(contract).fields if field.required]
    more = ["wd_tempo"] if contract == "enquete" else []
    assert recognise(Opened((*required, *more))).name == contract


def test_old_words_are_recognised_and_translated() -> None:
    headers = ("Datum melding", "Aard van de melding", "Relatie tot beklaagde", "Soort melder")
    fields = match_columns(headers, recognise(Opened(headers)), "bestand.csv")
    assert [field.name for field in fields.values()] == [*TALKS, "rol_gesprekspartner"]


def test_no_contract_fits_is_said_with_what_was_expected() -> None:
    with pytest.raises(RefusedInput) as caught:
        recognise(Opened(("jansen", "pesten", "2024-Q1")))
    message = str(caught.value)
    assert "rij 1" in message
    assert "periode, hoofdcategorie en relatie" in message
    assert "jansen" not in message


def test_one_column_points_to_the_delimiter() -> None:
    with pytest.raises(RefusedInput, match="scheidingsteken"):
        recognise(Opened(("periode~relatie",)))


def test_all_refused_columns_are_named_at_once_with_their_letter() -> None:
    message = refusal(*TALKS, "Naam medewerker", "E-mail", "Toelichting", "kleur")
    for words in (
        "kolom D (Naam medewerker)",
        "kolom E (E-mail)",
        "kolom F (Toelichting)",
        "kolom G (kleur): Deze kolom hoort niet bij Gesprekken.",
    ):
        assert words in message


@pytest.mark.parametrize("header", ["jan@voorbeeld.nl", "06-12345678", "123456782"])
def test_a_header_that_looks_like_a_value_is_shown_by_letter_only(header: str) -> None:
    message = refusal(*TALKS, header)
    assert "kolom D:" in message
    assert header not in message


def test_a_header_of_a_whole_page_is_cut() -> None:
    assert len(refusal(*TALKS, "woord " * 500)) < 500


@pytest.mark.parametrize(
    "header",
    ["Naam", "Voornaam", "e-mailadres", "Telefoon nr.", "BSN", "IBAN", "Geboortedatum", "Notities"],
)
def test_names_of_personal_data_have_their_own_reason(header: str) -> None:
    assert reason_to_refuse(header)


@pytest.mark.parametrize("contract", ["gesprekken", "enquete"])
def test_no_field_of_a_contract_is_refused(contract: str) -> None:
    headers = [field.name for field in load_contract(contract).fields]
    assert len(match_columns(headers, load_contract(contract), "x")) == len(headers)


def test_two_columns_for_one_field_are_refused() -> None:
    message = refusal("periode", "Datum gesprek", "hoofdcategorie", "relatie")
    assert "periode: kolom A (periode) en kolom B (Datum gesprek)" in message


def test_every_missing_column_is_named() -> None:
    assert "ontbreekt een kolom: hoofdcategorie en relatie" in refusal("periode", "eenheid")


def test_a_row_of_values_is_never_taken_for_a_row_of_headers() -> None:
    """Else the values of a file without headers would be shown as names of columns."""
    fields = load_contract("gesprekken").fields
    lists = [load_codelist(f.codelist) for f in fields if f.codelist and f.codelist != "eenheden"]
    for values in zip(*(_some_words(codes.name) for codes in lists), strict=True):
        assert known_headers(("2024-Q1", "3-5-2024", *values)) < 2, values


def _some_words(name: str) -> list[str]:
    words = [w for c in load_codelist(name).codes for w in (c.code, c.label, *c.synonyms)]
    return (words * 200)[:200]
