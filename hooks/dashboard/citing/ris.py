"""RIS of a work, by way of CSL-JSON: lines of a tag and a value, which cannot hold a line break."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.citing.csl_json import csl_item
from dashboard.citing.work import Work

_TYPES = {"report": "RPRT", "graphic": "CHART", "dataset": "DATA"}


def write_ris(work: Work) -> str:
    """Write an entry, in UTF-8."""
    item = csl_item(work)
    year, month, day = item["issued"]["date-parts"][0] if "issued" in item else ("", 0, 0)
    lines = [
        ("TY", _TYPES[item["type"]]),
        *(("AU", _name(name)) for name in item["author"]),
        ("TI", item["title"]),
        ("T2", item.get("collection-title", "")),
        ("PB", item.get("publisher", "")),
        ("PY", str(year)),
        ("DA", f"{year}/{month:02}/{day:02}" if year else ""),
        ("M3", item.get("genre", "")),
        ("ET", item.get("version", "")),
        ("LA", item.get("language", "")),
        ("UR", item.get("URL", "")),
        ("AB", item.get("abstract", "")),
        *(("KW", word) for word in (" ".join(word.split()) for word in work.keywords)),
        ("N1", item.get("note", "")),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"


def _name(name: Mapping[str, str]) -> str:
    # (RIS has no sign for a comma that parts nothing; Zotero reads one in a literal name as "family, given".)
    if "literal" in name:
        return name["literal"]
    family = f"{name.get('non-dropping-particle', '')} {name['family']}".strip()
    return ", ".join(filter(None, (family, name["given"], name.get("suffix", ""))))
