"""What the page Register shows: every signal ever published, and what was done with it.

Why: a works council needs a list that cannot be altered afterwards. The lists are signed, frozen
and chained (pipeline/release/earlier.py); this page only puts them under each other.
"""

from datetime import date

import pandas as pd

from dashboards.organisatie import blocks
from dashboards.organisatie.advice import done_words
from dashboards.organisatie.data import Overdracht
from dashboards.wording import pattern_rows, pattern_words
from dashboards.wording.empty_states import NO_DATA, NO_SIGNAL, TOO_LITTLE
from dashboards.wording.levels import level_of, levels
from dashboards.wording.roles import Role
from pipeline.advice.register import Entry
from pipeline.periods import day_in_words
from pipeline.signals.frozen import SignalList

AGREED = (
    "De grenzen voor elk niveau liggen vast in het programma, voordat er cijfers zijn.",
    "Elke lijst met patronen is ondertekend en noemt alle lijsten, adviezen en besluiten van "
    "ervoor. Een signaal kan er later niet ongemerkt tussenuit: dan opent deze pagina niet. Alleen "
    "of het allernieuwste ontbreekt, is hier niet te zien.",
    "Bij elk signaal staat wat de vertrouwenspersoon ermee deed. Concepten blijven bij de "
    "vertrouwenspersoon tot zij zijn aangeboden.",
    "Bij een advies staat ook wat de organisatie antwoordde en deed. Elke stap is ondertekend.",
    "Staat er ‘Nog niets’, dan zegt dat niets over wat er speelt. De vertrouwenspersoon kiest zelf "
    "waarover en wanneer een advies komt, en hoeft dat niet uit te leggen.",
    "Bestuur en ondernemingsraad zien dezelfde lijst.",
)


def render(overdracht: Overdracht, role: Role) -> None:
    """Draw the page."""
    blocks.header("Vooraf afgesproken")
    blocks.bullets(AGREED)
    blocks.plain_table(
        pd.DataFrame(
            [(f"{level.sign} {level.word}", level.meaning) for level in levels()],
            columns=["Niveau", "Grens"],
        ),
        "De vijf niveaus en hun grens",
    )
    blocks.header("Alle signalen")
    if overdracht.release.is_leeg:
        blocks.empty_state(NO_DATA)
        return
    rows = _rows(overdracht)
    if rows.empty:
        is_unseen = all(pattern_rows.is_all_unseen(one) for one in overdracht.signalen)
        blocks.empty_state(TOO_LITTLE if overdracht.signalen and is_unseen else NO_SIGNAL)
    else:
        blocks.plain_table(rows, "Alle gepubliceerde signalen, met wat ermee is gedaan")
    if overdracht.signalen:
        blocks.header("Alle lijsten")
        blocks.plain_table(_lists(overdracht), "Alle lijsten met patronen, met wat is getoetst")
        blocks.bullets(overdracht.signalen[-1].gekeken.told().values())


def _lists(overdracht: Overdracht) -> pd.DataFrame:
    """One row a list, the newest first: what it looked at, and what stood out."""
    rows = [
        (_list_words(signals), looked.getoetst, looked.te_weinig, looked.signalen)
        for signals in reversed(overdracht.signalen)
        for looked in [signals.gekeken]
    ]
    return pd.DataFrame(rows, columns=["Lijst", "Getoetst", "Te weinig gegevens", "Signalen"])


def _rows(overdracht: Overdracht) -> pd.DataFrame:
    """One row a signal, the newest list first. Columns are as shown."""
    rows = [_row(entry, overdracht) for entry in overdracht.register]
    return pd.DataFrame(rows, columns=["Signaal", "Lijst", "Wat is gedaan"])


def _list_words(signals: SignalList) -> str:
    """Which list a signal stands in, with the day it was made."""
    made = signals.over.get("gemaakt_op")
    return f"{signals.id}, {day_in_words(date.fromisoformat(made))}" if made else signals.id


def _row(entry: Entry, overdracht: Overdracht) -> tuple[str, ...]:
    row = pd.Series(entry.rij)
    level = level_of(str(row["niveau"]))
    title = pattern_words.title_of(row, overdracht.release)
    return (
        f"{level.sign} {level.word}. {title} ({pattern_words.when_of(row)})",
        _list_words(entry.lijst),
        done_words(entry),
    )
