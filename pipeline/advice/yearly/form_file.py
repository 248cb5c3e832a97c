"""Reading the form: every refusal says where and what to do, and repeats nothing that was typed."""

from collections.abc import Callable
from typing import Any

import yaml
from pydantic import ValidationError

from pipeline.advice.editing.editable_text import one_line
from pipeline.advice.yearly.form import LONGEST, Formulier, texts_of
from pipeline.advice.yearly.texts import say
from pipeline.advice.yearly.typed_talks import counts_talks
from pipeline.errors import RefusedInput

MOST_BYTES = 100_000
_TALK_KEYS = ("gesprek", "traject", "intake", "casus")
_WHY = (
    "Aantallen gesprekken komen alleen uit de publicatie, waar zij beschermd zijn. Een getypt "
    "aantal ernaast zou die bescherming wegnemen."
)

Finds = Callable[[str], bool]


def read_form(data: bytes, jaar: int, names_somebody: Finds) -> Formulier:
    """The form of a year. `names_somebody` tells whether a text seems to name a person.

    Raises RefusedInput for what is no form, for numbers of talks and for names of people.
    """
    form = _parsed(_mapping(data))
    if form.jaar not in (None, jaar):
        raise RefusedInput(
            f"Dit formulier is van een ander jaar dan {jaar}.",
            "Pas het jaar in het formulier aan, of noem het jaar van het formulier.",
        )
    places = [(where, text) for where, text in texts_of(form) if counts_talks(text)]
    if places:
        raise RefusedInput(
            f"In het formulier staat een aantal gesprekken, bij: {_places(places)}. {_WHY}",
            "Haal dat aantal weg. De cijfers over gesprekken komen vanzelf in het jaarrapport.",
        )
    named = [(where, text) for where, text in texts_of(form) if names_somebody(text)]
    if named:
        raise RefusedInput(
            f"In het formulier lijkt een naam of ander gegeven van een mens te staan, bij: "
            f"{_places(named)}.",
            "Schrijf een rol, zoals ‘de vertrouwenspersoon’ of ‘de bestuurder’, en geen naam.",
        )
    return form.model_copy(update={"jaar": jaar})


def empty_form(jaar: int) -> str:
    """The form to fill in, with what each question means."""
    return say("leeg_formulier").replace("{jaar}", str(jaar))


def _mapping(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise _unreadable()
    try:
        loaded = yaml.load(data.decode("utf-8-sig"), Loader=_FormLoader)  # noqa: S506 - a safe one
        found = _without_nothing(loaded)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError):
        raise _unreadable() from None
    if not isinstance(found, dict):
        raise _unreadable()
    return {str(key): value for key, value in found.items()}


class _FormLoader(yaml.SafeLoader):
    """Takes no references, which can make a small file endless, and no question twice, of which
    the first answer would be lost."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Raises YAMLError at a reference."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Raises YAMLError when a name stands there twice."""
        found = super().construct_mapping(node, deep)
        if len(found) < len(node.value):
            raise yaml.YAMLError
        return found


def _without_nothing(value: Any) -> Any:
    """What was left empty is as if it were not there; of a text what can be seen is left."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, dict):
        kept = {key: _without_nothing(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one is not None}
    if isinstance(value, list):
        return [one for one in map(_without_nothing, value) if one not in (None, {})]
    return value


def _parsed(values: dict[str, Any]) -> Formulier:
    try:
        return Formulier.model_validate(values)
    except ValidationError as problem:
        raise _refused(problem) from None


def _refused(problem: ValidationError) -> RefusedInput:
    """The first thing that does not fit; a key that nobody asked for is never repeated."""
    error = problem.errors(include_input=False, include_url=False, include_context=False)[0]
    path, kind = [str(step) for step in error["loc"]], error["type"]
    if kind == "extra_forbidden":
        above = ".".join(path[:-1]) or "het formulier"
        if any(word in path[-1].lower() for word in _TALK_KEYS):
            return RefusedInput(
                f"In het formulier staat onder {above} een vraag naar gesprekken. {_WHY}",
                "Haal die regel weg.",
            )
        return RefusedInput(
            f"In het formulier staat onder {above} een naam die er niet hoort.",
            "Vergelijk met een leeg formulier: vip jaarrapport JAAR --leeg-formulier BESTAND",
        )
    if kind.endswith("too_long"):
        return RefusedInput(
            f"In het formulier staat te veel bij {'.'.join(path)}.",
            f"Houd het bij {LONGEST} tekens, of bij minder regels.",
        )
    return RefusedInput(
        f"In het formulier klopt iets niet bij {'.'.join(path) or 'het begin'}.",
        "Een aantal is een heel getal van 0 of meer; een tekst staat tussen aanhalingstekens; "
        "een lijst heeft een streepje voor elke regel.",
    )


def _unreadable() -> RefusedInput:
    return RefusedInput(
        "Het formulier is niet te lezen.",
        "Maak een leeg formulier met vip jaarrapport JAAR --leeg-formulier BESTAND, en neem uw "
        "tekst daarin over.",
    )


def _places(found: list[tuple[str, str]]) -> str:
    return ", ".join(dict.fromkeys(where for where, _ in found))
