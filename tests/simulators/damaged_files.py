"""More than two hundred damaged files, always the same ones in the same order.

Each is made from a good file of talks or answers, or from a real export of a survey tool. What a
reader has to do with it is `mag`; see `tests/simulators/damaged/variant.py`.
"""

from tests.simulators.damaged.as_text import text_variants
from tests.simulators.damaged.bombs import bomb_variants
from tests.simulators.damaged.books import book_variants
from tests.simulators.damaged.cells import cell_variants
from tests.simulators.damaged.exports import export_variants
from tests.simulators.damaged.formats import format_variants
from tests.simulators.damaged.layout import layout_variants
from tests.simulators.damaged.liars import liar_variants
from tests.simulators.damaged.parts import part_variants
from tests.simulators.damaged.variant import Variant

FAMILIES: dict[str, tuple[Variant, ...]] = {
    "tekst": tuple(text_variants()),
    "indeling": tuple(layout_variants()),
    "cellen": tuple(cell_variants()),
    "werkmappen": (*book_variants(), *part_variants()),
    "bommen": tuple(bomb_variants()),
    "andere_soorten": (*liar_variants(), *format_variants()),
    "exports": tuple(export_variants()),
}
VARIANTS: tuple[Variant, ...] = tuple(one for family in FAMILIES.values() for one in family)
