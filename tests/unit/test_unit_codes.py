"""Units get a code of their name, once."""

from pipeline.steps.unit_codes import with_codes


def codes(*rows):
    return [row["eenheid"] for row in with_codes([dict(row) for row in rows])]


def test_a_code_that_is_there_stays():
    assert codes({"eenheid": "sd", "naam": "Sociaal Domein"}) == ["sd"]


def test_two_units_of_one_name_have_two_codes():
    assert codes({"naam": "Team A"}, {"naam": "Team A"}) == ["team-a", "team-a-2"]


def test_a_later_time_of_a_unit_keeps_its_code():
    rows = (
        {"naam": "Zorg", "geldig_tot": "2025-06-30"},
        {"naam": "zorg", "geldig_van": "2025-07-01"},
    )
    assert codes(*rows) == ["zorg", "zorg"]


def test_a_code_is_short_and_plain():
    (code,) = codes({"naam": "Financiën, Belastingen & Vastgoed van de hele gemeente Kadestad"})
    assert code.startswith("financien-belastingen") and len(code) <= 40


def test_a_name_above_becomes_its_code_and_an_unknown_one_stays():
    rows = [{"naam": "Alles"}, {"naam": "Zorg", "bovenliggend": "ALLES"},
            {"naam": "Elders", "bovenliggend": "nergens"}]  # fmt: skip
    assert [row["bovenliggend"] for row in with_codes(rows)[1:]] == ["alles", "nergens"]
