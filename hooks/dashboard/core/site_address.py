"""Tells an address where readers can come from one that only stands in for it."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

_RESERVED = re.compile(r"(?:.+\.)?(?:example(?:\.(?:com|net|org))?|invalid|localhost|test)\.?")
"""The names that RFC 2606 and RFC 6761 reserve: none of them is ever somebody's site."""


def is_stand_in(url: str) -> bool:
    """Whether an address cannot be that of a publication: a reserved name, or the machine itself.

    Args:
        url: the address of a site, such as `site_url` of mkdocs.yml. An empty one may be published anywhere.
    """
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return bool(_RESERVED.fullmatch(host))
