"""Find the themes of open answers: each answer on its own, nothing kept of it.

Why on its own: what one person wrote may change that person's own counts and nobody else's; only
then does the bound on one person's contribution hold for themes.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain

import numpy as np

from pipeline.text.themes.examples import shipped_examples
from pipeline.text.themes.found import Found, Mention, Tone
from pipeline.text.themes.hits import Hit, Read, counting, read
from pipeline.text.themes.lexicon import Lexicon, compiled
from pipeline.text.themes.model import ThemeModel
from pipeline.text.themes.taxonomy import Taxonomy, Theme
from pipeline.text.themes.taxonomy_file import load_taxonomy
from pipeline.text.themes.words_of import blocks

Progress = Callable[[int, int], None]
THRESHOLD = -0.05
ONLY_ONE = -0.25
"""Scores above which an answer has a theme, and above which it has its strongest one alone.

The best micro-F1 on shipped examples of hands that were left out of learning, and on the
development set (`make bench-themes`) too; flat around it.
"""


class ThemeFinder:
    """Finds the themes of a taxonomy in texts. Deterministic; the same finder serves many calls.

    The shipped themes are found by the model with the lexicon in it; all others, such as an
    organisation's own, by the lexicon alone.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._lexicon = compiled(taxonomy)
        self._model = _shipped_model() if taxonomy.is_shipped else None
        rest = taxonomy.rest
        self._rest = Found((Mention(rest.code),) if rest else ())

    def find(self, texts: Sequence[str], progress: Progress | None = None) -> list[Found]:
        """The themes of each text, in the order of the texts.

        progress: called after each block with how many are done and how many there are.
        """
        found: list[Found] = []
        for block in _read(texts, self._lexicon):
            for one, themes in zip(block, self._block(block), strict=True):
                found.append(themes if themes.themes or not one.words else self._rest)
            if progress is not None:
                progress(len(found), len(texts))
        return found

    def _block(self, block: Sequence[Read]) -> list[Found]:
        if self._model is None:
            return [_found(self._by_lexicon(one, 0)) for one in block]
        belongs, tones = self._model.scores(block)
        known = len(self._model.codes)
        limits = np.minimum(THRESHOLD, np.maximum(ONLY_ONE, belongs.max(axis=1)))
        found = []
        for one, score, tone, limit in zip(block, belongs, tones, limits, strict=True):
            scored = [
                (score[n] + 1, self._mention(n, one, "goed" if tone[n] > 0 else "zorg"))
                for n in np.flatnonzero(score >= limit).tolist()
            ]
            if known < len(self.taxonomy.themes):
                scored += self._by_lexicon(one, known)
            found.append(_found(scored))
        return found

    def _by_lexicon(self, one: Read, first: int) -> list[tuple[float, Mention]]:
        """Themes from place `first` on that the lexicon finds, with their number of hits."""
        by_theme: dict[int, list[Hit]] = defaultdict(list)
        for hit in counting(one):
            if hit.target.theme >= first:
                by_theme[hit.target.theme].append(hit)
        return [
            (len(own), self._mention(n, one, _tone([hit.tone for hit in own])))
            for n, own in sorted(by_theme.items())
        ]

    def _mention(self, number: int, one: Read, tone: Tone | None) -> Mention:
        theme = self.taxonomy.themes[number]
        if not theme.subthemes:
            return Mention(theme.code, None, tone)
        hits = (hit.target for hit in one.hits)
        hints = (target for _, target in one.hints())
        own = [target.subtheme for target in chain(hits, hints) if target.theme == number]
        return Mention(theme.code, _finest(theme, own), tone)


def _found(scored: Sequence[tuple[float, Mention]]) -> Found:
    strongest = sorted(scored, key=lambda pair: -pair[0])
    return Found(tuple(mention for _, mention in strongest))


def _finest(theme: Theme, subthemes: Sequence[int]) -> str | None:
    counts = Counter(place for place in subthemes if place >= 0)
    if not counts:
        return None
    return theme.subthemes[min(counts, key=lambda place: (-counts[place], place))].code


def _tone(tones: Sequence[Tone | None]) -> Tone | None:
    good, bad = tones.count("goed"), tones.count("zorg")
    return None if good == bad else "goed" if good > bad else "zorg"


def _read(texts: Sequence[str], lexicon: Lexicon) -> Iterator[list[Read]]:
    for block in blocks(texts, lexicon):
        yield [read(words) for words in block]


@cache
def _shipped_model() -> ThemeModel:
    taxonomy = load_taxonomy()
    examples = shipped_examples()
    blocks = _read([example.text for example in examples], compiled(taxonomy))
    texts = [one for block in blocks for one in block]
    return ThemeModel(taxonomy.codes, examples, texts)
