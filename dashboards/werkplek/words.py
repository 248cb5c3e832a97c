"""The words of the command line, as they read in the werkplek.

Why: one text serves both, so they cannot drift apart. Where it names a command, the page that does
the same is named here; an option becomes the field on that page.
"""

import re
from textwrap import dedent

from dashboards.wording.safe_text import plain

PAGE_OF = {
    "nieuw": "Begin",
    "sjabloon": "Gegevens",
    "bron": "Gegevens",
    "controleer": "Gegevens",
    "inlezen": "Gegevens",
    "leveringen": "Gegevens",
    "apart": "Rijen apart",
    "intrekken": "Bewaren",
    "opschonen": "Bewaren",
    "plan": "Plan",
    "privacy": "Organisatie",
    "afsluiten": "Periode sluiten",
    "publiceer": "Publiceren",
    "run": "Publiceren",
    "corrigeer": "Corrigeren",
    "signaleer": "Patronen",
    "adviseer": "Patronen",
    "adviezen": "Adviezen",
    "advies": "Adviezen",
    "toetsen": "Adviezen",
    "vrijgeven": "Adviezen",
    "aanbieden": "Adviezen",
    "reactie": "Adviezen",
    "opvolgen": "Adviezen",
    "evalueren": "Adviezen",
    "opschorten": "Adviezen",
    "gevraagd": "Gevraagd advies",
    "jaarrapport": "Jaarrapport",
    "themas": "Thema's en woorden",
    "woorden": "Thema's en woorden",
    "rie": "RI&E en OR",
    "or-pakket": "RI&E en OR",
    "budget": "Budget",
    "overdragen": "Overdragen",
}
FIELD_OF = {
    "aantekening": "Alleen een aantekening met een datum",
    "bron": "Wie levert het bestand (bron)",
    "blad": "Blad van een spreadsheet",
    "door": "Uw naam",
    "eigenaar": "Wie voert het uit (een rol)",
    "golf": "Golf, bij een enquête waar die niet in staat",
    "kolom": "Kolommen met antwoorden",
    "label-kolom": "Kolom met thema's die mensen gaven",
    "op": "Op",
    "periode": "Vanaf",
    "reden": "Waarom",
    "terzijde": "Signaal dat u terzijde legt",
    "termijn": "De organisatie wil klaar zijn op",
    "toch": "Lees ook in als het sterk lijkt op een bestand van een andere bron",
    "tot": "Tot en met",
    "tweede": "Naam van de tweede vertrouwenspersoon",
    "verbeterd": "De regel van deze golf bij Enquêtes was fout, en klopt nu",
    "vervangt": "Komt in de plaats van wat deze bron eerder leverde over",
}
"""Options whose field has another name; the name as it begins on its page."""

TABLE_OF = {
    "organisatie": "Eenheden",
    "golven": "Enquêtes",
    "gebeurtenissen": "Gebeurtenissen",
    "beschikbaarheid": "Uren",
}
"""Public files, by the table of the page Organisatie that holds them."""
_FILES = "|".join(TABLE_OF)
_PLACES = (
    (re.compile(rf"In de map codes staat geen ({_FILES})\.csv\b"), "Nog leeg is {}"),
    (re.compile(rf"Het bestand codes/({_FILES})\.csv\b"), "Dit is niet goed: {}"),
    (re.compile(rf"\bcodes/({_FILES})\.csv\b"), "{}"),
)
_SETTINGS = (
    ("in vip.toml onder [privacy]", "op de pagina Organisatie, bij Privacy,"),
    ("in vip.toml, als regel: [bronnen.NAAM]", "op de pagina Gegevens, bij Bronnen"),
)
_COMMAND = re.compile(
    r"(?:met:? )?\bvip (" + "|".join(sorted(PAGE_OF, key=len, reverse=True)) + r")\b"
    r"(?: (?:--?[a-z-]+|[A-Z]{3,}(?:\|[A-Z]+)*|[\w./\\-]+\.(?:xlsx|csv|docx|pdf|md)|"
    r"\"[^\"]*\"|[a-z]+-[a-z0-9-]+|\d{4}(?:-Q\d)?))*"
)
_OPTION = re.compile(
    r"(?:\b([Aa])chter )?(?<![\w-])--([a-z]+(?:-[a-z]+)*)(?: (NAAM|DATUM|BESTAND|CODE|GOLF|MAP))?"
)

_ITEM = re.compile(r"^\s*[-+] ")


def in_the_app(text: str) -> str:
    """A text of the command line, with pages in the place of commands.

    >>> in_the_app("Sluit eerst een periode af met: vip afsluiten PERIODE")
    'Sluit eerst een periode af op de pagina Periode sluiten'
    >>> in_the_app("Noem een van deze namen met --bron.")
    'Noem een van deze namen met het veld ‘Wie levert het bestand (bron)’.'
    >>> in_the_app("Zet de golf in codes/golven.csv.")
    'Zet de golf in de tabel Enquêtes (pagina Organisatie).'
    >>> in_the_app("Achter --golf staat geen golf.")
    'In het veld ‘Golf, bij een enquête waar die niet in staat’ staat geen golf.'
    """
    for found, shown in _SETTINGS:
        text = text.replace(found, shown)
    for named, said in _PLACES:
        text = named.sub(lambda match, said=said: said.format(_table(match[1])), text)
    paged = _COMMAND.sub(_page, text)
    return _OPTION.sub(_field, paged)


def told(text: str) -> str:
    """The same for a page: nothing in it is markup, lines stay lines and dashes become a list."""
    lines = dedent(in_the_app(text)).split("\n")
    return "".join(_line(line, before) for before, line in zip(["", *lines], lines, strict=False))


def _line(line: str, before: str) -> str:
    """One line; what follows a list or begins one stands apart from it."""
    is_item, was_item = (bool(_ITEM.match(one)) for one in (line, before))
    apart = "\n" if is_item != was_item else ""
    if is_item:
        return f"{apart}- {plain(_ITEM.sub('', line))}\n"
    return f"{apart}{_indent(line)}{plain(line)}  \n"


def _page(found: re.Match[str]) -> str:
    lead = "op" if found[0].startswith("met") else "de pagina"
    return f"{lead}{' de pagina' if lead == 'op' else ''} {PAGE_OF[found[1]]}"


def _field(found: re.Match[str]) -> str:
    lead = {"A": "In ", "a": "in "}.get(found[1] or "", "")
    name = FIELD_OF.get(found[2], found[2].replace("-", " ").capitalize())
    return f"{lead}het veld ‘{name}’"


def _table(name: str) -> str:
    return f"de tabel {TABLE_OF[name]} (pagina Organisatie)"


def _indent(line: str) -> str:
    spaces = len(line) - len(line.lstrip(" "))
    return "\u2003" * (spaces // 2)
