"""A check that looks at the whole site, not at one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dashboard.checks.check import Check, Fragment, split_description
from dashboard.core.finding import Finding, Severity
from dashboard.site.content import SiteContent

Look = Callable[[SiteContent], Iterable[Finding]]
"""The function of a check. Its docstring describes the check to authors."""


class SiteCheck(Check, kw_only=True):
    """A check with the function that looks at the site."""

    look: Look
    """Is given all that is known of a site, and gives its findings."""


def site_check(id: str, severity: Severity = "warning", fragment: Fragment = "site") -> Callable[[Look], SiteCheck]:
    """Make a check of a function that looks at the whole site; used as a decorator.

    Args:
        id: the check's id.
        severity: the severity of its findings.
        fragment: what the examples in its docstring are.
    """
    return lambda look: SiteCheck(id, severity, fragment, *split_description(look.__doc__), look=look)
