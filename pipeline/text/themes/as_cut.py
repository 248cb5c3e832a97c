"""Listed words and phrases cut as the words of an answer are cut.

Why: "can't" is two words to the tokenizer of English and "walk-in" is too, so a listed one has to
become two words as well, or it would never be found.
"""

from itertools import product
from math import prod

from pipeline.text.themes.language import Language, language
from pipeline.text.themes.word_form import WrongForm

MOST_WAYS = 4_096
"""In so many ways a phrase may be read: twelve places that may be left out, or as many cuts."""
TOO_MANY = "dit is op te veel manieren te lezen; maak er een paar kortere zinnen van"
_LINKS = frozenset(("...", "…", "&"))


def as_cut(text: str, language: Language, *, is_phrase: bool) -> tuple[str, ...]:
    """The same in notation (`word_form`), once for each way that its alternatives are cut.

    is_phrase: a slash parts alternatives; in a word it is a sign of its own. Raises WrongForm
    where that is too many ways.
    """
    options = [_options(part, language, is_phrase) for part in text.split()]
    if prod(map(len, options)) > MOST_WAYS:
        raise WrongForm(TOO_MANY)
    return tuple(dict.fromkeys(" ".join(filter(None, chosen)) for chosen in product(*options)))


def count_ways(text: str, code: str) -> int:
    """In how many ways a phrase is read in the language with this code.

    Alternatives are multiplied, and so is what may be left out. Raises WrongForm where that is more
    than MOST_WAYS.

    >>> count_ways("geen/weinig (echte) tijd", "nl")
    2
    """
    parts = text.split()
    left_out = prod(2 for part in parts if _is_optional(part))
    slashes = prod(part.count("/") + 2 for part in parts if "/" in part)
    if left_out * slashes <= MOST_WAYS:  # whatever they are cut into
        return left_out
    cut = prod(len(_options(part, language(code), is_phrase=True)) for part in parts)
    if left_out * cut > MOST_WAYS:
        raise WrongForm(TOO_MANY)
    return left_out * cut


def _is_optional(part: str) -> bool:
    return part.startswith("(") and part.endswith(")")


def _options(part: str, language: Language, is_phrase: bool) -> tuple[str, ...]:
    if part in _LINKS or "|" in part:
        return (part,)
    if is_phrase and _is_optional(part):
        inside = _cut(part[1:-1], language)
        return (f"({inside})",) if " " not in inside else (inside, "")
    words = part.split("/") if is_phrase else [part]
    cut = [_cut(word, language) for word in words if word]
    whole = "/".join(one for one in cut if " " not in one)
    return tuple(one for one in (whole, *(one for one in cut if " " in one)) if one) or (part,)


def _cut(word: str, language: Language) -> str:
    """A word, or the words it is cut into with its marks on them."""
    mark = "=" if word.startswith("=") else ""
    bare = word.removeprefix("=")
    starts, ends = bare.startswith("*"), bare.endswith("*")
    with language.tokenizer().memory_zone():
        tokens = [token.text for token in language.tokenizer().make_doc(bare.strip("*"))]
    words = [token for token in tokens if any(sign.isalnum() for sign in token)]
    if len(words) < 2:
        return word
    marked = [mark + one for one in words]
    if starts and len(words[0]) > 2:
        marked[0] = "*" + words[0]
    if ends and len(words[-1]) > 2:
        marked[-1] = words[-1] + "*"
    return " ".join(marked)
