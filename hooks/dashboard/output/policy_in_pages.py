"""Sees to it that every HTML file of a site begins with the Content-Security-Policy, whoever made the file."""

from __future__ import annotations

from pathlib import Path

from dashboard.core.content_policy import START_OF_PAGE, begins_with_policy, is_page, with_policy
from dashboard.core.files import write_atomically
from dashboard.output.site_folder import file_names


def add_policy(site: Path) -> list[str]:
    """Write the policy into the HTML files that do not begin with it: those that are not made of our templates.

    It goes right behind the doctype. There a browser begins the head by itself, and nothing can stand before it.

    Args:
        site: the folder of the site.

    Returns:
        the names of the files that were changed.
    """
    changed = []
    for name in sorted(filter(is_page, file_names(site))):
        path = site / name
        with path.open("rb") as file:
            start = file.read(START_OF_PAGE)
        if not begins_with_policy(start):
            write_atomically(path, with_policy(path.read_bytes()))
            changed.append(name)
    return changed
