"""Which contract a file is, judged by its column headers alone.

Why: a VP should not have to say what kind of file it is, and a file that is none of them deserves
an answer that names what was expected and what comes nearest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.contracts.checks import WORKSPACE_LISTS
from pipeline.contracts.codes import load_codelist
from pipeline.contracts.model import INPUT_CONTRACTS, Contract, Field, load_contract
from pipeline.errors import RefusedInput
from pipeline.ingest.headers import SURE_SCORE
from pipeline.ingest.raw_table import Source
from pipeline.ingest.row_lists import listed

_SCORED_CELLS = 200


@dataclass(frozen=True)
class _Fit:
    """How well headers fit one contract: names of fields.

    certain: found by a header that cannot be a value as well. `melder` and `team` can be both, and
    a file without headers must not have its first row shown as names of columns.
    """

    contract: Contract
    found: frozenset[str]
    certain: frozenset[str]
    missing: tuple[Field, ...]

    @property
    def order(self) -> tuple[bool, int, int]:
        """Higher is better: all required columns, then most columns, then fewest missing."""
        return not self.missing, len(self.found), -len(self.missing)


def known_headers(cells: Sequence[str]) -> int:
    """How many of these cells are headers of one and the same contract."""
    filled = {cell for cell in cells[:_SCORED_CELLS] if cell}
    return max(len(_fit(load_contract(name), filled).certain) for name in INPUT_CONTRACTS)


def recognise(source: Source) -> Contract:
    """The contract of a file. Raises RefusedInput, naming the nearest, when it fits none."""
    headers = source.headers
    best = max(
        (_fit(load_contract(contract), headers) for contract in INPUT_CONTRACTS),
        key=lambda fit: fit.order,
    )
    if len(best.certain) >= SURE_SCORE:
        return best.contract
    raise RefusedInput(
        f"We herkennen de kolommen van het bestand {source.name} niet. {_counted(source)}",
        f"{_nearest(best)}Zet de kolomkoppen in de eerste rij. {_expected()} Meer uitleg en alle "
        "kolommen staan in docs/velden.md.",
    )


def chosen_contract(contract_name: str, source: Source) -> Contract:
    """The contract that the user named. Raises RefusedInput for a name that does not exist."""
    if contract_name not in INPUT_CONTRACTS:
        raise RefusedInput(
            "Deze soort bestand bestaat niet.", f"Kies uit: {listed(INPUT_CONTRACTS)}."
        )
    contract = load_contract(contract_name)
    if len(_fit(contract, source.headers).certain) >= SURE_SCORE:
        return contract
    raise RefusedInput(
        f"In het bestand {source.name} herkennen we de kolommen van {contract.label} niet. "
        f"{_counted(source)}",
        f"Zet de kolomkoppen in de eerste rij. {_sentence(contract)}",
    )


def _fit(contract: Contract, headers: Iterable[str]) -> _Fit:
    matched = {h: field.name for h in headers if h and (field := contract.find(h)) is not None}
    found = frozenset(matched.values())
    certain = frozenset(name for h, name in matched.items() if not _is_also_a_value(h, contract))
    missing = tuple(f for f in contract.fields if f.required and f.name not in found)
    return _Fit(contract, found, certain, missing)


def _is_also_a_value(header: str, contract: Contract) -> bool:
    names = {field.codelist for field in contract.fields if field.codelist}
    return any(load_codelist(n).find(header) is not None for n in names.difference(WORKSPACE_LISTS))


def _counted(source: Source) -> str:
    filled = sum(1 for header in source.headers if header)
    if filled != 1:
        return f"In rij {source.header_row} zien we {filled} kolommen."
    return (
        f"In rij {source.header_row} zien we maar één kolom. Misschien is het scheidingsteken geen "
        "puntkomma, komma, tab of |."
    )


def _nearest(fit: _Fit) -> str:
    if not fit.found:
        return ""
    return f"Het lijkt nog het meest op {fit.contract.label}: {listed(sorted(fit.found))}. "


def _expected() -> str:
    return " ".join(_sentence(load_contract(name)) for name in INPUT_CONTRACTS[:2])


def _sentence(contract: Contract) -> str:
    required = [field.name for field in contract.fields if field.required]
    return f"{contract.label} heeft in elk geval nodig: {listed(required)}."
