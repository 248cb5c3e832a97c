"""Find the themes of open answers: each answer on its own, nothing kept of it.

Why on its own: what one person wrote may change that person's own counts and nobody else's; only
then does the bound on one person's contribution hold for themes.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

from pipeline.text.themes.found import Found, Mention, Tone
from pipeline.text.themes.hits import Hit, hits_in
from pipeline.text.themes.language import language
from pipeline.text.themes.lexicon import Lexicon
from pipeline.text.themes.taxonomy import Taxonomy
from pipeline.text.themes.words_of import blocks

Progress = Callable[[int, int], None]


class ThemeFinder:
    """Finds the themes of a taxonomy in texts. Deterministic; the same finder serves many calls."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._language = language(taxonomy.language)
        self._lexicon = Lexicon(taxonomy, self._language)

    def find(self, texts: Sequence[str], progress: Progress | None = None) -> list[Found]:
        """The themes of each text, in the order of the texts.

        progress: called after each block with how many are done and how many there are.
        """
        found: list[Found] = []
        for block in blocks(texts, self._language.tokenizer(), self._lexicon):
            found.extend(self._found(hits_in(words, self._lexicon)) for words in block)
            if progress is not None:
                progress(len(found), len(texts))
        return found

    def _found(self, hits: Sequence[Hit]) -> Found:
        by_theme: dict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            by_theme[hit.target.theme].append(hit)
        order = sorted(by_theme, key=lambda theme: (-len(by_theme[theme]), theme))
        return Found(tuple(self._mention(theme, by_theme[theme]) for theme in order))

    def _mention(self, number: int, hits: Sequence[Hit]) -> Mention:
        theme = self.taxonomy.themes[number]
        finest = [hit.target.subtheme for hit in hits if hit.target.subtheme >= 0]
        most = max(set(finest), key=lambda sub: (finest.count(sub), -sub)) if finest else None
        subtheme = None if most is None else theme.subthemes[most].code
        return Mention(theme.code, subtheme, _tone([hit.tone for hit in hits]))


def _tone(tones: Sequence[Tone | None]) -> Tone | None:
    good, bad = tones.count("goed"), tones.count("zorg")
    return None if good == bad else "goed" if good > bad else "zorg"
