"""Loads all that builds use, and makes what is the same in each of them: processes of tests are copies of this one."""

from __future__ import annotations

from markdown import Markdown
from mkdocs.__main__ import cli
from mkdocs.config import load_config

from dashboard import desk
from dashboard.core.settings import HOME
from dashboard.numbers.vocabulary import vocabulary
from mkdocs_host import build_of, preview

LOADED = (cli, desk, build_of, preview)
"""Commands, and what they import only when they run."""

# Its hooks, plugins and extensions are those of each site of the tests.
_config = load_config(str(HOME / "mkdocs.yml"))
Markdown(extensions=_config.markdown_extensions, extension_configs=_config.mdx_configs).convert("Words.")
vocabulary("en")
