"""What a page is given: the same numbers for every role, or nothing at all.

Why here and not in the menu: a hidden page still has an address. What is kept between requests is
kept by directory and state alone, never by role or person, so no role can find what was made for
another: there is only one.
"""

from pathlib import Path

import streamlit as st

from dashboards.organisatie.access.readers import Reader
from dashboards.organisatie.data import Overdracht, fingerprint, load_overdracht
from dashboards.wording.roles import Role


def data_for(reader: Reader, role: Role, page: str, folder: Path) -> Overdracht:
    """Everything that `page` may show to this reader in this role.

    Raises AccessRefused when the page is not for the role, UserError when the overdracht is not
    whole.
    """
    reader.check(role, page)
    return held(folder)


def held(folder: Path) -> Overdracht:
    """What lies there now, read once for all requests. Raises UserError when it is not whole."""
    return _load_once(str(folder), fingerprint(folder))


@st.cache_resource(show_spinner=False, max_entries=2)
def _load_once(folder: str, state: str) -> Overdracht:
    return load_overdracht(Path(folder))
