"""Contracts: what a table may hold, in which words, and how that is checked."""

from pipeline.contracts.codes import Code, CodeList, load_codelist, load_texts
from pipeline.contracts.model import Contract, Field, load_contract

__all__ = [
    "Code",
    "CodeList",
    "Contract",
    "Field",
    "load_codelist",
    "load_contract",
    "load_texts",
]
