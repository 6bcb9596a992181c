"""Every private name of MkDocs that we touch. Nobody promises that they stay: a test says which of them is gone."""

from __future__ import annotations

from mkdocs.commands.build import _build_page as build_page
from mkdocs.commands.build import _build_theme_template as build_theme_template
from mkdocs.livereload import LiveReloadServer
from mkdocs.utils import CountHandler

__all__ = ["CountHandler", "build_page", "build_theme_template", "pages_are_served_as_before", "want_build"]

READ_IN = "1.6.1"
"""The version of MkDocs in which these names were read."""
PRIVATE_FUNCTIONS = {"mkdocs.commands.build": ("_build_page", "_build_theme_template")}
"""By module."""
SERVER_ATTRIBUTES = (
    "_rebuild_cond",  # guards `_want_rebuild`
    "_want_rebuild",  # whether something was saved since the last build began
    "_epoch_cond",  # guards the two epochs
    "_wanted_epoch",  # the time of the last build that has begun; pages wait for it
    "_visible_epoch",  # the time of the last build that is served
    "_watched_paths",  # what the server watches, by path
    "_inject_js_into_html",  # adds MkDocs' own script to each page; we put another in its place
    "serve_request",  # answers one request
    "build_delay",  # seconds to wait for further saves
    "builder",  # makes the site
    "observer",  # tells of saved files
    "mount_path",  # the path of the site's address
    "root",  # the served folder
)
"""What we read or replace of a `LiveReloadServer`, its public attributes among it: none is documented."""


def want_build(server: LiveReloadServer) -> None:
    """Have the server build again, as if something were saved."""
    with server._rebuild_cond:
        server._want_rebuild = True
        server._rebuild_cond.notify_all()


def pages_are_served_as_before(server: LiveReloadServer) -> None:
    """Serve what is there while a build is under way: MkDocs would let readers wait for its end."""
    with server._epoch_cond:
        server._wanted_epoch = server._visible_epoch
        server._epoch_cond.notify_all()
