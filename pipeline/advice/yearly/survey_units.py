"""The survey by unit, in the order of the public list: never ranked."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.advice.concept import Line
from pipeline.advice.documents.document import Block, Table
from pipeline.advice.sentences import term
from pipeline.advice.yearly.amount import Amount, shown
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.scores import Measured, index_name
from pipeline.advice.yearly.texts import line, paragraph, part, say, small
from pipeline.contracts import load_codelist
from pipeline.contracts.public import Wave
from pipeline.signals.wording import unit_name

_WIDTHS = (4.0, 2.8)


def by_unit(data: Yearly, found: Sequence[Measured], wave: Wave) -> Iterator[Block]:
    """The indices of the newest wave by unit, in the order of the public list."""
    rows = {(o.eenheid, o.index): o.amount for o in found if o.golf == wave.golf and o.eenheid}
    indices = [i for i in load_codelist("indexen").values() if any(k[1] == i for k in rows)]
    units = [u for u in data.release.publiek.unit_codes().values() if any(k[0] == u for k in rows)]
    if not units:
        yield paragraph("beleving", "geen_eenheden")
        return
    yield part("beleving", "eenheden", "kop")
    yield Table(
        caption=line("beleving", "eenheden", "tabel", golf=term(wave.golf, wave.golf)).text,
        columns=(say("beleving", "eenheden", "kolom"), *(index_name(i).text for i in indices)),
        rows=tuple(
            (_unit(data, unit), *(_short(rows, unit, index) for index in indices)) for unit in units
        ),
        widths=(_WIDTHS[0], *[_WIDTHS[1]] * len(indices)),
    )
    yield small("beleving", "eenheden", "lezen")


def _short(rows: Mapping[tuple[str, str], Amount | None], unit: str, index: str) -> Line:
    if (unit, index) not in rows:
        return Line((say("getal", "niet_gevraagd"),))
    amount = rows[unit, index]
    return amount.short if amount else shown(None)


def _unit(data: Yearly, unit: str) -> Line:
    return Line((term(unit_name(unit, data.release.publiek), unit),))
