"""Signals that a vertrouwenspersoon set aside, with a reason: signed, frozen, readable without key.

The reason crosses to the organisation, so it is chosen from a list and never typed.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from pipeline.contracts import load_codelist
from pipeline.errors import RefusedInput
from pipeline.periods import day_in_words
from pipeline.release import list_bundles, load_public_key, read_bundle, write_bundle
from pipeline.release.bundle import Sign
from pipeline.release.earlier import check_earlier, register_digests

FOLDER, _FILE = "terzijde", "terzijde.json"
REASONS = "terzijderedenen"


@dataclass(frozen=True)
class SetAside:
    """One decision: `signaal` is the key of the signal, `lijst` the newest list that it stands in.

    `reden` is a code of terzijderedenen.
    """

    id: str
    lijst: str
    signaal: str
    reden: str
    op: date

    @property
    def words(self) -> str:
        """The reason in words."""
        return load_codelist(REASONS).label(self.reden)


def to_set_aside(overdracht: Path, lijst: str, signaal: str, reden: str, today: date) -> SetAside:
    """The decision as it would be frozen.

    Raises RefusedInput for a reason that is not listed, and when this is what was decided last.
    """
    reasons = load_codelist(REASONS).values()
    if reden not in reasons:
        raise RefusedInput(
            "Achter --reden staat een code die niet in de lijst met redenen staat.",
            f"Kies uit: {', '.join(reasons)}.",
        )
    decided = load_aside(overdracht)
    standing = [one for one in decided if one.signaal == signaal][-1:]
    if standing and standing[0].reden == reden:
        raise RefusedInput(
            f"Dit signaal is al terzijde gelegd op {day_in_words(standing[0].op)}: "
            f"{standing[0].words}.",
            "Dat staat in het register. Geldt nu een andere reden, geef dan die.",
        )
    return SetAside(f"t{len(decided) + 1:04d}", lijst, signaal, reden, today)


def set_aside(overdracht: Path, decision: SetAside, sign: Sign) -> None:
    """Freeze that a signal was set aside."""
    content = {
        **asdict(decision),
        "op": decision.op.isoformat(),
        "eerder": register_digests(overdracht),
    }
    data = json.dumps(content, ensure_ascii=False, indent=1).encode()
    write_bundle(overdracht / FOLDER / decision.id, {_FILE: data}, sign, "terzijde")


def load_aside(overdracht: Path) -> tuple[SetAside, ...]:
    """All decisions, oldest first, signatures and what stood before them verified.

    Raises LedgerRefused when one was altered, taken away or put in afterwards.
    """
    folders = list_bundles(overdracht / FOLDER)
    if not folders:
        return ()
    key, present = load_public_key(overdracht), register_digests(overdracht)
    found = []
    for folder in folders:
        content = json.loads(read_bundle(folder, key, "terzijde")[_FILE])
        check_earlier(f"{FOLDER}/{folder.name}", content.pop("eerder"), present)
        found.append(_from_json(content))
    return tuple(found)


def _from_json(content: Mapping[str, str]) -> SetAside:
    day = date.fromisoformat(content["op"])
    return SetAside(content["id"], content["lijst"], content["signaal"], content["reden"], day)
