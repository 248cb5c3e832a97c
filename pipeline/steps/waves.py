"""To which wave the answers in a file belong, where the file itself does not say.

Why: exports of survey tools do not name their wave, so the mapping of the source does. That mapping
stays, and the next wave comes in the same shape: read without a word it would be the old wave, of
which nothing is published any more.
"""

from collections.abc import Collection, Sequence

from pipeline.errors import RefusedInput
from pipeline.ingest.check_file import CheckedFile
from pipeline.ingest.mapping import SourceMapping
from pipeline.ingest.public_files import read_codes
from pipeline.release.ledger import Ledger
from pipeline.release.wave_cap import published_waves
from pipeline.steps.workplace import Workplace
from pipeline.vault.live import outdated


def of_wave(
    workplace: Workplace, mappings: Sequence[SourceMapping], golf: str
) -> tuple[SourceMapping, ...]:
    """The mappings for a file of this wave; as they are when nothing was said ("").

    Raises RefusedInput for a wave that golven.csv does not have, and where a file tells its own.
    """
    if not golf:
        return tuple(mappings)
    codes = read_codes(workplace.workspace.codes)
    if golf not in {wave.golf for wave in codes.waves}:
        raise unknown_wave()
    survey = next((m for m in mappings if m.kind == "enquete"), None)
    if survey is None or any(rule.field == "golf" for rule in survey.read):
        raise RefusedInput(
            "Met --golf zegt u van welke golf een enquête is waar dat niet in staat. Deze bron "
            "heeft geen vertaling van zo'n enquête.",
            "Laat --golf weg, of maak eerst een vertaling: vip bron BESTAND --bron NAAM --golf "
            "GOLF.",
        )
    return tuple(m.with_wave(golf) if m is survey else m for m in mappings)


def refuse_unsaid_wave(workplace: Workplace, checked: CheckedFile, bron: str, said: bool) -> None:
    """Raise RefusedInput for another file under the wave that the mapping holds for all rows.

    `said`: the VP named the wave for this very file.
    """
    golf = checked.fixed_wave
    if said or not golf:
        return
    files = {
        delivery.ontvangst.bestand_sha256
        for delivery in workplace.kluis.manifest.leveringen
        if (delivery.contract, delivery.bron) == ("enquete", bron) and golf in delivery.over
    }
    if files - {checked.fingerprint.hex()}:
        raise RefusedInput(
            f"Van golf {golf} is al een bestand van deze bron ingelezen, en dit is een ander "
            "bestand of een andere vertaling. In het bestand zelf staat niet van welke golf het "
            "is.",
            "Is dit een nieuwe ronde? Zet haar in codes/golven.csv, en noem haar met --golf. Hoort "
            f"dit bestand ook bij golf {golf}? Geef dan --golf {golf}.",
        )


def refuse_same_file(workplace: Workplace, checked: CheckedFile) -> None:
    """Raise RefusedInput when this very file was read in as another wave, and stands there.

    However its sheet was named, and whatever translation it was read under.
    """
    golf, content = checked.fixed_wave, checked.content.hex()
    deliveries = workplace.kluis.manifest.leveringen
    standing = {
        other
        for delivery, old in zip(deliveries, outdated(deliveries), strict=True)
        if (delivery.contract, delivery.ontvangst.inhoud_sha256) == ("enquete", content)
        for other in {*delivery.over} - old.alles - {golf}
    }
    if golf and standing:
        other = min(standing)
        raise RefusedInput(
            f"Precies dit bestand is al ingelezen als golf {other}.",
            f"Kies het bestand van golf {golf}. Hoort dit bestand echt bij golf {golf}? Haal "
            f"dan eerst golf {other} weg: lees daarvoor het goede bestand in met --golf "
            f"{other} --vervangt {other}.",
        )


def published_note(workplace: Workplace, waves: Collection[str]) -> str:
    """What is said about answers that come after their wave was published; "" when none do."""
    published = published_waves(Ledger(workplace.workspace.grootboek))
    late = [golf for golf in sorted(waves) if golf in published]
    if not late:
        return ""
    named = " en ".join(late)
    return (
        f"Golf {named} is al gepubliceerd. Antwoorden die er nu nog bij komen, tellen niet meer "
        "mee."
    )


def unknown_wave() -> RefusedInput:
    """What is said about a wave that golven.csv does not have."""
    return RefusedInput(
        "Achter --golf staat geen golf uit codes/golven.csv.",
        "Zet de golf eerst in codes/golven.csv (4.2 van de handleiding).",
    )
