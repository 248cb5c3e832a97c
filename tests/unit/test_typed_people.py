"""What a vertrouwenspersoon typed may point at nobody, by name or by number."""

import pytest

from pipeline.advice.typed import identifying


@pytest.mark.parametrize(
    "text",
    [
        "Het bsn is 111222333.",
        "Zij noemde 123456782 als haar nummer.",
        "Het geld kwam van NL91ABNA0417164300.",
        "Het gaat om de auto met kenteken AB-12-CD.",
        "Dat was personeelsnummer 88123.",
        "medewerkernummer: M-4521",
        "Gaat dit over medewerker 4521?",
        "Bel 06-12345678.",
        "Jan Jansen wil meer uitleg.",
    ],
)
def test_names_and_numbers_of_people_are_found(text):
    assert identifying(text)


@pytest.mark.parametrize(
    "text",
    [
        "Van de 12.000 medewerkers deden er 7.545 mee.",
        "In 2025 spraken wij 14 keer met HR.",
        "Zet hiervoor 150.000 euro op de begroting van 2027.",
        "De zaak staat in besluit 2026-14 van 3 maart 2026.",
        "Dat kost per medewerker 250 euro, in 2027.",
        "Bij de medewerkers: 450 ingevulde vragenlijsten.",
        "De enquête sloot op 30-06-2025.",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert not identifying(text)
