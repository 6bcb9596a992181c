"""The check of institutes' logos."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.core.finding import Finding
from dashboard.people.institute import Institute
from dashboard.site.checks.record_of import record_of
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent
from dashboard.site.logos import logo_at, logo_path

MOST_BYTES = 50_000
"""Each page with a piece of the institute loads it."""


@site_check("logo-file", "error")
def logo_file(content: SiteContent) -> Iterator[Finding]:
    """The `logo` of an institute is no file of `data/institutes/` or `docs/images/`, has more than 50 kB, or is as pale
    as the page.

    Why: It stands on the page of the institute and at each piece of its people. A large one keeps readers waiting on
    all of these, and a white one cannot be seen. In the dark, one that needs it stands on a light plate.

    Bad:
        `logo: https://example.org/logo.png` in data/institutes/osw.yaml

    Good:
        `logo: osw.svg`, with the file beside it
    """
    for institute in content.registry.institutes.values():
        if institute and institute.entry.logo and (problem := _problem(content, institute)):
            yield _at_key(content, institute, *problem)


def _problem(content: SiteContent, institute: Institute) -> tuple[str, str, bool] | None:
    """What is wrong with a logo, what to do about it, and whether nobody gets it."""
    path = logo_path(content, institute)
    if not path:
        message = f"logo: there is no file '{institute.entry.logo}' in data/institutes/ or docs/images/."
        return message, "Name it from here: osw.svg beside this file, ../../docs/images/osw.svg there.", True
    picture, look = logo_at(content, path)
    if look is None:
        return None  # (broken-picture tells why)
    if picture.bytes > MOST_BYTES:
        message = f"logo: read a file of {picture.bytes / 1000:.0f} kB, expected at most {MOST_BYTES // 1000} kB."
        return message, "Export it as a plain SVG, or as a PNG of at most 400 pixels.", False
    if look.is_pale:
        return "logo: it is as pale as the page, and hardly seen.", "Use the version for light backgrounds.", False
    return None


def _at_key(content: SiteContent, institute: Institute, message: str, hint: str, is_error: bool) -> Finding:
    record = record_of(content, f"{content.settings.data_path}/institutes/{institute.slug}.yaml")
    return record.finding("logo-file", ("logo",), message, hint, "error" if is_error else "warning")
