"""Settings of access, roles from claims, how long a login lasts, and what each role is given."""

import asyncio
from pathlib import Path

import pytest

import dashboards.organisatie
from dashboards.organisatie.access.readers import LOCAL_READER, AccessRefused, Reader, reader_of
from dashboards.organisatie.access.sessions import LONGEST, Logins
from dashboards.organisatie.access.settings import (
    ACCESS_VARIABLE,
    SECRET_FILE_VARIABLE,
    SECRET_VARIABLE,
    Access,
    find_secret,
    load_access,
    login_secrets,
    refuse_open,
    take_secret,
)
from dashboards.organisatie.given import data_for
from dashboards.organisatie.launch import clean_environment, start_command
from dashboards.server.guard import LARGEST_REQUEST, Guard
from dashboards.wording.pages import PAGES
from dashboards.wording.roles import ROLES, role_of
from pipeline.errors import ConfigurationError
from tests.app.overdracht_builder import RISE, OverdrachtBuilder

GOOD = "a=b; _streamlit_user=goed"
LOGIN = """
[inloggen]
metadata = "https://login.voorbeeld.nl/.well-known/openid-configuration"
client = "vip"
claim = "roles"
[rollen]
or = ["g-or"]
hr = ["g-hr", "g-p&o"]
"""
OPEN = '[toegang]\nadres = "https://signaal.voorbeeld.nl"\nluister = "0.0.0.0"\n'
START = 1_800_000_000.0


@pytest.fixture
def settings(tmp_path):
    def of(text):
        path = tmp_path / "dashboard.toml"
        path.write_text(text, encoding="utf-8")
        return load_access(path)

    return of


def test_without_settings_it_is_one_user_on_this_computer(tmp_path):
    access = load_access(tmp_path / "dashboard.toml")
    assert access == Access() and not access.is_open
    assert access.hosts == ("127.0.0.1", "localhost")
    assert reader_of({}, access) is LOCAL_READER
    assert login_secrets(access, "", "") == {}


@pytest.mark.parametrize(
    "text",
    [
        OPEN,
        '[toegang]\nluister = "0.0.0.0"\n',
        '[toegang]\nluister = "::"\n',
        '[toegang]\nluister = "192.168.1.4"\n',
        '[toegang]\nadres = "https://signaal.voorbeeld.nl"\n',
    ],
)
def test_open_to_others_without_a_login_is_refused(settings, text):
    with pytest.raises(ConfigurationError, match="geen inlog ingesteld"):
        settings(text)


@pytest.mark.parametrize("address", ["0.0.0.0", "", None, "10.0.0.1", "::", "voorbeeld.nl"])
def test_however_it_was_started(settings, address):
    with pytest.raises(ConfigurationError):
        refuse_open(Access(), address)
    refuse_open(settings(OPEN + LOGIN), address)
    for local in ("127.0.0.1", "localhost", "::1"):
        refuse_open(Access(), local)


@pytest.mark.parametrize(
    "text",
    [
        LOGIN,
        OPEN.replace("https", "http") + LOGIN,
        OPEN + LOGIN.replace("https", "http"),
        OPEN.replace("https://", "") + LOGIN,
        OPEN.replace("https://", "https://ik:geheim@") + LOGIN,
        OPEN + LOGIN.replace("[rollen]", 'client_secret = "x"\n[rollen]'),
        OPEN + LOGIN.replace("hr =", "directeur ="),
        OPEN + LOGIN.partition("[rollen]")[0],
        OPEN + "minuten = 0\n" + LOGIN,
        OPEN + "minuten = 100000\n" + LOGIN,
        OPEN.replace("0.0.0.0", "overal") + LOGIN,
        "[toegang",
        '[iets]\nx = "geheim-x"\n',
    ],
)
def test_wrong_settings_are_refused_without_their_values(settings, text):
    with pytest.raises(ConfigurationError) as refused:
        settings(text)
    assert "geheim" not in str(refused.value)


def test_the_secret_comes_from_the_environment_or_a_file_outside(tmp_path):
    path = tmp_path / "geheim.txt"
    path.write_text("uit-bestand\n")
    assert find_secret({SECRET_VARIABLE: "x", SECRET_FILE_VARIABLE: str(path)}) == "x"
    assert find_secret({SECRET_FILE_VARIABLE: str(path)}) == "uit-bestand"
    for wrong in ({}, {SECRET_FILE_VARIABLE: str(tmp_path / "weg")}):
        with pytest.raises(ConfigurationError, match="geheim van de inlog ontbreekt"):
            find_secret(wrong)


def test_only_what_is_meant_reaches_the_server(tmp_path):
    given = {SECRET_VARIABLE: "oud", SECRET_FILE_VARIABLE: "f", ACCESS_VARIABLE: "oud", "A": "b"}
    environment, _ = clean_environment(given)
    assert not {SECRET_VARIABLE, SECRET_FILE_VARIABLE, ACCESS_VARIABLE} & set(environment)
    environment, _ = clean_environment(given, tmp_path, "nieuw")
    assert environment[ACCESS_VARIABLE] == str(tmp_path)
    assert take_secret(environment) == "nieuw"
    assert SECRET_VARIABLE not in environment


def test_people_come_in_by_the_name_of_the_dashboard_alone(settings, tmp_path):
    command = start_command(tmp_path, 8501, settings(OPEN + LOGIN))
    assert [one for one in command if "allowedHosts" in one] == [
        "--server.allowedHosts=signaal.voorbeeld.nl"
    ]
    assert "--server.address=0.0.0.0" in command


@pytest.mark.parametrize(
    ("claims", "codes"),
    [
        ({"roles": ["g-or"]}, ["or"]),
        ({"roles": "g-or"}, ["or"]),
        ({"roles": ["g-p&o", "g-or", "iets"]}, ["or", "hr"]),
        ({"roles": ["or", "G-OR", "", None, 1, ["g-or"]]}, None),
        ({"roles": {"g-or": True}}, None),
        ({"roles": None}, None),
        ({"groups": ["g-or"]}, None),
        ({}, None),
    ],
)
def test_a_claim_gives_roles_or_none(settings, claims, codes):
    reader = reader_of(claims, settings(OPEN + LOGIN))
    assert ([role.code for role in reader.roles] if reader else None) == codes


def test_a_claim_may_lie_deeper_or_be_called_with_dots(settings):
    deep = settings(OPEN + LOGIN.replace('"roles"', '"realm_access.roles"'))
    assert reader_of({"realm_access": {"roles": ["g-or"]}}, deep)
    assert reader_of({"realm_access.roles": ["g-or"]}, deep)
    assert reader_of({"realm_access": ["g-or"]}, deep) is None


def test_the_five_roles():
    codes = ["vertrouwenspersoon", "preventiemedewerker", "or", "bestuur", "hr"]
    assert [role.code for role in ROLES] == codes


def test_a_reader_cannot_choose_a_role_that_is_not_theirs():
    reader = Reader((role_of("bestuur"),))
    assert reader.role("vertrouwenspersoon").code == "bestuur"
    with pytest.raises(AccessRefused):
        reader.check(role_of("preventiemedewerker"), "rie")


@pytest.fixture(scope="module")
def overdracht(tmp_path_factory):
    root = tmp_path_factory.mktemp("rollen") / "overdracht"
    return OverdrachtBuilder(root, first="2025-Q1", signals=[RISE]).write()


def test_every_role_is_given_the_very_same_numbers_or_nothing(overdracht):
    given = []
    for role in ROLES:
        for page in PAGES:
            reader = Reader((role,))
            if page in role.pages:
                given.append(data_for(reader, role, page, overdracht))
            else:
                with pytest.raises(AccessRefused):
                    data_for(reader, role, page, overdracht)
            assert data_for(LOCAL_READER, role, page, overdracht) is given[0]
    assert len({id(one) for one in given}) == 1  # what is kept knows no role


def test_what_is_kept_is_kept_by_directory_and_state_alone():
    """Nothing that the pages remember between requests can hold a role or a person."""
    kept = [
        path.name
        for path in sorted(Path(dashboards.organisatie.__file__).parent.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if "st.cache_" in line or line.strip() == "@cache"
    ]
    assert kept == ["gate.py", "given.py"]  # the settings, and the numbers


@pytest.fixture
def clock():
    class Clock:
        now = START

        def __call__(self):
            return self.now

    return Clock()


def made(at=START, sub="a"):
    return {"iss": "i", "sub": sub, "iat": at, "nonce": f"n{at}"}


def test_a_login_ends_when_nobody_uses_it(clock):
    logins = Logins(clock)
    for _ in range(5):
        assert logins.is_alive(made(), 1800)
        clock.now += 1700
    clock.now += 200
    assert not logins.is_alive(made(), 1800)
    clock.now -= 1000
    assert not logins.is_alive(made(), 1800)  # what ended stays ended


def test_looking_is_not_using(clock):
    logins = Logins(clock)
    assert logins.is_alive(made(), 1800)
    for _ in range(100):
        clock.now += 20
        alive = logins.is_alive(made(), 1800, is_used=False)
    assert not alive


def test_a_login_ends_after_a_working_day(clock):
    logins = Logins(clock)
    while clock.now <= START + LONGEST:
        assert logins.is_alive(made(), 1800)
        clock.now += 600
    assert not logins.is_alive(made(), 1800)


def test_logging_out_ends_this_login_and_no_other(clock):
    logins = Logins(clock)
    assert logins.is_alive(made(), 1800) and logins.is_alive(made(sub="b"), 1800)
    logins.end(made())
    assert not logins.is_alive(made(), 1800)
    assert logins.is_alive(made(sub="b"), 1800)
    assert logins.is_alive(made(at=START + 60), 1800)  # logged in anew


@pytest.mark.parametrize("at", [START - 3600, START + 3600, None, "nu", True, float("nan")])
def test_an_old_login_that_is_not_known_here_does_not_count(clock, at):
    assert not Logins(clock).is_alive(made(at=at), 1800)


def test_what_ended_is_forgotten_only_when_its_age_refuses_it(clock):
    logins = Logins(clock)
    logins.is_alive(made(), 1800)
    logins.end(made())
    clock.now += 3 * LONGEST
    assert not logins.is_alive(made(), 1800)


def passed(guard_of, scope, body=b"", headers=()):
    """What comes back through the guard: messages sent, and whether the app behind was asked."""
    sent, asked = [], []

    async def app(scope, receive, send):
        got = b""
        while scope["type"] == "http":
            message = await receive()
            got += message.get("body", b"")
            if not message.get("more_body"):
                break
        asked.append(got)
        answer = [(b"content-type", b"text/plain"), (b"cache-control", b"public"), *headers]
        await send({"type": "http.response.start", "status": 200, "headers": answer})
        await send({"type": "http.response.body", "body": b"ok"})

    parts = [body[at : at + 2**20] for at in range(0, max(len(body), 1), 2**20)]

    async def receive():
        part = parts.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    async def send(message):
        sent.append(message)

    asyncio.run(guard_of(app)({"headers": [], "path": "/", **scope}, receive, send))
    return sent, asked


def web(path="/", **headers):
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "path": path, "headers": pairs}


def socket(origin, host="signaal.voorbeeld.nl"):
    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin else [])
    return {"type": "websocket", "path": "/_stcore/stream", "headers": headers}


@pytest.mark.parametrize(
    ("origin", "host", "is_let_in"),
    [
        ("https://signaal.voorbeeld.nl", "signaal.voorbeeld.nl", True),
        ("https://signaal.voorbeeld.nl", "127.0.0.1:8501", True),  # a proxy that names itself
        ("", "signaal.voorbeeld.nl", True),
        ("https://kwaad.nl", "signaal.voorbeeld.nl", False),
        ("https://signaal.voorbeeld.nl.kwaad.nl", "signaal.voorbeeld.nl", False),
        ("http://localhost", "signaal.voorbeeld.nl", False),
        ("null", "signaal.voorbeeld.nl", False),
    ],
)
def test_only_our_own_pages_may_talk_to_it(origin, host, is_let_in):
    def guard(app):
        return Guard(app, "https://signaal.voorbeeld.nl")

    sent, asked = passed(guard, socket(origin, host))
    assert bool(asked) == is_let_in
    assert is_let_in or sent == [{"type": "websocket.close", "code": 1008}]


def test_large_requests_are_refused_also_without_a_length():
    sent, asked = passed(Guard, web(content_length=str(LARGEST_REQUEST + 1)))
    assert sent[0]["status"] == 413 and not asked
    sent, asked = passed(Guard, web(content_length="-1"))
    assert sent[0]["status"] == 413 and not asked
    _, asked = passed(Guard, web(), body=b"x" * (4 * LARGEST_REQUEST))
    assert len(asked[0]) <= LARGEST_REQUEST


def test_nothing_is_kept_by_the_browser_but_the_program_itself():
    sent, _ = passed(Guard, web("/trends"))
    assert [v for n, v in sent[0]["headers"] if n == b"cache-control"] == [b"no-store"]
    sent, _ = passed(Guard, web("/static/js/index.js"))
    assert [v for n, v in sent[0]["headers"] if n == b"cache-control"] == [b"public"]


def test_cookies_and_https():
    login = (b"set-cookie", b"_streamlit_user=x; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax")
    gone = (b"set-cookie", b'_streamlit_user=""; Max-Age=0; Path=/; expires=Thu, 01 Jan 1970')

    def guard(app):
        return Guard(app, "https://signaal.voorbeeld.nl")

    sent, _ = passed(guard, web(), headers=[login, gone])
    headers = sent[0]["headers"]
    cookies = [value for name, value in headers if name == b"set-cookie"]
    assert cookies[0] == b"_streamlit_user=x; HttpOnly; Path=/; SameSite=lax; Secure"
    assert b"Max-Age=0" in cookies[1]
    assert dict(headers)[b"strict-transport-security"].startswith(b"max-age=")
    local, _ = passed(Guard, web(), headers=[login])
    assert b"strict-transport-security" not in dict(local[0]["headers"])
    assert b"Secure" not in dict(local[0]["headers"])[b"set-cookie"]


@pytest.mark.parametrize("path", ["/media/abc.csv", "/_stcore/upload_file/x/y", "/component/x"])
def test_files_are_for_who_is_logged_in(path):
    def guard(app):
        return Guard(app, is_known=lambda cookies: cookies.get("_streamlit_user") == "goed")

    for cookie, status in (
        ("", 403),
        ("_streamlit_user=fout", 403),
        ("a=b; _streamlit_user=goed", 200),
    ):
        sent, _ = passed(guard, web(path, cookie=cookie))
        assert sent[0]["status"] == status
    assert passed(guard, web("/trends"))[0][0]["status"] == 200


def test_measurements_of_the_server_are_closed():
    assert passed(Guard, web("/_stcore/metrics"))[0][0]["status"] == 404
