"""Documents are not written where others come: those go there by being offered."""

import pytest

from pipeline.errors import RefusedInput
from pipeline.steps.public_places import refuse_handed_over
from pipeline.workspace import Workspace


@pytest.mark.parametrize(
    "place",
    ["own/overdracht/r.docx", "own/overdracht", "own/codes/a/r.pdf", "copy/Overdracht/x/r.docx",
     "own/vp/../overdracht/r.docx"],
)  # fmt: skip
def test_a_document_is_refused_in_what_is_handed_over(tmp_path, place):
    with pytest.raises(RefusedInput):
        refuse_handed_over(tmp_path / place, Workspace(tmp_path / "own"))


@pytest.mark.parametrize("place", ["own/concepten/r.docx", "elders/r.docx", "own/r.docx"])
def test_a_document_may_stand_elsewhere(tmp_path, place):
    refuse_handed_over(tmp_path / place, Workspace(tmp_path / "own"))
