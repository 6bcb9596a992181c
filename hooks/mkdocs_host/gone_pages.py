"""Which pages a build of the preview no longer has, and what stands in their place."""

from __future__ import annotations

from dashboard.build.build import Build


def gone_pages(before: Build, after: Build) -> dict[str, str]:
    """The addresses of pages that are gone, each with that of the new page that has its title; empty without one.

    A renamed text has another address, and most often the same title.

    Args:
        before: the last build.
        after: the next one.
    """
    addresses = {page.url for page in after.pages.values()}
    gone = [page for page in before.pages.values() if page.url not in addresses]
    if not gone:
        return {}
    earlier = {page.url for page in before.pages.values()}
    new = {page.title: page.url for page in after.pages.values() if page.url not in earlier}
    return {page.url: new.get(page.title, "") for page in gone}
