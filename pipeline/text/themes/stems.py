"""Light stems: forms of one word to one key, never shown to anybody.

Why: lookup lemmas miss a third of the verbs and every new word. A stem only has to be equal for
forms of the same word; that it is no word itself does no harm.
"""

import re

_SHORTEST = 3
_DOUBLE_VOWEL = re.compile(r"([aeou])\1")
_DOUBLE_END = re.compile(r"([^aeiou])\1$")
_END_SOUND = {"v": "f", "z": "s"}
_EN_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "ers", "ed", "es", "ly", "s", "e")


def stem_nl(word: str) -> str:
    """The stem of a folded Dutch word.

    >>> {stem_nl(w) for w in ("roddelen", "geroddeld", "roddelde", "roddel")} == {"rodel"}
    True
    >>> stem_nl("klachten") == stem_nl("klacht"), stem_nl("gelooft") == stem_nl("geloven")
    (True, True)
    """
    stem = word.removesuffix("'s")
    if len(stem) >= 9 and stem.startswith("ge") and stem.endswith(("t", "d", "en")):
        stem = stem[2:]
    if len(stem) >= 5 and stem.endswith("s") and stem[-2] not in "saoui":
        stem = stem[:-1]
    for ending in ("en", "e"):
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            stem = stem[: -len(ending)]
            break
    bare = stem.rstrip("td")
    stem = bare if len(bare) >= _SHORTEST else stem
    stem = _DOUBLE_END.sub(r"\1", stem)
    stem = _DOUBLE_VOWEL.sub(r"\1", stem)
    return stem[:-1] + _END_SOUND.get(stem[-1:], stem[-1:])


def stem_en(word: str) -> str:
    """The stem of a folded English word.

    >>> stem_en("waiting") == stem_en("waits"), stem_en("nurses") == stem_en("nurse")
    (True, True)
    """
    stem = word.removesuffix("'s")
    for ending in _EN_ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            if ending == "s" and stem.endswith("ss"):
                break
            stem = stem[: -len(ending)]
            break
    if stem.endswith("y") and len(stem) > _SHORTEST:
        stem = stem[:-1]
    return _DOUBLE_END.sub(r"\1", stem)
