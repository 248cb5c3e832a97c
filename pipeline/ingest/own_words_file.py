"""codes/eigen_woorden.txt: words of the organisation that must not stay in an open answer.

Why: only the VP knows that "de Zolder" is a team of four. The file is optional and public: it holds
names of parts and functions, and no names of people.
"""

from collections.abc import Collection
from pathlib import Path

from pipeline.contracts.public import PublicInputs
from pipeline.errors import RefusedInput
from pipeline.text import OwnWords

OWN_WORDS = "eigen_woorden.txt"
_FUNCTION = "functie:"
_MOST_LINES, _MOST_CHARACTERS = 5_000, 100


def own_words(
    codes: Path | None, public: PublicInputs | None, others: Collection[str] = ()
) -> OwnWords:
    """The names of all units ever, the lines of the file, and `others`.

    Raises RefusedInput when the file cannot be read.
    """
    lines = _lines(codes / OWN_WORDS) if codes is not None else []
    functions = [line[len(_FUNCTION) :].strip() for line in lines if line.startswith(_FUNCTION)]
    names = [line for line in lines if not line.startswith(_FUNCTION)]
    units = [unit.naam for unit in public.units] if public is not None else []
    return OwnWords((*units, *names, *others), functions)


def _lines(path: Path) -> list[str]:
    """The lines with something on them, without remarks (#)."""
    if not path.is_file():
        return []
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if len(lines) > _MOST_LINES or any(len(line) > _MOST_CHARACTERS for line in lines):
        raise RefusedInput(
            f"Het bestand codes/{OWN_WORDS} is geen lijst van woorden.",
            f"Zet op elke regel één woord of naam, van hoogstens {_MOST_CHARACTERS} tekens, en "
            f"niet meer dan {_MOST_LINES} regels.",
        )
    return lines
