"""Start of the dashboard: `streamlit run dashboards/organisatie/app.py -- <overdracht>`.

Streamlit finds `app` here and serves it. The pages themselves begin in pages/menu.py.
"""

import os
import sys
from functools import partial
from pathlib import Path

from starlette.middleware import Middleware
from streamlit import config
from streamlit.starlette import App

from dashboards.organisatie.access.cookies import is_known
from dashboards.organisatie.access.gate import access
from dashboards.organisatie.access.settings import login_secrets, refuse_open, take_secret
from dashboards.organisatie.launch import KEY_REFUSED, overdracht_path
from dashboards.organisatie.warm_up import warmed_up
from dashboards.server.dutch import DutchWords
from dashboards.server.frame import show_failure
from dashboards.server.guard import Guard
from dashboards.server.launch import KEY_VARIABLE
from dashboards.server.web import DutchPages, HomePage
from pipeline.errors import UserError

if KEY_VARIABLE in os.environ:
    sys.stderr.write(KEY_REFUSED + "\n")
    raise SystemExit(4)
secret = take_secret(os.environ)
try:
    settings = access()
    refuse_open(settings, config.get_option("server.address"))
except UserError as problem:
    sys.stderr.write(f"{problem}\n")
    raise SystemExit(problem.exit_code) from None
guard = Middleware(
    Guard,
    address=settings.toegang.adres,
    is_known=partial(is_known, access=settings) if settings.inloggen else None,
)

app = App(
    Path(__file__).with_name("pages") / "menu.py",
    secrets=login_secrets(settings, secret, config.get_option("server.cookieSecret")) or None,
    lifespan=partial(warmed_up, folder=overdracht_path()),
    middleware=[
        guard,
        Middleware(HomePage, name="overzicht"),
        Middleware(DutchPages),
        Middleware(DutchWords),
    ],
    on_script_error=show_failure,
)
