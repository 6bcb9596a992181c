"""What a publication changed, as addresses that caches forget."""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import quote

from msgspec import to_builtins

from dashboard.output.build_manifest import reader_address
from dashboard.output.host_headers import HEADERS_FILE
from dashboard.output.redirects import REDIRECTS_FILE
from dashboard.output.site_folder import SiteChanges


def changes_json(changes: SiteChanges, root: str) -> str:
    """The addresses that were added, changed and removed, as one line of JSON.

    Args:
        changes: what was done to the files of the site.
        root: how addresses begin.
    """
    return json.dumps({kind: _addresses(names, root) for kind, names in to_builtins(changes).items()}) + "\n"


def _addresses(names: Iterable[str], root: str) -> list[str]:
    return [f"{root}{quote(reader_address(name))}" for name in names if name not in (HEADERS_FILE, REDIRECTS_FILE)]
