"""Step 1: a file is checked, and its good rows go into the kluis."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.compute as pc

from pipeline.errors import ConfigurationError, RefusedInput
from pipeline.ingest.check_file import CheckedFile, check_file
from pipeline.ingest.deliver import DeliveryReport, deliver
from pipeline.ingest.raw_table import ROW
from pipeline.ingest.row_lists import listed_rows
from pipeline.release.fields import survey_fields_in_use, talk_fields_in_use
from pipeline.settings import Bron, ProtectedUnit, source_name
from pipeline.steps.looking_ahead import survey_plans
from pipeline.steps.standing import keep_codes, keep_promise
from pipeline.steps.workplace import Workplace
from pipeline.workspace import Workspace

_KEY_OF: Mapping[ProtectedUnit, str | None] = {
    "traject": "traject_sleutel",
    "persoon_per_jaar": "persoon_sleutel",
    "gesprek": None,
}
_NAMED_ROWS = 5


def check(
    workspace: Workspace | None, path: Path, contract: str | None, today: date
) -> CheckedFile:
    """Check a file, store nothing; without a workspace, against the contract alone."""
    if workspace is None:
        return check_file(path, contract, today)
    vanaf = workspace.settings.kalender.vanaf
    return check_file(path, contract, today, workspace.codes, vanaf)


def read_in(workplace: Workplace, path: Path, bron: str) -> DeliveryReport:
    """Check a file and store its good rows, of the fields that the plan uses.

    A source is the same however its name is spelled: keys of one source count once.
    """
    bron = source_name(bron)
    checked = check(workplace.workspace, path, None, workplace.today)
    keep_promise(workplace)
    keep_codes(workplace)
    if checked.contract.name == "gesprekken":
        beschermd = workplace.workspace.settings.privacy.beschermd
        _check_key(checked, beschermd)
        _remember_promise(workplace, beschermd)
        used = talk_fields_in_use(workplace.workspace.settings)
    else:
        used = survey_fields_in_use(survey_plans(workplace.workspace.settings, workplace.publiek))
    default = workplace.workspace.settings.bronnen.get(bron, Bron()).mag_meetellen
    return deliver(workplace.kluis, checked, bron, used, default)


def _check_key(checked: CheckedFile, beschermd: ProtectedUnit) -> None:
    """The promise is declared in vip.toml; a file that cannot keep it is refused as a whole."""
    wanted = _KEY_OF[beschermd]
    if wanted is None:
        return
    has_column = wanted in checked.good.column_names
    empty = checked.good.filter(pc.is_null(checked.good[wanted])) if has_column else checked.good
    if empty.num_rows:
        rows = listed_rows(empty[ROW].to_pylist()[:_NAMED_ROWS])
        raise RefusedInput(
            f"Het bestand {checked.name} heeft geen {wanted} in {empty.num_rows} rijen (zoals "
            f"{rows}). Zonder sleutel kan de bescherming per {beschermd.replace('_', ' ')} niet "
            "worden waargemaakt.",
            f"Vul de kolom {wanted} in elke rij. Kan dat niet, zet dan in vip.toml onder "
            '[privacy]: beschermd = "gesprek". De belofte geldt dan per gesprek, en elke pagina '
            "zegt dat.",
        )


def _remember_promise(workplace: Workplace, beschermd: ProtectedUnit) -> None:
    """Rows are stored under one promise. Raises ConfigurationError when it was another before."""
    stored = workplace.kluis.manifest.beschermd
    if stored == "":
        workplace.kluis.update(lambda old: replace(old, beschermd=beschermd))
    elif stored != beschermd:
        raise ConfigurationError(
            f"In vip.toml staat beschermd = {beschermd}, maar eerdere gesprekken zijn ingelezen "
            f"met de belofte per {stored}.",
            f'Zet in vip.toml onder [privacy] weer: beschermd = "{stored}". Een andere belofte '
            "vraagt een nieuwe map.",
        )
