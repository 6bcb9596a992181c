"""The headers that a host should send with the site, for hosts that read `_headers`, for nginx and for Apache."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.charts.render.standalone_svg import picture_style
from dashboard.core.content_policy import DIRECTIVES, write_policy

HEADERS_FILE = "_headers"
EMBEDS = "embed"
"""The folder of the pages that other sites may show in a frame."""
CHARTS = "charts"
"""The folder of the charts' pictures. Each is a file for itself, with one style sheet in it."""
NAMED_BY_CONTENT = ("assets/javascripts", "assets/stylesheets")
"""The folders where every name holds a hash of the content, so that a browser need not ask twice."""
FOR_EVER = "public, max-age=31536000, immutable"
COMMON: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
"""The headers that every file gets."""
POLICY = "Content-Security-Policy"


@dataclass(frozen=True)
class _Policies:
    """The policy by the first folder of an address."""

    pages: str
    embeds: str
    charts: str

    def of(self, folder: str) -> str:
        """The policy for what stands in a folder at the root of the site."""
        return {EMBEDS: self.embeds, CHARTS: self.charts}.get(folder, self.pages)


def headers_for(address: str) -> dict[str, str]:
    """The headers that an answer gets.

    Args:
        address: from the root of the site, without a slash at its start.
    """
    folder, slash, _ = address.partition("/")
    return {**COMMON, POLICY: _policies().of(folder if slash else "")}


def headers_file(names: Iterable[str]) -> str:
    """The file `_headers`, as Netlify, Cloudflare and others read it.

    Where several rules fit an address, one host takes the last and another joins them. So no header stands in two rules
    that fit the same address: the policy is given for each folder by itself.

    Args:
        names: of the site's files, from its root.
    """
    names, policies = set(names), _policies()
    folders = sorted({name.split("/")[0] for name in names if "/" in name})
    pages = sorted(f"/{name}" for name in names if "/" not in name and name.endswith(".html"))
    rules: dict[str, dict[str, str]] = {"/*": dict(COMMON)}
    rules |= {address: {POLICY: policies.pages} for address in ("/", *pages)}
    rules |= {f"/{folder}/*": {POLICY: policies.of(folder)} for folder in folders}
    rules |= {f"/{folder}/*": {"Cache-Control": FOR_EVER} for folder in NAMED_BY_CONTENT}
    lines = (
        line for path, headers in rules.items() for line in (path, *(f"  {key}: {headers[key]}" for key in headers))
    )
    return "\n".join(lines) + "\n"


def nginx_snippet() -> str:
    """What goes into the block `http` of nginx; the part in `server` goes into that of the site."""
    policies = _policies()
    common = "\n".join(f'    add_header {name} "{value}" always;' for name, value in COMMON.items())
    return f"""\
map $uri $content_policy {{
    default "{policies.pages}";
    ~^/{EMBEDS}/ "{policies.embeds}";
    ~^/{CHARTS}/ "{policies.charts}";
}}
map $uri $kept {{
    ~^/({"|".join(NAMED_BY_CONTENT)})/ "{FOR_EVER}";
}}
server {{
    add_header {POLICY} $content_policy always;
{common}
    add_header Cache-Control $kept;
}}
"""


def apache_snippet() -> str:
    """What goes into `.htaccess` or into the site's block of Apache, which needs mod_headers."""
    policies = _policies()
    rules = [f'Header always set {name} "{value}"' for name, value in COMMON.items()]
    rules.append(f'Header always set {POLICY} "{policies.pages}"')
    for folder in (EMBEDS, CHARTS):
        rules.append(f'Header always set {POLICY} "{policies.of(folder)}" "expr=%{{REQUEST_URI}} =~ m#^/{folder}/#"')
    kept = "|".join(NAMED_BY_CONTENT)
    rules.append(f'Header set Cache-Control "{FOR_EVER}" "expr=%{{REQUEST_URI}} =~ m#^/({kept})/#"')
    return "\n".join(rules) + "\n"


def _policies() -> _Policies:
    framed = {"frame-ancestors": "'self'"}
    style = base64.b64encode(hashlib.sha256(picture_style().encode()).digest()).decode()
    charts = {**DIRECTIVES, "style-src": f"{DIRECTIVES['style-src']} 'sha256-{style}'"}
    return _Policies(write_policy({**DIRECTIVES, **framed}), write_policy(), write_policy({**charts, **framed}))
