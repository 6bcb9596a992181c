"""Loads all that builds use, and makes what is the same in each of them: processes of tests are copies of this one."""

from __future__ import annotations

import os
from importlib import import_module

from markdown import Markdown
from mkdocs.config import load_config

from dashboard.core.settings import HOME
from dashboard.numbers.vocabulary import vocabulary

COMMANDS = ("mkdocs.__main__", "dashboard.desk", "mkdocs_host.preview", "mkdocs_host.build_of")
WHEN_NEEDED = (
    "bs4",
    "duckdb",
    "fontTools.ttLib",
    "icalendar",
    "playwright.async_api",
    "dashboard.notebooks.execution",
    "dashboard.quoted.markdown_of_html",
    "mkdocs_jupyter.convert",
)
"""What a build loads only to make something anew. (That others do without it is tested by a process of its own.)"""

# Its hooks, plugins and extensions are those of each site of the tests.
_config = load_config(str(HOME / "mkdocs.yml"))
Markdown(extensions=_config.markdown_extensions, extension_configs=_config.mdx_configs).convert("Words.")
vocabulary("en")
os.environ["NBCONVERT_DISABLE_CONFIG_EXPORTERS"] = "1"  # As hooks/convert_notebooks.py does it.
for _name in (*COMMANDS, *WHEN_NEEDED):
    import_module(_name)
