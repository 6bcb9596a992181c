"""A work in CSL-JSON, from which all other forms for programs are written.

Specification: https://docs.citationstyles.org/en/stable/specification.html, appendices III (types) and IV (variables).
"""

from __future__ import annotations

import datetime
import json
from typing import Any

from dashboard.citing.work import CitedAuthor, Work
from dashboard.core.dates import day

_TYPES = {"analyses": "report", "charts": "graphic", "data": "dataset"}
"""A piece is a report: of the types that reference managers know, only that one has institutes, a kind and a series,
which is the site. Zotero has no type for a CSL 'figure', but reads a 'graphic'."""


def csl_item(work: Work) -> dict[str, Any]:
    """Describe a work.

    Args:
        work: what is cited.

    Returns:
        An item of CSL-JSON, of plain values. No text in it has a line break.
    """
    issued, notes = work.published or work.updated, []
    if work.published and work.updated:
        notes.append(f"Updated {day(work.updated)}.")
    if work.sources:
        notes.append(f"Data: {work.sources}.")
    texts = {
        "id": f"{work.place}-{work.name}",
        "type": _TYPES[work.place],
        "title": work.title,
        "collection-title": work.site.name if work.authors else "",
        "publisher": "; ".join(work.publishers),
        "genre": work.genre,
        "version": work.version,
        "language": work.language,
        "URL": work.address,
        "abstract": work.abstract,
        "keyword": ", ".join(work.keywords),
        "note": " ".join(notes),
    }
    item: dict[str, Any] = {key: " ".join(text.split()) for key, text in texts.items() if text.strip()}
    item["author"] = [_name(author) for author in work.authors] or [{"literal": work.site.name}]
    if issued:
        item["issued"] = {"date-parts": [_date_parts(issued)]}
    return item


def write_csl_json(work: Work) -> str:
    """Write a work as a file: a list with its item alone."""
    return json.dumps([csl_item(work)], ensure_ascii=False) + "\n"


def _name(author: CitedAuthor) -> dict[str, str]:
    if author.parts is None:
        return {"literal": " ".join(author.name.split())}
    parts = author.parts
    name = {"family": parts.family, "given": parts.given}
    name |= {"non-dropping-particle": parts.particle, "suffix": parts.suffix}
    return {key: part for key, part in name.items() if part}


def _date_parts(issued: datetime.date) -> list[int]:
    return [issued.year, issued.month, issued.day]
