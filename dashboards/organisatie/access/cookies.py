"""Whether the cookies of a request are those of somebody who is logged in.

Why: Streamlit gives a file to whoever knows its address. The address is a digest of the file, so it
cannot be guessed, but it can be sent on.
"""

import json
from typing import Any

from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import (
    _get_signed_cookie_with_chunks as signed_cookie,  # as its own websocket reads it
)

from dashboards.organisatie.access.readers import reader_of
from dashboards.organisatie.access.sessions import LOGINS
from dashboards.organisatie.access.settings import Access


def claims_of(cookies: dict[str, str]) -> dict[str, Any] | None:
    """The claims in the signed cookie, None when it is absent or was not made here."""
    found = signed_cookie(cookies, USER_COOKIE_NAME)
    if not found:
        return None
    claims = json.loads(found)
    return claims if isinstance(claims, dict) else None


def is_known(cookies: dict[str, str], access: Access) -> bool:
    """Whether they are of somebody with a role, whose login still counts."""
    claims = claims_of(cookies)
    idle = access.toegang.minuten * 60
    return (
        claims is not None
        and LOGINS.is_alive(claims, idle, is_used=False)
        and reader_of(claims, access) is not None
    )
