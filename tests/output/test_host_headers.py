"""The headers for hosts: the file of the site, and the words of the README."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from dashboard.core.settings import HOME
from dashboard.output.host_headers import (
    HEADERS_FILE,
    NAMED_BY_CONTENT,
    apache_snippet,
    headers_file,
    headers_for,
    nginx_snippet,
)
from tests.samples.built import Built
from tests.samples.server import headers_by_rule

NAMES = ["index.html", "404.html", "robots.txt", "analyses/a/index.html", "embed/b/index.html", "charts/b.svg"]
STRICT = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)


def test_the_policy_is_the_one_that_was_decided() -> None:
    assert headers_for("analyses/a/")["Content-Security-Policy"] == f"{STRICT}; frame-ancestors 'self'"
    assert headers_for("")["Content-Security-Policy"] == f"{STRICT}; frame-ancestors 'self'"
    assert headers_for("embed/b/")["Content-Security-Policy"] == STRICT


@pytest.mark.parametrize("address", ["/", "/index.html", "/analyses/a/", "/embed/b/", "/charts/b.svg"])
def test_no_header_is_given_twice_to_an_address(address: str) -> None:
    """One host would take the last, another would join them."""
    names = [name for name, _ in headers_by_rule(address, headers_file(NAMES))]
    assert sorted(names) == sorted({*names, "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"})


def test_a_site_has_the_file(small_site: Built) -> None:
    rules = small_site.read(HEADERS_FILE)
    for name in small_site.files():
        if name.endswith(".html"):
            headers = dict(headers_by_rule(f"/{name}", rules))
            assert headers.items() >= headers_for(name).items(), name


def test_what_a_browser_keeps_for_ever_is_named_by_its_content(small_site: Built) -> None:
    kept = [name for name in small_site.files() if name.startswith(NAMED_BY_CONTENT)]
    assert len(kept) > 1
    assert [name for name in kept if not re.search(r"\.[0-9a-f]{8}\.min\.(js|css)$", name)] == []


@pytest.mark.parametrize("snippet", [nginx_snippet(), apache_snippet()], ids=["nginx", "Apache"])
def test_the_readme_says_the_same_to_other_hosts(snippet: str) -> None:
    assert snippet in (HOME / "README.md").read_text(encoding="utf-8")


def test_the_picture_of_a_chart_holds_the_one_style_that_is_allowed(small_site: Built) -> None:
    styles = re.findall("<style>(.*?)</style>", small_site.read("charts/trade.svg"))
    assert len(styles) == 1
    assert hash_of(styles[0]) in headers_for("charts/trade.svg")["Content-Security-Policy"]


def hash_of(style: str) -> str:
    """How a policy names a style sheet."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
