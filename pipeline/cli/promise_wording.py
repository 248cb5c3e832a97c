"""The promise in words: what is promised now, and what another vip.toml would make of it."""

from fractions import Fraction

from pipeline.cli.wording import decimal
from pipeline.release.accounting import MICRO
from pipeline.release.declared import Declared
from pipeline.release.promise import best_guess


def promise_text(promised: Declared | None, wanted: Declared) -> str:
    """What `vip privacy` says."""
    if promised is None:
        return "\n".join(
            ["Er is nog niets ingelezen, dus nog niets beloofd. Volgens vip.toml:", *_terms(wanted)]
        )
    lines = ["Beloofd, volgens het grootboek:", *_terms(promised)]
    if wanted == promised:
        return "\n".join([*lines, "In vip.toml staat hetzelfde."])
    lines += ["In vip.toml staat:", *_terms(wanted)]
    if not wanted.allows_more_than(promised):
        return "\n".join([*lines, "Dat is strenger. Het gaat in bij de volgende publicatie."])
    return "\n".join(
        [
            *lines,
            "Dat is ruimer: wie raadt of iemand in de cijfers zit, heeft dan vaker gelijk.",
            "  De ruimere belofte geldt voor iedereen die nog niet in een gepubliceerde periode "
            "telt, ook voor wie al met u sprak.",
            "  Wat al gepubliceerd is, houdt de oude belofte, ook bij een correctie.",
            "  Vertel het wie u anders had ingelicht, en leg het voor aan de OR en de FG.",
        ]
    )


def _terms(one: Declared) -> list[str]:
    return [
        f"  per beschermde eenheid, voor altijd: epsilon {_epsilon(one.epsilon)} "
        f"(raden lukt hooguit {_percent(one.epsilon)} van de keren; gokken: 50%)",
        f"  per deelnemer en enquêtegolf: epsilon {_epsilon(one.epsilon_enquete)} "
        f"(hooguit {_percent(one.epsilon_enquete)}), delta {_small(one.delta_enquete)}",
        f"  enquêtegolven van één jaar die worden gepubliceerd: hooguit {one.golven_per_jaar}",
    ]


def _epsilon(micro: int) -> str:
    return decimal(micro / MICRO, 6)


def _percent(micro: int) -> str:
    return f"{decimal(100 * best_guess(micro / MICRO), 1)}%"


def _small(delta: str) -> str:
    share = Fraction(delta)
    return f"1 op {decimal(float(1 / share), 0)}" if share else "0"
