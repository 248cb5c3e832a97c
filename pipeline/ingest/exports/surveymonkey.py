"""SurveyMonkey: questions in the first header row, choices in the second, a column for each choice.

Why: the text of a question stands above its first column only.
Source: the export starwars.csv (fivethirtyeight/data) and the columns of SurveyMonkey's own export.
"""

import re
from collections.abc import Sequence

from pipeline.ingest.exports.block import (
    ExportBlock,
    names,
    plain,
    positions,
    with_texts,
    without_repeats,
)

_KEY = frozenset(("respondentid",))
_ONE_ANSWER = names(
    "response openendedresponse antwoord reactie respons openantwoord opengesteldantwoord "
    "openreactie openrespons"
)
_PERSONAL = re.compile(
    r"(?:start|begin|end|eind)dat(?:e|um)|date(?:created|modified)|ipadd?res+|emailadd?res+|email|"
    r"firstname|lastname|voornaam|achternaam|(?:customdata|aangepastegegevens)\d*"
)


def surveymonkey_block(rows: Sequence[Sequence[str]]) -> ExportBlock | None:
    """The block of an export of SurveyMonkey; None when it is not one."""
    key = positions(rows[0][:3], _KEY)
    if not key or len(rows) < 2:
        return None
    questions, choices = rows[0], rows[1]
    if choices[: min(key) + 1] != [""] * (min(key) + 1) or not any(c.strip() for c in choices):
        return None
    headers = without_repeats(_named(questions, choices))
    personal = frozenset(i for i, cell in enumerate(questions) if _PERSONAL.fullmatch(plain(cell)))
    return ExportBlock("surveymonkey", headers, 0, 1, with_texts(headers, headers), personal)


def _named(questions: Sequence[str], choices: Sequence[str]) -> list[str]:
    """`question`, or `question [choice]` where a question has a column for each choice."""
    named, question = [], ""
    for position in range(max(len(questions), len(choices))):
        own = questions[position].strip() if position < len(questions) else ""
        choice = choices[position].strip() if position < len(choices) else ""
        question = own or (question if choice else "")
        is_alone = not choice or plain(choice) in _ONE_ANSWER
        named.append(question if is_alone else f"{question} [{choice}]")
    return named
