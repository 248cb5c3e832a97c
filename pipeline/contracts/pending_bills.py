"""The pending bills that a new workspace starts with, as text for its vip.toml.

Why: how a bill stands changes without a new version of this program. So it is a dated setting of
the organisation, and the list of provisions of law only holds what it starts with.
"""

from pipeline.contracts.codes import Code, load_codelist


def starting_bills() -> str:
    """One `[wetsvoorstellen.CODE]` a bill of `rechtsgronden.yaml`, as TOML."""
    bills = [one for one in load_codelist("rechtsgronden").codes if _is_bill(one)]
    return "\n".join(
        [
            "# Wetsvoorstellen, nog geen wet. Kijk de stand na en zet daarbij de dag van vandaag.",
            *(line for bill in bills for line in _section(bill)),
        ]
    )


def _is_bill(one: Code) -> bool:
    return one.extra["status"] == "wetsvoorstel"


def _section(bill: Code) -> tuple[str, ...]:
    start = bill.extra.get("vanaf")
    kinds = bill.extra["bij"]
    named = ", ".join(f'"{kind}"' for kind in kinds) if isinstance(kinds, list) else ""
    return (
        f"[wetsvoorstellen.{bill.code.removeprefix('wetsvoorstel_')}]",
        f'titel = "{bill.label}"',
        f'inhoud = "{bill.extra["eis"]}"',
        'status = "in behandeling"  # of "aangenomen" of "in werking"',
        f"stand_op = {bill.extra['stand_op']}",
        *([f"vanaf = {start}"] if start else []),
        f"bij = [{named}]",
        "",
    )
