"""Before waves of a survey are closed by the calendar: was anything read in of each of them?

Why: a wave is published once. Closed by a scheduled run before its file was read in, it would be
noise around nothing, used up for good. Whether a wave is published must not follow from what came
in, so the program does not choose: it stops, and the VP says which of two it is.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from pipeline.errors import RefusedInput
from pipeline.steps.publishing import ToClose
from pipeline.steps.workplace import Workplace

ANSWERS = "enquete"


@dataclass(frozen=True)
class WavesAnswered:
    """What the VP said of waves, by name.

    `zonder`: it stays open for now. `geen`: no answers will come, and it is closed all the same.
    """

    zonder: Collection[str] = ()
    geen: Collection[str] = ()


def waves_to_close(workplace: Workplace, closing: ToClose, said: WavesAnswered) -> ToClose:
    """What is closed after what the VP said.

    Raises RefusedInput when a wave without any file was not answered for, and for an answer about
    a wave that it cannot be about: it may be a slip of the pen.
    """
    empty = [golf for golf in closing.golven if golf not in _delivered(workplace)]
    left = [golf for golf in empty if golf not in {*said.zonder, *said.geen}]
    if left:
        raise _question(left)
    wrong = {*said.zonder} - {*closing.golven} | {*said.geen} - {*empty}
    if wrong or {*said.zonder} & {*said.geen}:
        raise RefusedInput(
            "De golf achter --zonder-golf of --geen-antwoorden klopt niet.",
            "Noem bij --zonder-golf een golf die nu wordt afgesloten, bij --geen-antwoorden een "
            "golf waarvan niets is ingelezen, en elke golf bij één van de twee.",
        )
    return replace(closing, golven=tuple(g for g in closing.golven if g not in said.zonder))


def _delivered(workplace: Workplace) -> set[str]:
    """The waves that any file of answers is about."""
    deliveries = workplace.kluis.manifest.leveringen
    return {golf for one in deliveries if one.contract == ANSWERS for golf in one.over}


def _question(waves: Collection[str]) -> RefusedInput:
    named, first = " en ".join(waves), next(iter(waves))
    return RefusedInput(
        f"Er is nog niets gepubliceerd. Van golf {named} van de enquête is nog geen bestand "
        "ingelezen, en een golf wordt maar één keer gepubliceerd.",
        "Is het bestand er? Lees het in en geef dan dit commando nog een keer. Komt het later? Zet "
        f"--zonder-golf {first} achter het commando: de golf blijft open. Komen er geen "
        f"antwoorden? Zet --geen-antwoorden {first} erachter: de golf wordt afgesloten.",
    )
