"""Whether the files with an organisation's own codes can be taken as they are.

Why: an addition that is half right would count somewhere else than its label says.
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.contracts.codes import CodeList
from pipeline.contracts.own_codes import OWN_LISTS, OwnCode, problem_of, with_own
from pipeline.contracts.reading import CODES_DIR
from pipeline.errors import RefusedInput
from pipeline.ingest.row_lists import listed


def refuse_closed_lists(codes: Path) -> None:
    """Raise RefusedInput when a file adds to a list that cannot be added to."""
    shipped = {path.stem for path in CODES_DIR.glob("*.yaml")}
    wrong = sorted(name for name in shipped - {*OWN_LISTS} if (codes / f"{name}.csv").exists())
    if wrong:
        raise RefusedInput(
            f"Aan de lijst in codes/{wrong[0]}.csv kunt u geen eigen codes toevoegen.",
            f"Haal dit bestand weg. Eigen codes kunnen in: {listed(OWN_LISTS)}.",
        )


def refuse_unsound_codes(
    rows: Sequence[tuple[int, OwnCode]], codelist: CodeList, name: str
) -> None:
    """Raise RefusedInput with the row number of every addition that is not sound."""
    known, problems = codelist, []
    for row, own in rows:
        problem = problem_of(own, known)
        if problem is None:
            known = with_own(known, [own])
        else:
            problems.append(f"Rij {row}: {problem}.")
    if problems:
        raise RefusedInput(
            " ".join((f"Het bestand {name} klopt niet.", *problems)),
            f"Verbeter {'deze rij' if len(problems) == 1 else 'deze rijen'} in {name}.",
        )
