"""The public answers of survey questions and indices: the bins of every histogram.

A table of a wave is named "index/<index>", "index_x_eenheid/<index>", "items/<vraag>", or
"items/<vraag>/<optie>" for one option of a question that may have several answers: each option is a
table of its own, counted ja, nee, or onbekend (not asked, or not filled in).
"""

from dataclasses import dataclass

from pipeline.contracts.codes import CodeList, load_codelist

UNKNOWN = "onbekend"
REFUSALS = frozenset({"9", "wil_niet_zeggen"})
"""Not wanting to say is an answer of its own: never a no, and never the same as not filled in."""
YES, NO = "ja", "nee"
ITEMS = "items"
_TEXT = "open"


@dataclass(frozen=True)
class SurveyTable:
    """One table of a wave, by the parts of its name."""

    tabel: str
    index: str = ""
    item: str = ""
    optie: str = ""

    @staticmethod
    def of(name: str) -> "SurveyTable":
        """The table that a plan names.

        >>> SurveyTable.of("items/mb_besproken_met/vp")
        SurveyTable(tabel='items', index='', item='mb_besproken_met', optie='vp')
        """
        table, what, option = (*name.split("/"), "")[:3]
        return (
            SurveyTable(table, item=what, optie=option)
            if table == ITEMS
            else SurveyTable(table, index=what)
        )

    @property
    def is_per_unit(self) -> bool:
        """Whether it counts in every unit apart."""
        return self.tabel.endswith("eenheid")

    @property
    def bins(self) -> tuple[str, ...]:
        """Its public answers, what was not filled in last."""
        if self.optie:
            return YES, NO, UNKNOWN
        answers = (index_answers(self.index) if self.index else item_scale(self.item)).values()
        return answers if UNKNOWN in answers else (*answers, UNKNOWN)


def index_answers(index: str) -> CodeList:
    """The answers that an index can have."""
    return load_codelist(str(load_codelist("indexen").get(index).extra["antwoorden"]))


def item_scale(item: str) -> CodeList:
    """The answers that a question can have."""
    return load_codelist(f"antwoordschalen.{load_codelist(ITEMS).get(item).extra['schaal']}")


def options(item: str) -> tuple[str, ...]:
    """The options of a question that may have several answers; empty for one answer."""
    scale = str(load_codelist(ITEMS).get(item).extra["schaal"])
    is_multiple = bool(load_codelist("antwoordschalen").get(scale).extra["meervoud"])
    return item_scale(item).values() if is_multiple else ()


def item_tables(item: str) -> tuple[str, ...]:
    """The names of the tables that count one question."""
    return tuple(f"{ITEMS}/{item}/{option}" for option in options(item)) or (f"{ITEMS}/{item}",)


def countable_items() -> tuple[str, ...]:
    """All questions but those that are answered in words, in the order of the list."""
    items = load_codelist(ITEMS).codes
    return tuple(code.code for code in items if code.extra["schaal"] != _TEXT)
