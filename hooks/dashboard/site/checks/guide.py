"""The authors' guide: every check in its own words, with what it says of its own bad example."""

from __future__ import annotations

from functools import cache
from typing import Any

from dashboard.checks.check import Check
from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import check_prose
from dashboard.core.text_span import TextSpan
from dashboard.site.checks.catalogue import TOPICS

_KNOWN = KnownNames((("en", "Kiev", "Kyiv"),), people=frozenset({"OSW editors"}))
"""Of the site that the examples are from."""


@cache
def guide() -> dict[str, Any]:
    """What the page /about/checks/ is given."""
    return {
        "topics": [{"title": title, "checks": [_entry(check) for check in checks]} for title, checks in TOPICS.items()],
        "count": sum(map(len, TOPICS.values())),
    }


def _entry(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "severity": check.severity,
        "fixes": check.fixes,
        "what": check.what,
        "why": check.why,
        "bad": check.bad,
        "good": check.good,
        "says": _says(check),
        "in_words": check.fragment == "site",
    }


def _says(check: Check) -> str:
    """The finding that the bad example gives, where one text is all it takes to know."""
    if check.find_issues is None:
        return ""
    text = f"---\n{check.bad}\n---\n" if check.fragment == "front matter" else check.bad
    report = check_prose([TextSpan(text)], "docs/analyses/example.md", _KNOWN)
    return next((f"{one.message} {one.hint}".strip() for one in report.findings if one.id == check.id), "")
