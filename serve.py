"""The dashboard for hosting: pages, data API, health and headers in one process. See docs/hosting.md.

streamlit run serve.py        or        uvicorn serve:app
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dashboard.api.routes import routes
from dashboard.editions import EDITIONS
from dashboard.preview_limits import read_preview_limits
from dashboard.previews import PREVIEWS
from dashboard.serving.guard import Guard
from dashboard.serving.headers import Headers, policy
from dashboard.serving.icon_font import IconFont
from dashboard.serving.index_page import IndexPage, prepare_page
from dashboard.serving.own_address import OwnAddress
from dashboard.serving.sockets import DEFAULT_SOCKETS, find_max_sockets
from dashboard.serving.static_files import CompressedFiles
from dashboard.serving.upload_gate import UPLOAD_ADDRESS, UploadGate, close_left_sessions
from dashboard.settings import find_setting_faults
from dashboard.ui.frame import has_sign_in
from dashboard.ui.page_script import PAGE_SCRIPT, PAGE_STYLE, leave_to_the_page
from dashboard.ui.streamlit_internals import (
    SessionFiles,
    configure_for_uvicorn,
    find_icon_font,
    find_page_modules,
    ignore_pages_folder,
    limit_uploads,
    read_index_page,
    render_start_script,
    static_folder,
)
from dashboard.uploads import UPLOADS, read_upload_limits
from etl.refresh import keep_up_to_date

HERE = Path(__file__).parent
# The names by which a container's health check asks itself; no other site can have them.
OWN_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

if faults := find_setting_faults(os.environ):
    raise SystemExit("\n".join(faults))
sockets = int(os.environ.get("CHENGJING_MAX_SOCKETS") or DEFAULT_SOCKETS)
# Files are taken, and numbers of visits told, where a setting says so.
closed = []
if limits := read_upload_limits(os.environ):
    UPLOADS.open(limits, SessionFiles())
    PREVIEWS.open(read_preview_limits(os.environ), SessionFiles())
    limit_uploads(limits.file_megabytes)
else:
    closed.append(UPLOAD_ADDRESS)
if os.environ.get("CHENGJING_METRICS") != "open":
    closed.append("/_stcore/metrics")
leave_to_the_page()
hosts = os.environ.get("CHENGJING_ALLOWED_HOSTS", "*").replace(",", " ").split()
ignore_pages_folder()
base = configure_for_uvicorn(HERE / "app.py")
script = render_start_script(base) + PAGE_SCRIPT
page = prepare_page(read_index_page(), script, PAGE_STYLE, find_page_modules())


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Have a warehouse open before the first reader comes; the log and /readyz say what prevents it."""
    await to_thread.run_sync(keep_up_to_date, EDITIONS)
    EDITIONS.fault()
    watch = asyncio.create_task(close_left_sessions(UPLOADS, PREVIEWS))
    yield
    watch.cancel()


app = st.App(
    HERE / "app.py",
    lifespan=lifespan,
    routes=routes(EDITIONS, base, closed=has_sign_in() and os.environ.get("CHENGJING_API") != "open"),
    middleware=[
        Middleware(OwnAddress),
        Middleware(Headers, headers=policy(page, os.environ.get("CHENGJING_FRAME_ANCESTORS") or "'self'")),
        Middleware(Guard, max_sockets=find_max_sockets(sockets), closed=closed),
        Middleware(TrustedHostMiddleware, allowed_hosts=[*OWN_HOSTS, *hosts], www_redirect=False),
        Middleware(UploadGate, uploads=UPLOADS, base=base),
        Middleware(IconFont, address=f"{base}/{find_icon_font()}"),
        Middleware(CompressedFiles, folder=static_folder(), address=f"{base}/static"),
        Middleware(IndexPage, page=page),
    ],
)
