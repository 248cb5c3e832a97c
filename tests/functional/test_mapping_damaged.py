"""Damaged files are proposed for and read, or refused; a mapping survives being written."""

from contextlib import suppress

from pipeline.contracts.model import load_contract
from pipeline.errors import UserError
from pipeline.ingest.code_lists import lists_for
from pipeline.ingest.mapping import from_text, kind_of_source, to_text
from pipeline.ingest.public_files import read_codes
from pipeline.ingest.read_file import open_file
from pipeline.ingest.recognise import known_headers
from tests.foreign_files import checked, organisation, proposed
from tests.simulators.damaged_files import VARIANTS

_EVERY = 40


def test_no_damage_gives_more_than_a_refusal(tmp_path):
    codes = organisation(tmp_path, "2024", "2025")
    read = 0
    for number, variant in enumerate(VARIANTS[::_EVERY]):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = variant.write(folder)
        with suppress(UserError):
            kind = kind_of_source(open_file(path, known_headers))
            mapping = proposed(path, codes, kind, wave="2024" * (kind == "enquete")).mapping
            lists = lists_for(load_contract(kind), read_codes(codes))
            assert to_text(from_text(to_text(mapping), lists)) == to_text(mapping)
            checked(path, codes, mapping.accepted())
            read += 1
    assert read > 2
