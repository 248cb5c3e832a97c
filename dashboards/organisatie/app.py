"""Start of the dashboard: `streamlit run dashboards/organisatie/app.py -- <overdracht>`.

Streamlit finds `app` here and serves it. The pages themselves begin in pages/menu.py.
"""

import os
import sys
from pathlib import Path

from starlette.middleware import Middleware
from streamlit.starlette import App

from dashboards.organisatie.launch import KEY_REFUSED
from dashboards.server.dutch import DutchWords
from dashboards.server.frame import show_failure
from dashboards.server.launch import KEY_VARIABLE
from dashboards.server.web import DutchPages

if KEY_VARIABLE in os.environ:
    sys.stderr.write(KEY_REFUSED + "\n")
    raise SystemExit(4)

app = App(
    Path(__file__).with_name("pages") / "menu.py",
    middleware=[Middleware(DutchPages), Middleware(DutchWords)],
    on_script_error=show_failure,
)
