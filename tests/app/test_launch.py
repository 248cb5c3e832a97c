"""The command that starts the dashboard, and what the browser is told around the pages."""

import asyncio
from pathlib import Path

import pytest

from dashboards.organisatie.access.settings import Access, Toegang
from dashboards.organisatie.launch import clean_environment, start_command
from dashboards.server.web import DutchPages, HomePage

INDEX = b'<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head></html>'


def flags(*arguments, **named) -> dict[str, str]:
    command = start_command(Path("o"), *arguments, **named)
    pairs = [part[2:].split("=", 1) for part in command if part.startswith("--") and "=" in part]
    return dict(pairs)


def test_command_serves_this_machine_only():
    found = flags(8765)
    assert found["server.address"] == "127.0.0.1"
    assert found["server.port"] == "8765"
    assert found["browser.gatherUsageStats"] == "false"
    assert found["client.showErrorDetails"] == "none"


def test_command_ends_with_the_overdracht():
    assert start_command(Path("o"))[-2:] == ["--", "o"]


def test_another_address_answers_to_its_own_names():
    place = Toegang(adres="https://vip.intern", luister="0.0.0.0")
    found = flags(8501, Access(toegang=place))
    assert found["server.address"] == "0.0.0.0"
    assert found["server.allowedHosts"] == "vip.intern"


def test_key_and_settings_of_others_do_not_come_along():
    given = {"VIP_SLEUTEL": "x", "STREAMLIT_SERVER_ADDRESS": "0.0.0.0", "PATH": "p"}
    environment, had_key = clean_environment(given)
    assert had_key
    assert "VIP_SLEUTEL" not in environment
    assert not any(name.startswith("STREAMLIT_") for name in environment)
    assert environment["PATH"] == "p"


def test_without_a_key_nothing_is_said():
    assert clean_environment({"PATH": "p"})[1] is False


def answer(path: str, content_type: bytes, body: bytes) -> tuple[dict[bytes, bytes], bytes]:
    """What comes out of the middleware for this answer of Streamlit, sent in two parts."""
    sent: list[dict] = []

    async def streamlit(scope, receive, send):
        headers = [(b"content-type", content_type), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body[:20], "more_body": True})
        await send({"type": "http.response.body", "body": body[20:]})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "path": path, "headers": [(b"accept-encoding", b"gzip")]}
    asyncio.run(DutchPages(streamlit)(scope, None, send))
    return dict(sent[0]["headers"]), b"".join(part.get("body", b"") for part in sent[1:])


def test_page_is_dutch():
    headers, body = answer("/trends", b"text/html; charset=utf-8", INDEX)
    assert b'lang="nl"' in body and b"<title>ViP-signaal</title>" in body
    assert headers[b"content-length"] == b"%d" % len(body)


def test_page_may_load_from_nowhere_else():
    headers, _ = answer("/", b"text/html", INDEX)
    policy = headers[b"content-security-policy"].decode()
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert "http:" not in policy and "*" not in policy


def test_other_files_pass_as_they_are():
    headers, body = answer("/static/js/index.js", b"text/javascript", INDEX)
    assert body == INDEX
    assert headers[b"x-content-type-options"] == b"nosniff"


@pytest.mark.parametrize(
    ("path", "query", "leads_to"),
    [
        ("/overzicht", b"", b"/"),
        ("/overzicht/", b"rol=or", b"/?rol=or"),
        ("/trends", b"", None),
        ("/overzichten", b"", None),
        ("/", b"", None),
    ],
)
def test_home_page_by_its_name_is_the_home_page(path, query, leads_to):
    sent, passed = [], []

    async def keep(message):
        sent.append(message)

    async def streamlit(scope, receive, send):
        passed.append(scope["path"])

    scope = {"type": "http", "path": path, "query_string": query, "headers": []}
    asyncio.run(HomePage(streamlit, "overzicht")(scope, None, keep))
    assert passed == ([] if leads_to else [path])
    assert [dict(m["headers"])[b"location"] for m in sent[:1]] == ([leads_to] if leads_to else [])
