"""The HTML of a table that code shows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.templates import environment

_HTML = Codec[str](str)


def table_html(shown: Mapping[str, object], cache: Cache) -> str:
    """Fill in the template of a table.

    Args:
        shown: what the template is given, as plain JSON.
        cache: keeps the HTML.
    """
    key = key_of("output table", json.dumps(shown, sort_keys=True), engine_digest())
    return cache.get_or_compute(key, _HTML, partial(_table_html, shown))


def _table_html(shown: Mapping[str, object]) -> str:
    return environment().get_template("output_table.html").render(**shown)
