"""Match columns with a contract, and refuse the ones that may not come in: by name, never by value.

Why: what is not read cannot leak. A column that looks like a name, a number of a person or free
text stops the whole file, so that it is taken out at the source; all of them are named at once.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.model import Contract, Field
from pipeline.errors import RefusedInput
from pipeline.ingest.headers import shown
from pipeline.ingest.row_lists import listed


def match_columns(headers: Sequence[str], contract: Contract, name: str) -> Mapping[str, Field]:
    """The field of every named column, in the order of the file.

    Raises RefusedInput when a column is not in the contract, when two columns are the same field,
    or when a required field is missing.
    """
    matched = {header: contract.find(header) for header in headers if header}
    _refuse_unknown(headers, matched, contract, name)
    fields = {header: field for header, field in matched.items() if field is not None}
    _refuse_doubles(headers, fields, name)
    _refuse_missing(fields, contract, name)
    return fields


def reason_to_refuse(header: str) -> str | None:
    """Why a column with this name is never taken in, in Dutch; None when nothing points to it.

    >>> reason_to_refuse("E-mail adres")
    'Een mailadres wijst rechtstreeks een persoon aan.'
    """
    words = _words(header)
    for pattern, reason in _refused_names():
        if pattern.search(words):
            return reason
    return None


@cache
def _refused_names() -> tuple[tuple[re.Pattern[str], str], ...]:
    codes = load_codelist("identificerend").codes
    return tuple((re.compile(str(c.extra["patroon"])), str(c.extra["reden"])) for c in codes)


def _words(header: str) -> str:
    """Lower case, without accents, with one space for everything but letters and digits."""
    letters = unicodedata.normalize("NFKD", header.casefold())
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]", " ", kept).split())


def _refuse_unknown(
    headers: Sequence[str], matched: Mapping[str, Field | None], contract: Contract, name: str
) -> None:
    unknown = [i for i, header in enumerate(headers) if header and matched[header] is None]
    if not unknown:
        return
    lines = [f"- {shown(headers, i)}: {_why(headers[i], contract)}" for i in unknown]
    raise RefusedInput(
        "\n".join((f"Het bestand {name} heeft kolommen die hier niet mogen staan:", *lines)),
        "Haal deze kolommen weg (of verbeter de kop) en probeer het opnieuw. Er is niets "
        "ingelezen. Welke kolommen mogen, staat in docs/velden.md.",
    )


def _why(header: str, contract: Contract) -> str:
    return reason_to_refuse(header) or f"Deze kolom hoort niet bij {contract.label}."


def _refuse_doubles(headers: Sequence[str], fields: Mapping[str, Field], name: str) -> None:
    places: dict[str, list[str]] = {}
    for position, header in enumerate(headers):
        if header:
            places.setdefault(fields[header].name, []).append(shown(headers, position))
    doubles = [f"{field}: {listed(found)}" for field, found in places.items() if len(found) > 1]
    if doubles:
        raise RefusedInput(
            f"In het bestand {name} betekenen meer kolommen hetzelfde. {'. '.join(doubles)}.",
            "Houd van deze kolommen er steeds één over.",
        )


def _refuse_missing(fields: Mapping[str, Field], contract: Contract, name: str) -> None:
    present = {field.name for field in fields.values()}
    missing = [f.name for f in contract.fields if f.required and f.name not in present]
    if missing:
        raise RefusedInput(
            f"In het bestand {name} ({contract.label}) ontbreekt een kolom: {listed(missing)}.",
            "Voeg de kolom toe, of geef de bestaande kolom deze kop. Welke andere koppen ook goed "
            "zijn, staat in docs/velden.md.",
        )
