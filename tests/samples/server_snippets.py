"""What nginx and Apache need to be told, to serve the site as hosts do that read `_headers`; and Markdown on demand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.output.content_types import BY_ENDING, BY_NAME, CHARSET
from dashboard.output.host_headers import (
    ALLOWED,
    CHARTS,
    COMMON,
    EACH_TIME,
    EMBEDS,
    FOR_EVER,
    KEPT,
    NAMED_BY_CONTENT,
    OPEN_TO_ALL,
    POLICY,
    policy_of,
)

_KNOWN_TO_NGINX = ("avif", "txt", "xlsx")
"""The endings that nginx' own file of types has; it warns of those that are named twice."""
_MARKDOWN = "text/markdown"
_PAGE = r"(text/html|text/\*|\*/\*)"
"""How a program asks for the page itself, or for anything."""
_LESS = r"[^,]*;\s*q=0"
"""A weight below 1, behind the name of a type."""
_WITHIN = "|".join(f"{digit} [0-{digit}]?" for digit in range(9, 0, -1))
_MARKDOWN_WINS = f"^(X .?|{_WITHIN})$"
"""The weights of Markdown and of the page: tenths, or X for 1, or nothing. Where both are equal Markdown wins, since no
browser names it."""
_KEPT_FOR_EVER = f"^/({'|'.join(NAMED_BY_CONTENT)})/"
_OPEN = f"^({'|'.join(re.escape(pattern).replace(re.escape('*'), '.*') for pattern in OPEN_TO_ALL)})$"
_EITHER = r"/(index\.(html|md))?$"
"""The addresses at which there may be Markdown instead of the page."""


def nginx_snippet() -> str:
    """What goes into the block `http` of nginx; the part in `server` goes into that of the site."""
    types = "\n".join(
        f"    {media_type} {ending};" for ending, media_type in BY_ENDING.items() if ending not in _KNOWN_TO_NGINX
    )
    words = " ".join(sorted({media_type for media_type in BY_ENDING.values() if media_type.startswith("text/")}))
    common = "\n".join(f'    add_header {name} "{value}" always;' for name, value in COMMON.items())
    named = "\n".join(
        f"    location ~ /{re.escape(name)}$ {{ types {{ }} default_type {media_type}; }}"
        for name, media_type in BY_NAME.items()
    )
    return f"""\
types {{
{types}
}}
map $uri $content_policy {{
    default "{policy_of("")}";
    ~^/{EMBEDS}/ "{policy_of(EMBEDS)}";
    ~^/{CHARTS}/ "{policy_of(CHARTS)}";
}}
map $uri $kept {{
    default "{EACH_TIME}";
    ~{_KEPT_FOR_EVER} "{FOR_EVER}";
}}
map $uri $open_to {{
    "~{_OPEN}" "*";
}}
map $uri $differs_by {{
    "~{_EITHER}" "Accept";
}}
map $http_accept $for_markdown {{
    "~*{_MARKDOWN}{_LESS}(\\.(?<tenths_of_markdown>\\d))?" "${{tenths_of_markdown}}";
    "~*{_MARKDOWN}" X;
}}
map $http_accept $for_page {{
    "~*{_PAGE}(?!{_LESS})" X;
    "~*{_PAGE}{_LESS}\\.(?<tenths_of_page>\\d)" "$tenths_of_page";
}}
map "$for_markdown $for_page" $page {{
    default index.html;
    "~{_MARKDOWN_WINS}" index.md;
}}
server {{
    index $page index.html;
    charset {CHARSET};
    charset_types {words};
    add_header {POLICY} $content_policy always;
{common}
    add_header {KEPT} $kept;
    add_header {ALLOWED} $open_to;
    add_header Vary $differs_by;
{named}
}}
"""


def apache_snippet() -> str:
    """What goes into `.htaccess` or into the site's block of Apache."""
    return "".join(f"{line}\n" for line in _apache_lines())


def _apache_lines() -> Iterator[str]:
    for name, value in COMMON.items():
        yield f'Header always set {name} "{value}"'
    yield f'Header always set {POLICY} "{policy_of("")}"'
    for folder in (EMBEDS, CHARTS):
        yield f'Header always set {POLICY} "{policy_of(folder)}" {_where(f"^/{folder}/")}'
    yield f'Header set {KEPT} "{EACH_TIME}"'
    yield f'Header set {KEPT} "{FOR_EVER}" {_where(_KEPT_FOR_EVER)}'
    yield f'Header set {ALLOWED} "*" {_where(_OPEN)}'
    yield f'Header merge Vary "Accept" {_where(_EITHER)}'
    for ending, media_type in BY_ENDING.items():
        yield f"AddType {media_type} .{ending}"
    yield f"AddCharset {CHARSET} {' '.join(f'.{end}' for end, kind in BY_ENDING.items() if kind.startswith('text/'))}"
    for name, media_type in BY_NAME.items():
        yield f"<Files {name}>\n    ForceType {media_type}\n</Files>"
    # The last line that fits decides.
    for weight, end in (("X", _MARKDOWN), ("0", f"{_MARKDOWN}{_LESS}"), ("$1", f"{_MARKDOWN}{_LESS}\\.(\\d)")):
        yield f'SetEnvIfNoCase Accept "{end}" for_markdown={weight}'
    for weight, end in (("$2", f"{_PAGE}{_LESS}\\.(\\d)"), ("X", f"{_PAGE}(?!{_LESS})")):
        yield f'SetEnvIfNoCase Accept "{end}" for_page={weight}'
    yield "RewriteEngine On"
    yield f'RewriteCond "%{{ENV:for_markdown}} %{{ENV:for_page}}" "{_MARKDOWN_WINS}"'
    yield 'RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}index.md" -f'
    yield 'RewriteRule "(^|/)$" "%{REQUEST_URI}index.md" [L]'


def _where(pattern: str) -> str:
    """The condition of a header that only some addresses get."""
    return f'"expr=%{{REQUEST_URI}} =~ m#{pattern}#"'
