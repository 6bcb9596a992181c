"""The authors' guide: the description of every check, and its finding for its own bad example."""

from __future__ import annotations

from typing import Any

from dashboard.checks.check import Check
from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import check_prose
from dashboard.core.text_span import TextSpan
from dashboard.site.checks.catalogue import TOPICS

_EXAMPLE_NAMES = KnownNames((("en", "Kiev", "Kyiv"),), people=frozenset({"OSW editors"}))
"""The names that the examples need."""


def guide() -> dict[str, Any]:
    """The data of the page /about/checks/."""
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
        "finding": _finding_text(check),
        "in_words": check.fragment == "site",
    }


def _finding_text(check: Check) -> str:
    """The finding for the bad example; empty where a check needs more than one text."""
    if check.find_issues is None:
        return ""
    text = f"---\n{check.bad}\n---\n" if check.fragment == "front matter" else check.bad
    report = check_prose([TextSpan(text)], "docs/analyses/example.md", _EXAMPLE_NAMES)
    texts = (f"{finding.message} {finding.hint}".strip() for finding in report.findings if finding.id == check.id)
    return next(texts, "")
