"""Which sources may deliver: those that did before, and those that vip.toml names.

Why: keys of two sources are kept apart, so the same file under a second name, by a typo or by
forgetting `--bron`, would count everybody in it again.
"""

from pipeline.errors import RefusedInput
from pipeline.ingest.row_lists import listed
from pipeline.steps.workplace import Workplace


def known_sources(workplace: Workplace, contract: str) -> frozenset[str]:
    """The sources of `contract` so far, and all that vip.toml names."""
    delivered = {d.bron for d in workplace.kluis.manifest.leveringen if d.contract == contract}
    return frozenset(delivered | workplace.workspace.settings.bronnen.keys())


def check_source(workplace: Workplace, contract: str, bron: str) -> None:
    """Raise RefusedInput for a source that is not known.

    The first delivery may have any name, for talks unless vip.toml already names sources.
    """
    known = known_sources(workplace, contract)
    deliveries = workplace.kluis.manifest.leveringen
    is_first = all(delivery.contract != contract for delivery in deliveries)
    has_names = bool(known) and contract == "gesprekken"
    if bron in known or (is_first and not has_names):
        return
    raise RefusedInput(
        f"Deze bron is niet bekend. Bekend zijn: {listed(sorted(known))}. Onder een andere naam "
        "tellen dezelfde mensen een tweede keer.",
        "Noem een van deze namen met --bron. Is het echt een nieuwe bron, zoals een nieuwe "
        "vertrouwenspersoon? Zet haar dan eerst in vip.toml, als regel: [bronnen.NAAM]",
    )
