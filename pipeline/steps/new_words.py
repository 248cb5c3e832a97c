"""New words in the open answers of a wave: told to who keeps the themes, in the VP zone only."""

from dataclasses import dataclass

from pipeline.errors import RefusedInput
from pipeline.release.new_words import NewWordsFound
from pipeline.release.plan import NEW_WORDS
from pipeline.release.survey_planner import FEWEST_FOR_WORDS, expected_answers
from pipeline.steps.workplace import Workplace


@dataclass(frozen=True)
class WordSearch:
    """What a wave told, or why nothing can be told.

    `verwacht` and `nodig` are open answers: what is expected from who was invited, and from how
    many a search finds any. `is_gevraagd`: vip.toml gives a search a weight.
    """

    golf: str
    verwacht: int
    nodig: int
    is_gevraagd: bool
    gevonden: NewWordsFound | None

    @property
    def is_genoeg(self) -> bool:
        """Whether enough people are expected to write."""
        return self.verwacht >= self.nodig


def search_words(workplace: Workplace, golf: str) -> WordSearch:
    """What the publication of a wave told of new words; spends nothing and draws nothing.

    Raises RefusedInput for a wave that golven.csv does not have, or without open questions.
    """
    wave = next((one for one in workplace.publiek.waves if one.golf == golf), None)
    if wave is None or not wave.open_vragen:
        raise RefusedInput(
            "Dit is geen golf met open vragen uit codes/golven.csv.",
            "Noem een golf die daar staat, en zet in open_vragen welke open vragen zijn gesteld.",
        )
    door = workplace.door()
    return WordSearch(
        golf=golf,
        verwacht=int(expected_answers(workplace.publiek, wave)),
        nodig=FEWEST_FOR_WORDS,
        is_gevraagd=workplace.workspace.settings.plan_enquete.weights.get(NEW_WORDS, 0) > 0,
        gevonden=door.completion.new_words(golf, door.open_ledger()),
    )
