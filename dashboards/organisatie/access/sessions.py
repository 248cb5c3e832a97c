"""How long a login lasts: until nobody used it for a while, for a working day at most, or until
somebody logged out.

Why here: Streamlit's cookie alone says for thirty days that somebody is logged in, also after a log
out in another tab. What ended here stays ended, whatever cookie comes. Kept in memory: after a
restart the cookies are signed with another key, and everybody logs in again.
"""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

LONGEST = 10 * 3600  # seconds: a working day
_SKEW = 300  # seconds that the clock of the provider may be off
_OF_A_LOGIN = ("iss", "sub", "iat", "nonce", "sid")


def login_id(claims: Mapping[str, Any]) -> str:
    """What this login can be known by again, and not be read back from."""
    parts = [str(claims.get(name, "")) for name in _OF_A_LOGIN]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


class Logins:
    """The logins of this process. Times in seconds since 1970."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._first: dict[str, float] = {}
        self._last: dict[str, float] = {}
        self._ended: dict[str, float] = {}

    def is_alive(self, claims: Mapping[str, Any], idle: float, is_used: bool = True) -> bool:
        """Whether this login still counts; `is_used`: somebody did something just now.

        `idle`: after how many seconds without use it ends. A login that is not known here counts
        only when it was just made.
        """
        who, now = login_id(claims), self._now()
        with self._lock:
            self._forget(now)
            if who in self._ended:
                return False
            if who not in self._first:
                if not _is_fresh(claims.get("iat"), now, idle):
                    return False
                self._first[who] = self._last[who] = now
            if now - self._last[who] > idle or now - self._first[who] > LONGEST:
                self._end(who, now)
                return False
            if is_used:
                self._last[who] = now
            return True

    def end(self, claims: Mapping[str, Any]) -> None:
        """Log out: in every tab, and for every copy of the cookie."""
        with self._lock:
            self._end(login_id(claims), self._now())

    def _end(self, who: str, now: float) -> None:
        self._first.pop(who, None)
        self._last.pop(who, None)
        self._ended[who] = now

    def _forget(self, now: float) -> None:
        """Those that ended so long ago that their `iat` refuses them anyway."""
        for who in [w for w, ended in self._ended.items() if now - ended > 2 * LONGEST]:
            del self._ended[who]


def _is_fresh(made: Any, now: float, idle: float) -> bool:
    if isinstance(made, bool) or not isinstance(made, int | float):
        return False
    return -_SKEW <= now - made <= idle + _SKEW


LOGINS = Logins()
"""Of this process: every tab and every request asks the same one."""
