"""The measure below a heading of an edited text: five fields, and its yardstick."""

from pipeline.advice.concept import Maatregel, Pijler
from pipeline.advice.editing.editable_text import (
    FIELDS,
    MEASURE,
    PILLARS,
    YARDSTICK,
    one_line,
    yardstick,
)
from pipeline.advice.editing.known import Known
from pipeline.advice.editing.paragraphs import refuse_people
from pipeline.errors import RefusedInput


def read_measures(sections: dict[str, list[str]], known: Known) -> tuple[Maatregel, ...]:
    """The measures that a text still has, by pillar. Raises RefusedInput on a wrong field."""
    return tuple(
        _measure(pillar, sections[heading], known)
        for pillar in PILLARS
        if (heading := f"{MEASURE}{pillar}") in sections
    )


def _measure(pillar: Pijler, blocks: list[str], known: Known) -> Maatregel:
    heading = f"{MEASURE}{pillar}"
    before, values = known.measures.get(pillar), _fields(heading, blocks)
    for name, label in FIELDS.items():
        if before is None or values[name] != one_line(getattr(before, name)):
            refuse_people(values[name], f"‘{heading}’, {label.lower()}", known)
    said = values.pop(YARDSTICK, "")
    if said and (before is None or said != yardstick(before)):
        raise RefusedInput(
            f"De meetlat bij ‘{heading}’ is veranderd.",
            "Zet de regel terug zoals zij was, of haal haar weg.",
        )
    return Maatregel(
        pijler=pillar,
        code=before.code if before else "",
        meetlat=before.meetlat if before and said else None,
        keuze=before.keuze if before and values["wat"] == one_line(before.wat) else "",
        **values,
    )


def _fields(heading: str, blocks: list[str]) -> dict[str, str]:
    """What stands behind each label. Raises RefusedInput when a field is missing or unknown."""
    values: dict[str, str] = {}
    labels = {label: name for name, label in FIELDS.items()} | {YARDSTICK: YARDSTICK}
    for row in "\n".join(blocks).splitlines():
        label, colon, value = row.removeprefix("-").partition(":")
        name = labels.get(label.strip(), "")
        if not colon or not name or name in values or set("{}") & set(value):
            raise _wrong_field(heading)
        values[name] = one_line(value)
    if any(not values.get(name) for name in FIELDS):
        raise _wrong_field(heading)
    return values


def _wrong_field(heading: str) -> RefusedInput:
    wanted = ", ".join(f"- {label}: ..." for label in FIELDS.values())
    return RefusedInput(
        f"Onder ‘{heading}’ klopt een regel niet.", f"Schrijf elk van deze één keer: {wanted}"
    )
