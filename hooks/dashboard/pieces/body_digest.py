"""The digest of what stands in a text's own file, from the file alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.cache.keys import key_of
from dashboard.core.text_span import TextSpan
from dashboard.notebooks.notebook import Notebook

ASIDE = frozenset(("status", "date", "updated", "embargo", "reviewers"))
"""Keys of the front matter that say how a piece is handled, not what it says."""


def body_digest(head: Mapping[str, Any], parts: Iterable[TextSpan], notebook: Notebook | None) -> str:
    """Of what stands in a text's own file: front matter and body, the code of a notebook among it."""
    said = json.dumps({key: head[key] for key in head if key not in ASIDE}, sort_keys=True, default=str)
    code = [(cell.source, *sorted(cell.tags), cell.settings) for cell in notebook.code] if notebook else []
    return key_of("body", said, *(part.text.strip() for part in parts), *code)
