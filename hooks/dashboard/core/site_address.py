"""The address of the site: how it is written, and whether readers can come there."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, quote, urlsplit

from dashboard.core.lazy_re import lazy_re

_RESERVED = lazy_re(r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|localhost|test)\.?\Z")
"""The end of the names that RFC 2606 and RFC 6761 reserve: none of them is ever somebody's site."""
_PORTS = {"http": 80, "https": 443}
_IN_PATHS = "/%:@!$&'()*+,;=~"
"""What stands in a path as it is, beside letters and digits."""


def site_address(written: object) -> str:
    """The address of the site, as that of a folder, and as browsers write it: programs compare addresses as texts.

    Args:
        written: what `site_url` of mkdocs.yml says.

    Returns:
        Such as `https://xn--e1afmkfd.example/data/`; empty if there is none, or it is none on the web.
    """
    try:
        parts = urlsplit(written.strip() if isinstance(written, str) else "")
        return _as_browsers_write_it(parts) if parts.scheme in _PORTS and parts.hostname else ""
    except ValueError:  # (such as http://[ or a port that is no number)
        return ""


def _as_browsers_write_it(parts: SplitResult) -> str:
    """Without a name, a password, a query and a place on the page, which no address of a site has."""
    host = (parts.hostname or "").encode("idna").decode()
    port = "" if parts.port in (None, _PORTS[parts.scheme]) else f":{parts.port}"
    path = "".join(f"/{quote(name, safe=_IN_PATHS)}" for name in parts.path.split("/") if name)
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}{path}/"


def is_stand_in(url: str) -> bool:
    """Whether an address cannot be that of a publication: a reserved name, or the machine itself.

    Args:
        url: the address of a site, such as `site_url` of mkdocs.yml. An empty one may be published anywhere.
    """
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return bool(_RESERVED.search(host))
