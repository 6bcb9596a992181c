"""Gives a view clean copies of the pictures under docs/ that its audience sees. The originals reach nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.cache.store import CachedFile
from dashboard.core.finding import Finding
from dashboard.core.paths import from_root, is_picture
from dashboard.media.clean_picture import clean_picture
from dashboard.site.content import SiteContent
from dashboard.view.view import View


def add_pictures(view: View, content: SiteContent) -> tuple[View, list[Finding]]:
    """Clean the pictures that a view shows.

    Args:
        view: what the audience may see.
        content: all that is known of the site.

    Returns:
        the view with the clean copies, and what authors are told. A picture that cannot be read has no copy.
    """
    settings, cache = content.settings, content.cache
    copies: dict[str, CachedFile] = {}
    findings: list[Finding] = []
    for path in shown_pictures(view, content):
        file = settings.root / path
        try:
            digest = cache.digest(file)
        except OSError:
            continue  # (the check of links tells of what is not there)
        picture = clean_picture(cache, digest, file.suffix[1:], file.read_bytes)
        findings += picture.findings(path)
        if picture.file:
            copies[path.removeprefix(f"{view.docs_path}/")] = picture.file
    return replace(view, pictures=copies), findings


def shown_pictures(view: View, content: SiteContent) -> Iterable[str]:
    """The pictures under docs/ that a view shows, as sorted paths from the root.

    A preview that begins with a few texts begins with their pictures alone.
    """
    settings = content.settings
    if content.partial:
        paths = {name for text in view.texts.values() for name in text.source_text.files}
    else:
        paths = {from_root(path, settings.root) for path in settings.docs.rglob("*")}
    return sorted(path for path in paths if is_picture(path) and path in view.files)
