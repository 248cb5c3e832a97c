"""What a list of patterns says of itself: how much was tested, what chance gives, what is unseen.

One place for the command line, its JSON, the pages and every advice, so that a works council reads
the same account everywhere. The sentences are in `woorden.yaml`; all numbers follow from the list.

Why these numbers: when nothing changes, chance is expected to put a tenth of a pattern on a list:
.05 by *let op*, which is one test, and .055 by the common half of the budget (sharing.py; a/(1-a)^2
at a = .05, Finner & Roters 2002, Annals of Statistics 30). Of the signals that are found a tenth is
expected to be chance, at most (Benjamini & Hochberg 1995).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from string import Formatter

import pandas as pd

from pipeline.contracts.codes import load_codelist, load_texts
from pipeline.release.sharing import BUDGET
from pipeline.signals.niveaus import SIGNALS
from pipeline.signals.numbers import factor, tenths, whole

NOTHING_SHOWN = "geen_patroon"
UNSEEN = "te_weinig_gegevens"
_CHANGES = ("stijging", "daling")  # of a series that shows neither it is chance which it is called


@dataclass(frozen=True)
class Looked:
    """`getoetst` series and questions were tested, `te_weinig` could show nothing.

    `vanaf` and `tot`: the smallest rise that the best and the worst tested series of talks shows in
    80 of 100 cases, as a factor; None without one. `blind`: patterns of which nothing was tested.
    """

    getoetst: int
    te_weinig: int
    signalen: int
    vanaf: float | None
    tot: float | None
    blind: tuple[str, ...]

    @staticmethod
    def of(patronen: pd.DataFrame) -> "Looked":
        """From a list of patterns (columns of signalen.odcs.yaml)."""
        rows = patronen[patronen["code"] != NOTHING_SHOWN]
        tested = rows[rows["p_value"].notna() & (rows["niveau"] != UNSEEN)]
        factors = tested.loc[tested["periode"].fillna("") != "", "zichtbaar_vanaf"].astype(float)
        finite = factors[factors < float("inf")]
        return Looked(
            getoetst=len(tested),
            te_weinig=int((rows["niveau"] == UNSEEN).sum()),
            signalen=int(rows["niveau"].isin(SIGNALS).sum()),
            vanaf=None if finite.empty else float(finite.min()),
            tot=None if finite.empty else float(finite.max()),
            blind=_blind(rows, tested),
        )

    @property
    def by_chance(self) -> float:
        """How many of the signals are expected to be chance, at most."""
        return self.signalen * BUDGET

    def numbers(self) -> dict[str, tuple[str, float]]:
        """The numbers of the sentences: as written, and as a value."""
        found: dict[str, tuple[str, float]] = {
            "lijst_getoetst": (whole(self.getoetst), self.getoetst),
            "lijst_stil": (tenths(BUDGET), BUDGET),
            "lijst_een_op": (whole(1 / BUDGET), 1 / BUDGET),
        }
        if self.signalen:
            found["lijst_signalen"] = whole(self.signalen), self.signalen
            found["lijst_toeval"] = tenths(self.by_chance), self.by_chance
        if self.te_weinig:
            found["lijst_te_weinig"] = whole(self.te_weinig), self.te_weinig
        if self.vanaf is not None and self.tot is not None:
            found["lijst_vanaf"] = factor(self.vanaf), self.vanaf
            found["lijst_tot"] = factor(self.tot), self.tot
        return found

    def words(self) -> dict[str, str]:
        """The other words of the sentences: singular or plural, and names of patterns."""
        found = {
            "reeksen_getoetst": _series(self.getoetst),
            "reeksen_te_weinig": _series(self.te_weinig),
            "staan": "staat" if self.signalen == 1 else "staan",
            "signalen": "signaal" if self.signalen == 1 else "signalen",
        }
        return found | ({"lijst_blind": "; ".join(map(_name, self.blind))} if self.blind else {})

    def told(self) -> dict[str, str]:
        """The sentences by name; what there is no number for is left out."""
        filled = {name: text for name, (text, _) in self.numbers().items()} | self.words()
        return {
            name: template.format(**filled)
            for name, template in templates().items()
            if {field for _, field, _, _ in Formatter().parse(template) if field} <= set(filled)
        }

    def to_json(self) -> dict[str, object]:
        """The numbers and the sentences."""
        return asdict(self) | {
            "verwacht_door_toeval_als_niets_verandert": BUDGET,
            "verwacht_door_toeval_op_deze_lijst": round(self.by_chance, 2),
            "zinnen": list(self.told().values()),
        }


def templates() -> Mapping[str, str]:
    """The sentences before their numbers are filled in."""
    found: Mapping[str, str] = load_texts("woorden")["gekeken"]
    return found


def _blind(rows: pd.DataFrame, tested: pd.DataFrame) -> tuple[str, ...]:
    seen = {_kind(str(code)) for code in tested["code"]}
    kinds = [_kind(str(code)) for code in rows["code"]]
    order = load_codelist("patronen").values()
    listed = {kind for kind in kinds if kind not in seen}
    return tuple(code for code in order if code in listed)


def _kind(code: str) -> str:
    return _CHANGES[0] if code in _CHANGES else code


def _name(code: str) -> str:
    labels = load_codelist("patronen")
    if code == _CHANGES[0]:
        return " of ".join(labels.label(one).lower() for one in _CHANGES)
    return labels.label(code).lower()


def _series(number: int) -> str:
    return "reeks" if number == 1 else "reeksen"
