"""What each role finds here: pages and words, never other numbers.

Why: a works council needs the same view as the employer. Roles decide what comes first and what
one may do with it; precision is fixed at the door and no role can widen it.
"""

from dataclasses import dataclass

SAME_NUMBERS = (
    "Elke rol ziet precies dezelfde getallen. Uw keuze verandert alleen de uitleg en de pagina's."
)

SAME_FOR_ALL = "Elke rol ziet precies dezelfde getallen."


@dataclass(frozen=True)
class Role:
    """A reader. `pages` are file names in `pages/`, in the order of the menu."""

    code: str
    label: str
    now_what: tuple[str, ...]
    pages: tuple[str, ...]


_NUMBERS = ("trends", "enquete", "themas")
_OF_THE_BOARD = ("overzicht", "patronen", "adviezen", "register", *_NUMBERS)
_OF_OTHERS = ("overzicht", "patronen", *_NUMBERS, "adviezen", "register")
_ABOUT = ("verantwoording", "uitleg")

ROLES = (
    Role(
        "vertrouwenspersoon",
        "Vertrouwenspersoon",
        (
            "Leg de patronen naast wat u zelf weet. Herkent u er één persoon in, "
            "bespreek het dan zelf en zet het niet in een advies.",
            "Een advies gaat alleen naar de organisatie als u het vrijgeeft.",
        ),
        (*_OF_OTHERS, "rie", "or", *_ABOUT),
    ),
    Role(
        "preventiemedewerker",
        "Preventiemedewerker",
        (
            "Leg de patronen naast de RI&E en het plan van aanpak: komt het onderwerp daarin voor?",
            "Bespreek met de vertrouwenspersoon welke maatregel u samen kunt voorbereiden.",
        ),
        (*_OF_OTHERS, "rie", *_ABOUT),
    ),
    Role(
        "or",
        "Ondernemingsraad",
        (
            "U ziet hetzelfde als de bestuurder. Op de pagina Register staat elk signaal dat ooit "
            "is gepubliceerd, met wat ermee is gedaan.",
            "Vraag bij elk advies naar de schriftelijke reactie en naar de evaluatie.",
        ),
        (*_OF_OTHERS, "or", *_ABOUT),
    ),
    Role(
        "bestuur",
        "Bestuur en directie",
        (
            "Reageer schriftelijk op een advies: overgenomen, deels, of niet met uw redenen.",
            "Zoek niet uit wie er heeft gesproken. De cijfers kunnen dat niet vertellen, "
            "en zoeken schaadt het vertrouwen.",
        ),
        (*_OF_THE_BOARD, *_ABOUT),
    ),
    Role(
        "hr",
        "HR",
        (
            "Bereid voor wat de bestuurder overneemt: wie doet wat, en wanneer is het klaar?",
            "Zoek niet uit wie er heeft gesproken, ook niet om te helpen. Wie wil praten, vindt "
            "de weg naar de vertrouwenspersoon zelf.",
        ),
        (*_OF_THE_BOARD, *_ABOUT),
    ),
)
_BY_CODE = {role.code: role for role in ROLES}


def role_of(code: str) -> Role:
    """The role with this code. Raises KeyError when there is none."""
    return _BY_CODE[code]
