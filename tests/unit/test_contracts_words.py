"""Every Dutch text of the contracts keeps the word rules of the house, and the rules work."""

import re

import pytest

from pipeline.contracts import load_codelist, load_contract, load_texts
from pipeline.contracts.model import INPUT_CONTRACTS, OUTPUT_CONTRACTS
from pipeline.contracts.reading import CODES_DIR
from pipeline.contracts.reasons import Reason

RULES = load_texts("woorden")["verboden"]
SHOWN_KEYS = {"label", "uitleg", "vraag", "eis", "waarom", "tekst", "gewenst_effect", "meetpunt"}
NOT_SHOWN_AS_OURS = {"woorden", "identificerend"}  # the words themselves; names of foreign columns


def hits(text):
    """The codes of the rules that a text breaks: a word outside every allowed context."""
    return [rule["code"] for rule in RULES if _breaks(rule, text)]


def _breaks(rule, text):
    words = "|".join(map(re.escape, rule["vormen"]))
    allowed = [
        found.span()
        for pattern in rule["toegestaan"]
        for found in re.finditer(pattern, text, re.IGNORECASE)
    ]
    spans = (m.span() for m in re.finditer(rf"\b({words})\b", text, re.IGNORECASE))
    return any(not _inside(span, allowed) for span in spans)


def _inside(span, allowed):
    return any(start <= span[0] and span[1] <= end for start, end in allowed)


def shown_texts(value, key=""):
    """All texts under keys that a reader sees, at any depth of a YAML file."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from shown_texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from shown_texts(inner, key)
    elif isinstance(value, str) and key in SHOWN_KEYS:
        yield value


@pytest.mark.parametrize(
    "name", sorted(p.stem for p in CODES_DIR.glob("*.yaml") if p.stem not in NOT_SHOWN_AS_OURS)
)
def test_code_lists_keep_the_word_rules(name):
    broken = [text for text in shown_texts(dict(load_texts(name))) if hits(text)]
    assert broken == []


@pytest.mark.parametrize("name", INPUT_CONTRACTS + OUTPUT_CONTRACTS)
def test_contracts_keep_the_word_rules(name):
    contract = load_contract(name)
    texts = [contract.label, contract.description]
    texts += [text for field in contract.fields for text in (field.label, field.description)]
    assert [text for text in texts if hits(text)] == []


def test_reasons_keep_the_word_rules():
    assert [r for r in Reason if hits(f"{r.zin} {r.vervolgstap}")] == []


def test_fixed_sentences_keep_the_word_rules():
    assert [t for t in load_texts("woorden")["vaste_zinnen"].values() if hits(t)] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Er waren 12 meldingen dit jaar.", "melding"),
        ("De melder had een vraag.", "melder"),
        ("Wij zien een hotspot.", "hotspot"),
        ("De cijfers zijn anoniem.", "anoniem"),
        ("Er is geen probleem.", "geen_probleem"),
        ("Een klacht over gedrag.", "klacht"),
        ("Een stijging is een verslechtering.", "verslechtering"),
    ],
)
def test_the_rules_find_a_forbidden_word(text, code):
    assert hits(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Het aantal formele meldingen geeft de meldfunctionaris zelf.",
        "Een gesprek is geen melding.",
        "De meldbereidheid daalt.",
        "De onafhankelijkheid van de klachtencommissie.",
        "Een formele klacht staat apart.",
        "Er is geen patroon aantoonbaar.",
    ],
)
def test_the_rules_leave_correct_use_alone(text):
    assert hits(text) == []


def test_every_rule_says_what_to_write_instead():
    for rule in RULES:
        assert rule["schrijf"]
        assert rule["reden"]
        assert rule["vormen"]


def spaced(header):
    return " ".join(re.findall(r"[a-z0-9]+", header.casefold()))


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Naam", "naam"),
        ("Achternaam melder", "naam"),
        ("RecipientLastName", "naam"),
        ("RecipientEmail", "mail"),
        ("E-mailadres", "mail"),
        ("Tel.", "telefoon"),
        ("Telefoonnummer", "telefoon"),
        ("BSN", "bsn"),
        ("Burgerservicenummer", "bsn"),
        ("IBAN", "iban"),
        ("Geboortedatum", "geboortedatum"),
        ("Woonplaats", "adres"),
        ("LocationLatitude", "adres"),
        ("IPAddress", "adres"),
        ("Personeelsnummer", "personeelsnummer"),
        ("Toelichting", "vrije_tekst"),
        ("Omschrijving situatie", "vrije_tekst"),
        ("Notities", "vrije_tekst"),
        ("Geslacht", "bijzonder"),
        ("Functie", "functie"),
    ],
)
def test_columns_that_point_at_a_person_are_recognised_by_name(header, code):
    found = [
        entry.code
        for entry in load_codelist("identificerend").codes
        if re.search(str(entry.extra["patroon"]), spaced(header))
    ]
    assert code in found


def test_every_refused_column_has_a_reason():
    assert all(code.extra["reden"] for code in load_codelist("identificerend").codes)


@pytest.mark.parametrize("name", ["gesprekken", "enquete"])
def test_our_own_columns_do_not_look_like_a_person(name):
    patterns = [str(c.extra["patroon"]) for c in load_codelist("identificerend").codes]
    for field in load_contract(name).fields:
        assert not [p for p in patterns if re.search(p, spaced(field.name))]
