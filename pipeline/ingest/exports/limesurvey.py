"""LimeSurvey: one header row with codes, full question texts or both, and columns of its own.

Why: `likert1[SQ002]._.How often... [at night]` is a code and a text; the code is what does not
change from year to year, the text is what a person can recognise.
Source: LimeSurvey's export page (headings: code, abbreviated, full text, code and text), and
rse_2018.csv (softwaresaved/international-survey).
"""

import re
from collections.abc import Sequence

from pipeline.ingest.exports.block import ExportBlock, names, plain, with_texts, without_repeats
from pipeline.ingest.headers import clean_header

_CODE_AND_TEXT = re.compile(r"([A-Za-z]\w*(?:\[[^\]]*\])*)(?:\._\.|\. )(.*)", re.DOTALL)
_OWN_CODES = names("submitdate lastpage startlanguage seed startdate datestamp")
_OWN_TEXTS = names(
    "datesubmitted lastpage startlanguage seed datestarted datelastaction datumingediend "
    "datumverzonden laatstepagina starttaal begintaal datumgestart datumlaatsteactie"
)
_PERSONAL = names(
    "submitdate startdate datestamp ipaddr refurl token firstname lastname email "
    "datesubmitted datestarted datelastaction ipaddress referrerurl accesscode "
    "emailaddress datumingediend datumverzonden datumgestart datumlaatsteactie ipadres "
    "verwijzendeurl toegangscode voornaam achternaam emailadres"
)
_SHARE = 0.8


def limesurvey_block(rows: Sequence[Sequence[str]]) -> ExportBlock | None:
    """The block of an export of LimeSurvey; None when it is not one."""
    cells = [clean_header(cell) for cell in rows[0]]
    parts = [_CODE_AND_TEXT.fullmatch(cell) for cell in cells]
    codes = [part[1] if part else cell for part, cell in zip(parts, cells, strict=True)]
    if _have_code_and_text(cells, codes):
        texts = [part[2] if part else "" for part in parts]
        return _block(codes, texts)
    if sum(cell in _OWN_CODES for cell in cells) >= 2:
        return _block(cells, [])
    if sum(plain(cell) in _OWN_TEXTS for cell in cells) >= 2:
        return _block(cells, cells)
    return None


def _have_code_and_text(cells: Sequence[str], codes: Sequence[str]) -> bool:
    filled = sum(1 for cell in cells if cell)
    split = sum(code != cell for cell, code in zip(cells, codes, strict=True))
    is_limesurvey = any("._." in cell for cell in cells) or any(c in _OWN_CODES for c in codes)
    return split >= max(2, _SHARE * filled) and is_limesurvey


def _block(columns: Sequence[str], texts: Sequence[str]) -> ExportBlock:
    headers = without_repeats(columns)
    personal = frozenset(i for i, name in enumerate(columns) if plain(name) in _PERSONAL)
    return ExportBlock("limesurvey", headers, 0, 0, with_texts(headers, texts), personal)
