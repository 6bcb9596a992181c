"""Computes the digest of what stands in a text's own file, from that file only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.cache.keys import key_of
from dashboard.core.text_span import TextSpan
from dashboard.notebooks.notebook import Notebook

WORKFLOW_KEYS = frozenset(("status", "date", "updated", "embargo", "reviewers", "withdrawn", "formerly"))
"""Keys of the front matter that say how a piece is handled, not what readers read: they do not count.

`formerly` names addresses. A piece that is renamed keeps its approvals.
"""


def body_digest(head: Mapping[str, Any], parts: Iterable[TextSpan], notebook: Notebook | None) -> str:
    """Compute the digest.

    Args:
        head: the front matter.
        parts: the stretches of the text without the front matter.
        notebook: the cells, if the text is a notebook. Their code counts too.
    """
    front_matter = json.dumps({key: head[key] for key in head if key not in WORKFLOW_KEYS}, sort_keys=True, default=str)
    code = [(cell.source, *sorted(cell.tags), cell.settings) for cell in notebook.code] if notebook else []
    return key_of("body", front_matter, *(part.text.strip() for part in parts), *code)
