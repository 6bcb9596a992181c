"""The headers that a host should send with the site, also as the file `_headers` that some hosts read."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache

from dashboard.charts.render.standalone_svg import picture_style
from dashboard.core.content_policy import DIRECTIVES, write_policy
from dashboard.output.content_types import BY_ENDING, BY_NAME, content_type, with_charset

HEADERS_FILE = "_headers"
EMBEDS = "embed"
"""The folder of the pages that other sites may show in a frame."""
CHARTS = "charts"
"""The folder of the charts' pictures. Each is a file for itself, with one style sheet in it."""
ASSETS = "assets"
NAMED_BY_CONTENT = (f"{ASSETS}/javascripts", f"{ASSETS}/stylesheets")
"""The folders where every name holds a hash of the content, so that a browser need not ask twice."""
FOR_EVER = "public, max-age=31536000, immutable"
EACH_TIME = "public, max-age=0, must-revalidate"
"""For all else. The names of our scripts and styles stay, so an old one beside a new page would break it."""
OPEN_TO_ALL = ("/api/*", "/data/*", "/charts/*.csv", "/charts/*.json")
"""What scripts of other sites may read: public data. `*` stands for any characters."""
COMMON: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
"""The headers that every file gets."""
POLICY = "Content-Security-Policy"
KEPT = "Cache-Control"
TYPE = "Content-Type"
ALLOWED = "Access-Control-Allow-Origin"


def headers_for(address: str) -> dict[str, str]:
    """The headers that every answer with a file gets, a preview's too, whose drafts no other site may read.

    Args:
        address: from the root of the site, without a slash at its start.
    """
    folder, slash, _ = address.partition("/")
    return {**COMMON, POLICY: policy_of(folder if slash else "")} | _typed(content_type(address))


def headers_file(names: Iterable[str], *, is_public: bool = True) -> str:
    """The file `_headers`, as Netlify, Cloudflare and others read it.

    Where several rules fit an address, one host takes the last and another joins them. So no header stands in two rules
    that fit the same address: the policy is given for each folder by itself. How long a browser keeps a file is said
    for all but `assets`, of which only some folders are kept for ever: these hosts let ask for all else each time.

    Args:
        names: of the site's files, from its root.
        is_public: whether it is a publication. Scripts of other sites may read nothing of anything else.
    """
    names = set(names)
    folders = sorted({name.split("/")[0] for name in names if "/" in name})
    pages = sorted(f"/{name}" for name in names if "/" not in name and name.endswith(".html"))
    rules: dict[str, dict[str, str]] = {"/*": dict(COMMON)}
    rules |= {address: {POLICY: policy_of(""), KEPT: EACH_TIME} for address in ("/", *pages)}
    for folder in folders:
        rules[f"/{folder}/*"] = {POLICY: policy_of(folder)} | ({} if folder == ASSETS else {KEPT: EACH_TIME})
    rules |= {f"/{folder}/*": {KEPT: FOR_EVER} for folder in NAMED_BY_CONTENT}
    rules |= {f"/*/{name}": _typed(media_type) for name, media_type in BY_NAME.items()}
    rules |= {f"/{name}": _typed(media_type) for name, media_type in BY_NAME.items() if name in names}
    rules |= {f"/*.{ending}": _typed(with_charset(media_type)) for ending, media_type in BY_ENDING.items()}
    for pattern in OPEN_TO_ALL if is_public else ():
        rules[pattern] = rules.get(pattern, {}) | {ALLOWED: "*"}
    lines = (
        line for path, headers in rules.items() for line in (path, *(f"  {key}: {headers[key]}" for key in headers))
    )
    return "\n".join(lines) + "\n"


@cache
def policy_of(folder: str) -> str:
    """The policy for what stands in a folder at the root of the site.

    Args:
        folder: its name; for what stands in none, an empty text.
    """
    framed = {} if folder == EMBEDS else {"frame-ancestors": "'self'"}
    return write_policy({**DIRECTIVES, **(_with_picture_style() if folder == CHARTS else {}), **framed})


def _with_picture_style() -> dict[str, str]:
    style = base64.b64encode(hashlib.sha256(picture_style().encode()).digest()).decode()
    return {"style-src": f"{DIRECTIVES['style-src']} 'sha256-{style}'"}


def _typed(media_type: str) -> dict[str, str]:
    return {TYPE: media_type} if media_type else {}
