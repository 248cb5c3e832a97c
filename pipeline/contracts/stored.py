"""What the kluis has to know of the two contracts whose rows it stores: their key and their moment.

Why: which row replaces which, which source delivered a wave and who withdrew are decided in several
layers, and all of them must mean the same by a key and by the quarter or wave of a row.
"""

from collections.abc import Mapping
from dataclasses import dataclass

KEY_FORM = "[A-Za-z0-9._:/-]+"
OWN_KEY = "rij#"
"""How a key begins that was made here, for a row without one; "#" is not in `KEY_FORM`."""
REASONS = "redenen"
"""Column of rows that were set aside: "kolom:reden", joined by commas."""
WAITS_FOR = "wacht_op"
"""Column of rows that were set aside: a keyed hash of the unit that a row waits for, else null."""


@dataclass(frozen=True)
class StoredKind:
    """`key` says which rows belong to one traject or respondent; `moment` is the quarter or wave
    that a row is about, which is closed and published as a whole; `late` is what is filled in when
    a traject ends, so that by it no row can be known again. `texts` is how names of open answers
    begin: what is replaced in one may change with the program, so a row is not known by it either.
    """

    key: str
    moment: str
    late: tuple[str, ...] = ()
    texts: str | None = None

    def is_lasting(self, name: str) -> bool:
        """Whether a row can be known again by this field."""
        is_text = self.texts is not None and name.startswith(self.texts)
        return name != self.key and name not in self.late and not is_text


STORED: Mapping[str, StoredKind] = {
    "gesprekken": StoredKind("traject_sleutel", "periode", ("vervolg", "doorlooptijd")),
    "enquete": StoredKind("respondent_sleutel", "golf", texts="open_"),
}
