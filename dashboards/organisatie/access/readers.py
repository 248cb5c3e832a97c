"""Who is looking: the roles that a login gives, and what may be handed to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboards.organisatie.access.settings import Access
from dashboards.wording.roles import ROLES, Role
from pipeline.errors import ConfigurationError


class AccessRefused(ConfigurationError):
    """This page is not for this role."""


@dataclass(frozen=True)
class Reader:
    """Somebody with at least one role. A local user may try every role and open every page."""

    roles: tuple[Role, ...]
    is_local: bool = False

    def role(self, code: str) -> Role:
        """The chosen role, if it is one of theirs; else their first."""
        return next((role for role in self.roles if role.code == code), self.roles[0])

    def check(self, role: Role, page: str) -> None:
        """Raises AccessRefused when this reader may not open this page in this role."""
        if role in self.roles and (self.is_local or page in role.pages):
            return
        raise AccessRefused(
            "Deze pagina hoort niet bij uw rol.",
            "Kies een pagina in het menu. De getallen zijn voor elke rol dezelfde.",
        )


LOCAL_READER = Reader(ROLES, is_local=True)


def reader_of(claims: Mapping[str, Any], access: Access) -> Reader | None:
    """Who logged in with these claims of the ID token; None when no claim gives a role.

    `claim` is looked for as it is spelled, and then as a path (realm_access.roles).
    """
    if access.inloggen is None:
        return LOCAL_READER
    given = _values(claims, access.inloggen.claim)
    roles = tuple(role for role in ROLES if given & {*access.rollen.get(role.code, ())})
    return Reader(roles) if roles else None


def _values(claims: Mapping[str, Any], name: str) -> set[str]:
    found: Any = claims.get(name)
    if found is None:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return {found}
    if isinstance(found, list | tuple):
        return {one for one in found if isinstance(one, str)}
    return set()
