"""From the columns of a foreign file to the columns of a contract, as the VP settled it once.

Why: a sheet that grew over years and an export of a survey tool have their own headers, words and
shape. `vip bron` proposes how to read them (`propose.py`); what the VP accepted is kept in the VP
zone (`saved.py`) and applied without questions (`mapped.py`), before the checks.
"""

from pipeline.ingest.mapping.mapped import MappedSource
from pipeline.ingest.mapping.model import (
    LONG_ANSWER,
    LONG_QUESTION,
    OPEN,
    ColumnRule,
    Kind,
    OwnQuestion,
    Part,
    SourceMapping,
)
from pipeline.ingest.mapping.needed import only_needed
from pipeline.ingest.mapping.propose import Proposal, kind_of_source, propose
from pipeline.ingest.mapping.propose_column import Finding
from pipeline.ingest.mapping.propose_survey import own_code
from pipeline.ingest.mapping.saved import SavedMappings
from pipeline.ingest.mapping.shape import (
    Changes,
    changes_in,
    known_or_mapped,
    mapping_for,
    read_as,
)
from pipeline.ingest.mapping.written import from_text, to_text

__all__ = [
    "LONG_ANSWER",
    "LONG_QUESTION",
    "OPEN",
    "Changes",
    "ColumnRule",
    "Finding",
    "Kind",
    "MappedSource",
    "OwnQuestion",
    "Part",
    "Proposal",
    "SavedMappings",
    "SourceMapping",
    "changes_in",
    "from_text",
    "kind_of_source",
    "known_or_mapped",
    "mapping_for",
    "only_needed",
    "own_code",
    "propose",
    "read_as",
    "to_text",
]
