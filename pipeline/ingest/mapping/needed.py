"""Columns that no table counts are recognised and not read.

Why: what is not counted is not stored, so a question about its words is a question for nothing, and
a row with a strange word in it would be set aside for nothing.
"""

from collections.abc import Collection
from dataclasses import replace

from pipeline.ingest.mapping.model import OPEN, ColumnRule
from pipeline.ingest.mapping.propose import Proposal
from pipeline.ingest.mapping.propose_column import Finding


def only_needed(proposal: Proposal, used: Collection[str], settled: Collection[str]) -> Proposal:
    """The proposal without the optional fields that are not in `used`.

    settled: columns about which the VP decided already; these stay as they are.
    """
    contract = proposal.mapping.contract()
    idle = {field.name for field in contract.fields if not field.required} - {*used}

    def judged(finding: Finding) -> Finding:
        rule = finding.rule
        field = rule.field.removeprefix(OPEN)
        if field not in idle or rule.column in settled:
            return finding
        return Finding(ColumnRule(rule.column), finding.why, unneeded=field)

    findings = tuple(map(judged, proposal.findings))
    mapping = replace(proposal.mapping, rules=tuple(finding.rule for finding in findings))
    return replace(proposal, mapping=mapping, findings=findings)
