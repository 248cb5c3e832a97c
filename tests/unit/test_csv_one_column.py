"""A file with one column of sentences: delimiters in a sentence part nothing."""

import pytest

from pipeline.errors import RefusedInput
from pipeline.ingest.read_file import open_file

SENTENCES = ("te druk{} vergaderen", "fijn{} rustig{} mooi", "prima", "kan beter{} denk ik")


def opened(tmp_path, text):
    path = tmp_path / "antwoorden.csv"
    path.write_text(text, encoding="utf-8")
    return open_file(path)


@pytest.mark.parametrize("sign", [",", ";", "|", "\t"])
@pytest.mark.parametrize("header", ["Antwoord", "open_goed", "Wat kan er beter?"])
@pytest.mark.parametrize("rows", [SENTENCES, SENTENCES[:1] * 3])
def test_one_header_is_one_column(tmp_path, sign, header, rows):
    lines = [line.format(*[sign] * 2) for line in rows]
    source = opened(tmp_path, "\n".join([header, *lines]) + "\n")
    assert source.headers == (header,)
    assert source.read().table.column(header).to_pylist() == lines


def test_a_title_above_a_table_stays_a_title(tmp_path):
    table = "Overzicht 2024\n\nDatum;Onderwerp\n2024-01-02;sfeer\n2024-01-03;werkdruk\n"
    assert opened(tmp_path, table).headers == ("Datum", "Onderwerp")
    known = "Enquete\nrespondent_sleutel,golf,open_goed\nr1,2025,ja\nr2,2025,te druk, te veel\n"
    source = opened(tmp_path, known)
    assert source.headers == ("respondent_sleutel", "golf", "open_goed")
    with pytest.raises(RefusedInput, match="meer of minder cellen"):
        source.read()
