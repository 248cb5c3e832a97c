"""Step 1: a file is checked, and its good rows go into the kluis."""

from datetime import date
from pathlib import Path

from pipeline.errors import RefusedInput
from pipeline.ingest.check_file import CheckedFile, check_file
from pipeline.ingest.deliver import DeliveryReport, deliver
from pipeline.release.fields import survey_fields_in_use, talk_fields_in_use
from pipeline.settings import Bron, ProtectedUnit
from pipeline.steps.looking_ahead import survey_plans
from pipeline.steps.workplace import Workplace
from pipeline.workspace import Workspace


def check(
    workspace: Workspace | None, path: Path, contract: str | None, today: date
) -> CheckedFile:
    """Check a file, store nothing; without a workspace, against the contract alone."""
    if workspace is None:
        return check_file(path, contract, today)
    vanaf = workspace.settings.kalender.vanaf
    return check_file(path, contract, today, workspace.codes, vanaf)


def read_in(workplace: Workplace, path: Path, bron: str) -> DeliveryReport:
    """Check a file and store its good rows, of the fields that the plan uses."""
    checked = check(workplace.workspace, path, None, workplace.today)
    if checked.contract.name == "gesprekken":
        _check_key(checked, workplace.workspace.settings.privacy.beschermd)
        used = talk_fields_in_use(workplace.workspace.settings)
    else:
        used = survey_fields_in_use(survey_plans(workplace.workspace, workplace.publiek))
    default = workplace.workspace.settings.bronnen.get(bron, Bron()).mag_meetellen
    return deliver(workplace.kluis, checked, bron, used, default)


def _check_key(checked: CheckedFile, beschermd: ProtectedUnit) -> None:
    """The promise is declared in vip.toml; a file that cannot keep it is refused as a whole."""
    wanted = {
        "traject": "traject_sleutel",
        "persoon_per_jaar": "persoon_sleutel",
        "gesprek": "periode",
    }[beschermd]
    if wanted not in checked.good.column_names:
        raise RefusedInput(
            f"Het bestand {checked.name} heeft geen kolom {wanted}. Zonder die kolom kan de "
            f"bescherming per {beschermd.replace('_', ' ')} niet worden waargemaakt.",
            f"Voeg de kolom {wanted} toe. Kan dat niet, zet dan in vip.toml onder [privacy]: "
            'beschermd = "gesprek". De belofte geldt dan per gesprek, en elke pagina zegt dat.',
        )
