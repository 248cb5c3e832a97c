"""A receipt in Dutch: every row that was in a file, in one sum.

Why: whoever delivers a file has to see that nothing vanished, now and years later. For the VP only:
it holds exact counts.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class RowCounts:
    """What became of the rows of one file: `gelezen` is all of the others together.

    apart: set aside because something in them is wrong; dubbel, wachtend: set aside only because
    they stand in the file twice, or because their unit is not known yet. losgelaten: set aside, and
    let go by the VP.
    """

    gelezen: int
    bewaard: int
    apart: int
    dubbel: int
    wachtend: int
    ingetrokken: int
    opgeschoond: int = 0
    losgelaten: int = 0

    def to_text(self) -> str:
        """The sum in Dutch.

        >>> RowCounts(4, 2, 0, 1, 0, 1).to_text()
        '4 rijen in het bestand: 2 bewaard, 1 dubbel in het bestand, 1 ingetrokken en verwijderd.'
        """
        parts = (
            (self.bewaard, "bewaard"),
            (self.apart, "apart gezet omdat er iets niet klopt"),
            (self.dubbel, "dubbel in het bestand"),
            (self.wachtend, "in afwachting van de eenheid"),
            (self.ingetrokken, "ingetrokken en verwijderd"),
            (self.opgeschoond, "opgeschoond"),
            (self.losgelaten, "losgelaten zonder verbetering"),
        )
        told = ", ".join(f"{n} {what}" for n, what in parts if n)
        return f"{rows_in_words(self.gelezen)} in het bestand: {told}."


def rows_in_words(n: int) -> str:
    """A number of rows.

    >>> rows_in_words(1), rows_in_words(2)
    ('1 rij', '2 rijen')
    """
    return "1 rij" if n == 1 else f"{n} rijen"
