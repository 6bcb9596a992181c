"""The files of institutes' logos."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.cache.file_content import make_of_file
from dashboard.core.paths import is_own_file, resolve_relative
from dashboard.media.clean_picture import CleanPicture
from dashboard.media.logo import LogoLook, read_logo
from dashboard.people.institute import Institute
from dashboard.site.content import SiteContent


def logo_path(content: SiteContent, institute: Institute) -> str:
    """The path of an institute's logo from the root of the repository; empty if it has none, or none that may be shown.

    Args:
        content: knows the folders of the site.
        institute: the institute.
    """
    settings = content.settings
    folder = f"{settings.data_path}/institutes"
    path = resolve_relative(f"{folder}/{institute.slug}.yaml", institute.entry.logo or "")
    is_at_its_place = path.startswith((f"{folder}/", f"{settings.docs_path}/images/"))
    return path if is_at_its_place and is_own_file(settings.root / path, settings.root) else ""


def logo_paths(content: SiteContent) -> frozenset[str]:
    """The paths of all logos that may be shown, from the root of the repository."""
    institutes = filter(None, content.registry.institutes.values())
    return frozenset(path for institute in institutes if (path := logo_path(content, institute)))


def logo_at(content: SiteContent, path: str) -> tuple[CleanPicture, LogoLook | None]:
    """The clean copy of a logo, and how it looks; None for the look if it cannot be read.

    Args:
        content: knows the root of the repository, and the cache.
        path: as `logo_path` gives it.
    """

    def read(digest: str, get: Callable[[], bytes]) -> tuple[CleanPicture, LogoLook | None]:
        return read_logo(content.cache, digest, path.rpartition(".")[2].lower(), get)

    return make_of_file(content.cache, content.settings.root / path, read)
