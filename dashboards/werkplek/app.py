"""Start of the werkplek: `streamlit run dashboards/werkplek/app.py -- <folder>`.

Streamlit finds `app` here and serves it. The pages themselves begin in pages/menu.py.
"""

import sys
from pathlib import Path

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit import config
from streamlit.starlette import App

from dashboards.server.dutch import DutchWords
from dashboards.server.launch import LOCAL_NAMES, LOOPBACK
from dashboards.server.web import DutchPages, HomePage
from dashboards.werkplek.page import show_failure

if config.get_option("server.address") != LOOPBACK:
    sys.stderr.write(
        "De werkplek start niet: zij werkt alleen op deze computer zelf.\n"
        "Wat u kunt doen: start met `vip werkplek`.\n"
    )
    raise SystemExit(4)

app = App(
    Path(__file__).with_name("pages") / "menu.py",
    # Streamlit holds only its websocket against allowed hosts; this does so for every request.
    middleware=[
        Middleware(TrustedHostMiddleware, allowed_hosts=list(LOCAL_NAMES)),
        Middleware(HomePage, name="begin"),
        Middleware(DutchPages),
        Middleware(DutchWords),
    ],
    on_script_error=show_failure,
)
