"""Members of a trade union or a party."""

from collections.abc import Iterator

from pipeline.text.answer import Answer
from pipeline.text.patterns import Patterns
from pipeline.text.spans import Kind, Span

_UNION = Patterns(
    Kind.VAKBOND,
    "bond fnv cnv vcp unie kaderlid nu91 aob vvmc acp npb lad fbz ntb stem lid_van actief_voor",
    r"\b(?:(?:actief\s+|kader|bestuurs)?lid|kaderlid|aangesloten|actief|bestuurder|"
    r"vertegenwoordiger)\s+(?:ben\s+|is\s+)?(?:van|bij|voor)\s+(?:de\s+|een\s+)?(?:vakbond|"
    r"bond|fnv|cnv|vcp|de\s+unie|nu'?91|aob|vvmc|abvakabo|unienftu|ntb|acp|npb|lad|fbz)\b",
    r"\b(?:vakbonds?|fnv|cnv|bonds)[\- ]?(?:lid|kaderlid|er|bestuurder|man|vrouw|consulent|"
    r"vertegenwoordiger|afgevaardigde)\b",
    r"\b(?:vakbondslid|vakbondsman|vakbondsvrouw|kaderlid|vakbondskaderlid|fnv'er|cnv'er)\b",
    r"\b(?:ik|mijn|me|mij|hij|zij|ze)\b[^.!?]{0,30}\b(fnv|cnv|vakbond|bond)\b",
    r"\b(?:stem(?:t|de)?|lid\s+van(?:\s+de)?|actief\s+voor)\s+(?:op\s+)?(?:de\s+)?(?:pvv|fvd|"
    r"vvd|pvda|groenlinks|cda|sp|d66|denk|bij1|sgp|christenunie|bbb|ja21|nsc|volt)\b",
)


def find_unions(answer: Answer) -> Iterator[Span]:
    """That somebody belongs to a union or a party."""
    yield from _UNION.find(answer)
