"""Gives a view the logos of the institutes that it shows."""

from __future__ import annotations

from msgspec.structs import replace

from dashboard.cache.store import CachedFile
from dashboard.core.finding import Finding
from dashboard.site.content import SiteContent
from dashboard.site.logos import logo_at, logo_path
from dashboard.view.logo import Logo
from dashboard.view.view import View


def add_logos(view: View, content: SiteContent) -> tuple[View, list[Finding]]:
    """Copy the logos of the institutes of a view, cleaned as all pictures are.

    Args:
        view: what the audience may see.
        content: all that is known of the site.

    Returns:
        the view with the logos, and what authors are told. A logo that cannot be read has no copy.
    """
    copies: dict[str, CachedFile] = {}
    logos: dict[str, Logo] = {}
    findings: list[Finding] = []
    for institute in view.institutes:
        if path := logo_path(content, institute):
            picture, look = logo_at(content, path)
            findings += picture.findings(path)
            if picture.file and look:
                address = f"{institute.url}logo.{picture.file.ending}"
                copies[address] = picture.file
                logos[institute.slug] = Logo(address, institute.name, look.size, look.needs_plate)
    return replace(view, copies={**view.copies, **copies}, logos=logos), findings
