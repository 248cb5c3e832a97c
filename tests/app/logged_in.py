"""A dashboard with a login, the provider it trusts, and people who log in there."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dashboards.organisatie.access.gate import LOG_IN, LOG_OUT
from dashboards.organisatie.access.settings import load_access
from dashboards.organisatie.launch import clean_environment, start_command
from tests.app.in_browser import free_port, served

mock = pytest.importorskip("oidc_provider_mock", reason="oidc-provider-mock is not installed")

SECRET = "een-geheim-dat-nergens-mag-staan"
_SETTINGS = """[toegang]
adres = "http://localhost:{port}"

[inloggen]
metadata = "http://localhost:{provider}/.well-known/openid-configuration"
client = "vip-signaal"
claim = "app.rollen"

[rollen]
vertrouwenspersoon = ["sig-vp"]
preventiemedewerker = ["sig-preventie"]
or = ["sig-or"]
bestuur = ["sig-bestuur"]
hr = ["sig-hr"]
"""


@dataclass(frozen=True)
class Place:
    """Where the dashboard is, and what it prints."""

    address: str
    log: Path


@contextmanager
def dashboard_with_login(
    folder: Path, overdracht: Path, people: Mapping[str, tuple[str, ...] | None]
) -> Iterator[Place]:
    """`people`: what the provider says each person is; None for nothing at all."""
    port, settings, log = free_port(), folder / "dashboard.toml", folder / "log.txt"
    users = [
        mock.User(sub=name, claims={} if roles is None else {"app": {"rollen": list(roles)}})
        for name, roles in people.items()
    ]
    with mock.run_server_in_thread(user_claims=users) as provider:
        settings.write_text(_SETTINGS.format(port=port, provider=provider.server_port))
        environment, _ = clean_environment(os.environ, settings, SECRET)
        command = start_command(overdracht, port, load_access(settings))
        with served(command, environment, port, folder, log):
            yield Place(f"http://localhost:{port}", log)


def log_in(context: Any, place: Place, who: str, page: str = "") -> Any:
    """A tab in which this person has logged in."""
    tab = context.new_page()
    tab.goto(f"{place.address}/{page}")
    tab.get_by_role("button", name=LOG_IN).click()
    tab.get_by_role("button", name=who, exact=True).click()
    tab.wait_for_url(f"{place.address}/**")
    tab.get_by_role("button", name=LOG_OUT).wait_for()
    return tab
