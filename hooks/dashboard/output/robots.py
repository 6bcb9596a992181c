"""robots.txt: whom the site asks to stay away. It asks; it keeps nobody out."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View

ROBOTS = "robots.txt"
_NOBODY = "User-agent: *\nDisallow: /\n"
TRAINERS = (
    "AI2Bot",
    "Amazonbot",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "cohere-training-data-crawler",
    "GPTBot",
    "Google-Extended",
    "Meta-ExternalAgent",
)
"""The names by which crawlers can be told that texts are not for the training of models, as their operators give them.
Those that fetch a page because a reader asks for it have other names."""


def robots_files(view: View) -> Iterator[DerivedFile]:
    """The file. In a publication one of the site's own docs/ stays in place of ours."""
    if view.is_unlisted or ROBOTS not in view.copies:
        text = robots_txt(view)
        yield DerivedFile(ROBOTS, lambda: text, lambda: text)


def robots_txt(view: View) -> str:
    """The text for what the settings say; nobody is to read what is not published."""
    if view.is_unlisted or view.crawlers == "none":
        return _NOBODY
    kept_out = "".join(f"User-agent: {name}\n" for name in TRAINERS) + "Disallow: /\n\n"
    text = f"{kept_out if view.crawlers == 'search' else ''}User-agent: *\nAllow: /\n"
    # (Without `site_url` nobody knows the address.)
    return f"{text}\nSitemap: {view.site_url}sitemap.xml\n" if view.site_url else text
