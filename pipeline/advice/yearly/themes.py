"""What people wrote in open answers, as themes: how many of each hundred named them."""

from collections.abc import Iterator

from pipeline.advice.concept import Line, Origin, Term
from pipeline.advice.documents.document import Block
from pipeline.advice.sentences import in_a_row, term
from pipeline.advice.yearly.amount import Amount
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.texts import part, say, small, table
from pipeline.contracts.public import Wave
from pipeline.release.theme_bounding import NO_THEME
from pipeline.signals.themes.counts import Asked, ThemeCount, label_of, range_of, theme_waves

_WIDTHS = (8.0, 6.0)
_NAMES = ("aandeel", "aandeel_laag", "aandeel_hoog")


def themes(data: Yearly, wave: Wave) -> Iterator[Block]:
    """The themes of a wave in the order of the list; nothing where no open answers were counted."""
    found = next((one for one in theme_waves(data.release) if one.asked.golf == wave.golf), None)
    if found is None or not found.counts:
        return
    rows = [(_name(code, found.asked), _amount(one)) for code, one in found.counts.items()]
    yield part("themas", "kop")
    yield table("themas", (_row(*row) for row in rows if not row[1].is_te_onzeker), _WIDTHS)
    left: list[Term] = [name for name, amount in rows if amount.is_te_onzeker]
    if left:
        yield small("themas", "te_klein", namen=in_a_row(left))
    yield small("themas", "lezen")


def _name(code: str, asked: Asked) -> Term:
    return term(say("themas", "geen_thema") if code == NO_THEME else label_of(code, asked), code)


def _row(name: Term, amount: Amount) -> tuple[Line, Line]:
    return Line((name,)), amount.line


def _amount(one: ThemeCount) -> Amount:
    low, high = range_of(one)
    origins = (Origin.AANDEEL,) * 3
    return Amount(one.share, low, high, low <= 0, (one.cel,), origins, _NAMES)
