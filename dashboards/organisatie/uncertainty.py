"""Why a survey number is uncertain: who took part, and the noise that protects, apart.

Why apart: more noise is a choice that can be weighed against what it costs to see; who took part is
not, and asks for a higher response.
"""

import pandas as pd

from dashboards.organisatie import blocks
from dashboards.wording.numbers import between

EXPLAINED = (
    "Twee dingen maken deze getallen onzeker. Niet iedereen deed mee, en wie meedeed is voor een "
    "deel toeval. En er zit ruis op de getallen, die de deelnemers beschermt. De bandbreedte telt "
    "allebei mee. Wie met een reden niet meedeed, is in geen van beide te zien."
)


def why_uncertain(rows: pd.DataFrame, name: str) -> None:
    """The two kinds of chance of each number. `rows`: label and the single ranges."""
    blocks.markdown(EXPLAINED)
    table = pd.DataFrame(
        [
            (
                row["label"],
                between(row["lower_sampling"], row["upper_sampling"]),
                between(row["lower_privacy"], row["upper_privacy"]),
            )
            for _, row in rows.iterrows()
        ],
        columns=["Wat", "Onzeker door toeval in wie meedeed", "Onzeker door de privacyruis"],
    )
    blocks.plain_table(table, f"Waardoor de getallen van {name} onzeker zijn")
