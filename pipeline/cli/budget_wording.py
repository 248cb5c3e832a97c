"""The ledger in words: what was spent on which table, and what is left."""

from itertools import groupby

from pipeline.cli.wording import decimal, percent
from pipeline.release.accounting import MICRO
from pipeline.release.post import Post
from pipeline.release.promise import best_guess
from pipeline.release.statement import Account, Checked, amount
from pipeline.settings import Settings

_STREAMS = {"gesprekken": "Gesprekken", "enquete": "Enquête"}
VISIBLE = 1_000
"""Micro-epsilon: less is what rounding left."""
_TWO_SUMS = (
    "Verbruikt is wat met zekerheid geldt: de som van epsilon, en voor tabellen met rho hun exacte "
    "verlies samen. Daarnaast staan twee andere bovengrenzen: opgeteld (de som van epsilon en van "
    "rho, omgerekend) en samengesteld (PLD, numeriek, op een kans van 1 op 1.000.000 na)."
)


def budget_text(checked: Checked, found: tuple[Account, ...], settings: Settings) -> str:
    """What `vip budget` says."""
    lines = [
        "Alles klopt. Nagekeken: het grootboek, alle leveringen, "
        f"{_count(checked.publicaties, 'publicatie', 'publicaties')} en "
        f"{_count(checked.boekingen, 'boeking', 'boekingen')}.",
        *([f"Controlegetal van de laatste publicatie: {checked.kop}"] if checked.kop else []),
        "",
        *_promise(settings),
    ]
    if not found:
        return "\n".join([*lines, "", "Er is nog niets gepubliceerd en niets verbruikt."])
    for stroom, some in groupby(found, key=lambda one: one.stroom):
        lines += ["", _STREAMS[stroom], *_stream(tuple(some))]
    return "\n".join([*lines, "", _TWO_SUMS])


def _promise(settings: Settings) -> list[str]:
    privacy = settings.privacy
    unit = privacy.beschermd.replace("_", " ")
    most = best_guess(privacy.epsilon)
    answers = best_guess(privacy.epsilon_enquete, privacy.delta_enquete)
    return [
        f"De belofte: epsilon {decimal(privacy.epsilon, 6)} per {unit}, voor altijd. Wie raadt of "
        f"iemand in de cijfers zit, heeft hooguit {percent(most)} van de keren gelijk.",
        f"Per deelnemer en golf van de enquête: epsilon {decimal(privacy.epsilon_enquete, 6)}, "
        f"raden lukt hooguit {percent(answers)} van de keren.",
        "Iedereen telt in één periode mee; wat in een andere periode is verbruikt, kost die mensen "
        "niets.",
    ]


def _stream(found: tuple[Account, ...]) -> list[str]:
    """One paragraph a run of cohorts in which the same was spent on the same tables."""
    lines: list[str] = []
    for said, some in groupby(found, key=_account):
        cohorts = [one.cohort for one in some]
        span = cohorts[0] if len(cohorts) == 1 else f"{cohorts[0]} tot en met {cohorts[-1]}, elk"
        lines += [f"  {span}: {said}"]
    return lines


def _account(one: Account) -> str:
    spent = [f"    {name}: {_tables(posts)}" for name, posts in one.publicaties]
    left = f"over {_micro(one.over)}" if one.over >= VISIBLE else "niets over"
    return "\n".join(
        [
            f"verbruikt {_micro(one.totaal.charged)} van {_micro(one.plafond.micro_epsilon)}, "
            f"{left}",
            *spent,
            f"    opgeteld {_micro(one.totaal.basic)}, samengesteld {_micro(one.totaal.pld)}",
        ]
    )


def _tables(posts: tuple[Post, ...]) -> str:
    """The tables with what each spent; tables of one kind that spent the same in one word.

    What a table of themes spends is for all the cells that one respondent can be in.
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for post in posts:
        kind = "rho" if post.rho else "epsilon"
        said = f"{kind} {decimal(amount(post), 6)}"
        if post.gevoeligheid > 1:
            said += f" voor hooguit {post.gevoeligheid} thema's per deelnemer"
        alike.setdefault((post.tabel.partition("/")[0], said), []).append(post.tabel)
    return ", ".join(
        f"{names[0]} {said}" if len(names) == 1 else f"{family} ({len(names)} tabellen) elk {said}"
        for (family, said), names in alike.items()
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _micro(micro: int) -> str:
    return decimal(micro / MICRO, 4)
