"""What `vip bron` and the werkplek say of one column: its name, what it becomes, and why."""

from pipeline.ingest.headers import shown
from pipeline.ingest.mapping import OPEN, Finding
from pipeline.steps import SourceLook

_LONGEST_PART = 40
_LONGEST = 80
WHY = {
    "naam": "herkend aan de naam",
    "waarden": "herkend aan de woorden",
    "lijkt_op": "lijkt erop",
    "keuze": "een kolom voor één keuze",
    "schaal": "een eigen vraag, herkend aan de antwoorden",
    "deel": "een deel van de periode",
    "dag": "de golf is het jaar van deze dag",
    "lang": "elke rij is één antwoord",
    "opgeslagen": "zoals u het eerder koos",
}


def column_line(look: SourceLook, finding: Finding) -> str:
    """A column with the field that it is, or why it is none."""
    place = place_of(look, finding, with_question=True)
    if finding.refused:
        return f"{place}: {finding.refused}"
    if finding.unneeded:
        return f"{place}: {finding.unneeded}"
    if finding.why is None or not finding.rule.field:
        return place
    field = finding.rule.field.removeprefix(OPEN)
    choice = f", keuze {finding.rule.choice}" if finding.rule.choice else ""
    turned = ", schaal omgekeerd" if finding.rule.is_reversed else ""
    known = (
        f"; {finding.known} van de {finding.filled} gevulde rijen begrepen"
        if finding.known < finding.filled
        else ""
    )
    return f"{place}: {field}{choice}{turned} ({WHY[finding.why]}{known})"


def place_of(look: SourceLook, finding: Finding, with_question: bool = False) -> str:
    """The column, with its question where the header is a code, or the part that it asks."""
    header = finding.rule.column
    place = shown(look.headers, look.headers.index(header))
    question = look.questions.get(header, header)
    if question != header:
        return f"{place} {_ends(question)}" if with_question else place
    _, mark, part = header.rpartition("[")
    is_cut = "…" in place and mark and len(part) < _LONGEST_PART
    return f"{place} [{part}" if is_cut else place


def _ends(question: str) -> str:
    """A question between quotation marks, without its middle when it is long."""
    text = question.removesuffix("[]").strip(" []")
    short = text if len(text) <= _LONGEST else f"{text[:30]} … {text[-40:]}"
    return f"'{short}'"
