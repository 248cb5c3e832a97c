"""The short form for what only a vertrouwenspersoon knows. It has no room for talks.

Why: a number of talks that somebody typed would be exact, and would stand beside numbers that were
protected with care: the two together give the protected ones away.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

LONGEST = 600
Text = Annotated[str, Field(max_length=LONGEST)]
Texts = Annotated[tuple[Text, ...], Field(max_length=12)]
Number = Annotated[int, Field(ge=0, le=100_000)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rol(_Part):
    """Who does this work, for how many hours, and how people find them."""

    vertrouwenspersonen_intern: Number | None = None
    vertrouwenspersonen_extern: Number | None = None
    uren: Number | None = None
    bereikbaarheid: Text = ""
    werkwijze: Text = ""


class Voorlichting(_Part):
    """One kind of meeting: what it was, how often, for whom."""

    wat: Text
    aantal: Number | None = None
    voor_wie: Text = ""

    @property
    def in_words(self) -> str:
        """How often and what, as one reads it."""
        return self.wat if self.aantal is None else f"{self.aantal} keer {self.wat}"


class Formeel(_Part):
    """What a body for formal cases counted itself; `aantal` None: it gave no number."""

    aantal: Number | None = None
    toelichting: Text = ""


class Verbinding(_Part):
    """How this work met that of others."""

    rie: Text = ""
    plan_van_aanpak: Text = ""
    overleg: Texts = ()


class Formulier(_Part):
    """The whole form of one year."""

    jaar: int | None = None
    rol: Rol = Rol()
    voorlichtingen: Annotated[tuple[Voorlichting, ...], Field(max_length=20)] = ()
    training: Texts = ()
    intervisie: Text = ""
    formele_klachten: Formeel = Formeel()
    formele_meldingen: Formeel = Formeel()
    verbinding: Verbinding = Verbinding()
    vooruitblik: Texts = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return self.model_dump(exclude={"jaar"}) == Formulier().model_dump(exclude={"jaar"})


def texts_of(value: object, where: str = "") -> list[tuple[str, str]]:
    """Every text that was typed, with where it stands ("rol.werkwijze", "training 2")."""
    if isinstance(value, str):
        return [(where, value)] if value.strip() else []
    if isinstance(value, Voorlichting) and value.aantal is not None:
        return texts_of(value.model_copy(update={"wat": value.in_words, "aantal": None}), where)
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        pairs = ((f"{where}.{name}" if where else name, getattr(value, name)) for name in names)
        return [found for place, one in pairs for found in texts_of(one, place)]
    if isinstance(value, tuple):
        numbered = ((f"{where} {number}", one) for number, one in enumerate(value, start=1))
        return [found for place, one in numbered for found in texts_of(one, place)]
    return []
