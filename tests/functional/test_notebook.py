"""The notebook runs from nothing, shows released numbers only, and is kept without outputs."""

import copy
import os

import nbformat
import pytest
from nbclient import NotebookClient

from tests.documents import NOTEBOOK, ROOT

ROW_WORDS = ("traject_sleutel", "persoon_sleutel", "mag_meetellen", "ingelezen", "apart gezet")


@pytest.fixture(scope="module")
def notebook():
    return nbformat.read(NOTEBOOK, as_version=4)


def test_it_is_kept_without_outputs(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert not cell.outputs
            assert cell.execution_count is None


@pytest.fixture(scope="module")
def ran(notebook, tmp_path_factory):
    """The notebook after a run in a fresh kernel, away from the repository."""
    elsewhere = {"metadata": {"path": str(tmp_path_factory.mktemp("notebook"))}}
    fresh = copy.deepcopy(notebook)
    client = NotebookClient(fresh, timeout=300, kernel_name="python3", resources=elsewhere)
    return client.execute(env={**os.environ, "PYTHONPATH": str(ROOT)})


def said(notebook):
    """Everything the reader sees below the cells, as text."""
    outputs = [o for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs]
    return [o.get("text") or o.get("data", {}).get("text/plain", "") for o in outputs]


@pytest.mark.slow
def test_it_runs_from_files_to_advice(ran):
    text = "\n".join(said(ran))
    assert "Publicatie p0001 ligt vast. Epsilon 1 per traject." in text
    assert "hooguit 73%" in text
    assert "te_weinig_gegevens" in text


@pytest.mark.slow
def test_nothing_of_a_row_is_shown(ran):
    text = "\n".join(said(ran))
    assert not [word for word in ROW_WORDS if word in text]
