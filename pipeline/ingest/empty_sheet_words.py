"""What the empty sheet says to who fills it in, in B1 Dutch."""

from collections.abc import Mapping, Sequence

from pipeline.contracts.model import Field

_ALWAYS = (
    "Schrijf nergens een naam, een mailadres, een telefoonnummer of een personeelsnummer op. Daar "
    "is geen kolom voor, en dat is met opzet.",
    "Verander de kolomkoppen niet en voeg geen kolommen toe. Een kolom die u niet gebruikt, mag "
    "leeg blijven of weg.",
    "Bij een kolom met een lijst kiest u uit de lijst. Klik op een cel en dan op het pijltje.",
)
_KEY = (
    "De sleutel houdt bij elkaar wat bij één mens hoort. Het is een willekeurige code, die niets "
    "over dat mens zegt. Op het blad Sleutels staan er genoeg klaar."
)
_FOR: Mapping[str, tuple[str, ...]] = {
    "gesprekken": (
        "Eén regel is één gesprek. Komt dezelfde mens terug over dezelfde zaak? Maak dan een "
        "nieuwe regel met dezelfde trajectsleutel.",
        _KEY,
        "Wie bij welke sleutel hoort, onthoudt u zelf, buiten dit bestand. Heeft u het niet meer "
        "nodig, gooi het dan weg.",
        "Kies een kwartaal, geen dag. Een dag wijst in een kleine groep al snel iemand aan.",
        "Vraag of het gesprek mag meetellen in de cijfers, en kies het antwoord.",
        "Vul doorlooptijd en vervolg pas in als het traject is afgerond.",
        "Bewaar dit bestand alleen waar u de enige bent die erbij kan. Controleren: vip controleer "
        "BESTAND. Inlezen: vip inlezen BESTAND.",
    ),
    "enquete": (
        "Eén regel is één deelnemer in één golf. Een vraag die niet is gesteld, laat u leeg.",
        _KEY,
        "Mag een deelnemer meer antwoorden geven? Zet dan de codes in één cel, met een puntkomma "
        "ertussen.",
        "Wil ik niet zeggen is ook een antwoord. Laat het staan.",
        "Controleren: vip controleer BESTAND. Inlezen: vip inlezen BESTAND.",
    ),
}
_PUBLIC = (
    "Deze gegevens zijn openbaar binnen de organisatie. Zet er niets in wat naar een persoon "
    "wijst.",
    "Sla het blad op als CSV met puntkomma's, in de map codes, onder de naam {name}.csv. "
    "Controleren: vip controleer codes/{name}.csv.",
)
_HINTS: Mapping[str, str] = {
    "periode": "Kies het kwartaal.",
    "traject_sleutel": "Dezelfde sleutel bij elk gesprek van één traject. Neem er een van het blad "
    "Sleutels. Geen naam en geen nummer waarmee iemand is op te zoeken.",
    "persoon_sleutel": "Een sleutel voor één mens in één jaar. Neem er een van het blad Sleutels. "
    "Geen naam en geen personeelsnummer.",
    "respondent_sleutel": "Een andere sleutel voor elke deelnemer. Geen naam en geen "
    "personeelsnummer.",
    "doorlooptijd": "Hoelang het traject duurde. Vul dit in als het traject is afgerond.",
    "vervolg": "Hoe het traject afliep. Vul dit in als het traject is afgerond.",
    "relatie": "Over wie het gesprek ging: de verhouding tot degene op wie het gedrag betrekking "
    "heeft.",
    "mag_meetellen": "Of het gesprek mag meetellen in de cijfers. Vraag het aan uw "
    "gesprekspartner.",
}


def explanation(contract: str, fields: Sequence[str]) -> tuple[str, ...]:
    """The sentences above the table of columns; none about a column that is not there."""
    has_key = any(name.endswith("_sleutel") for name in fields)
    own = _FOR.get(contract, _PUBLIC)
    told = tuple(s.format(name=contract) for s in own if has_key or s is not _KEY)
    return (*told, *_ALWAYS)


def hint(field: Field, has_keys: bool) -> str:
    """What belongs in one column. `has_keys`: whether fresh keys stand on a sheet of their own."""
    if field.kind == "sleutel" and not has_keys:
        return field.description
    return _HINTS.get(field.name, field.description)
