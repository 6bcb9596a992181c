"""Sees to it that every HTML file of a site begins with the Content-Security-Policy, whoever made the file."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.core.content_policy import POLICY_META
from dashboard.core.files import write_atomically
from dashboard.output.site_folder import file_names

_META = POLICY_META.encode()
_DOCTYPE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<!doctype[^>]*>)?", re.IGNORECASE)
_BEGINS_WITH_POLICY = re.compile(
    _DOCTYPE.pattern + rb"\s*(?:<html[^<>]*>)?\s*(?:<head>)?\s*" + re.escape(_META), re.IGNORECASE
)
_READ = 1000
"""Of each file so many bytes are read; the head of our own pages begins within the first hundred."""


def add_policy(site: Path) -> list[str]:
    """Write the policy into the HTML files that do not begin with it: those that are not made of our templates.

    It goes right behind the doctype. There a browser begins the head by itself, and nothing can stand before it.

    Args:
        site: the folder of the site.

    Returns:
        the names of the files that were changed.
    """
    changed = []
    for name in sorted(name for name in file_names(site) if name.lower().endswith((".html", ".htm"))):
        path = site / name
        with path.open("rb") as file:
            start = file.read(_READ)
        if not _BEGINS_WITH_POLICY.match(start):
            content = path.read_bytes()
            doctype = _DOCTYPE.match(content)
            assert doctype
            write_atomically(path, content[: doctype.end()] + _META + content[doctype.end() :])
            changed.append(name)
    return changed
