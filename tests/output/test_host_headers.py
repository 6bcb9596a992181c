"""The headers for hosts: the file of the site, and the words of the README."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from dashboard.output.content_types import content_type
from dashboard.output.host_headers import (
    HEADERS_FILE,
    NAMED_BY_CONTENT,
    headers_file,
    headers_for,
)
from tests.samples.built import Built
from tests.samples.server import headers_by_rule

NAMES = [
    "index.html",
    "404.html",
    "robots.txt",
    "feed.xml",
    "feed.json",
    "index.md",
    "embed/b/index.html",
    "analyses/a/index.html",
    "analyses/a/index.md",
    "analyses/a/cite.json",
    "themes/c/feed.xml",
    "feed/1/feed.xml",
    "feed/12/feed.json",
    "themes/c/feed/2/feed.json",
    "charts/feed-prices.json",
    "charts/b.svg",
    "charts/b.csv",
    "charts/b.json",
    "data/d.csv",
    "data/d/index.html",
    "api/v1/index.json",
    "assets/charts.js",
    "assets/javascripts/bundle.12345678.min.js",
]
OPEN = {"charts/b.csv", "charts/b.json", "charts/feed-prices.json", "data/d.csv", "data/d/", "api/v1/index.json"}
STRICT = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
STRICT_PAGE = f"{STRICT}; frame-ancestors 'self'"


def test_the_policy_is_the_one_that_was_decided() -> None:
    assert headers_for("analyses/a/")["Content-Security-Policy"] == STRICT_PAGE
    assert headers_for("")["Content-Security-Policy"] == STRICT_PAGE
    assert headers_for("embed/b/")["Content-Security-Policy"] == STRICT


@pytest.mark.parametrize("address", [name.removesuffix("index.html") for name in NAMES])
def test_each_address_has_all_its_headers_and_none_twice(address: str) -> None:
    """Of two, one host would take the last, another would join them."""
    sent = list(headers_by_rule(f"/{address}", headers_file(NAMES)))
    headers = dict(sent)
    assert len(sent) == len(headers)
    # Hosts say by themselves that a file at the root, or a script of ours, is asked for each time; none has a policy.
    is_page_or_in_folder = "/" in address or address in ("", "404.html")
    assert headers_for(address).items() <= {"Content-Security-Policy": STRICT_PAGE, **headers}.items()
    assert ("Content-Security-Policy" in headers) == is_page_or_in_folder
    assert ("Cache-Control" in headers) == (is_page_or_in_folder and address != "assets/charts.js")
    assert ("immutable" in headers.get("Cache-Control", "")) == address.startswith(NAMED_BY_CONTENT)
    assert headers.get("Access-Control-Allow-Origin") == ("*" if address in OPEN else None)
    assert headers.get("Content-Type", "") == content_type(address)


def test_each_document_of_a_feed_has_its_type() -> None:
    for name in ("feed", "feed/1/feed", "themes/c/feed/12/feed"):
        assert content_type(f"{name}.xml") == "application/atom+xml"
        assert content_type(f"{name}.json") == "application/feed+json"
    assert {content_type(name) for name in ("charts/feed-prices.json", "a-feed.xml", "feed.svg")} == {""}


def test_other_sites_read_nothing_of_what_is_no_publication() -> None:
    assert "Access-Control-Allow-Origin" in headers_file(NAMES)
    assert "Access-Control-Allow-Origin" not in headers_file(NAMES, is_public=False)


def test_a_host_that_takes_a_hundred_rules_takes_all(small_site: Built) -> None:
    documents = [f"{folder}feed/{number}/feed.xml" for folder in ("", "themes/c/") for number in range(1, 100)]
    lines = headers_file([*small_site.files(), *documents]).splitlines()
    rules = [line for line in lines if not line.startswith(" ")]
    assert len(rules) < 60
    assert [rule for rule in rules if rule.count("*") > 1] == []


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


def test_the_picture_of_a_chart_holds_the_one_style_that_is_allowed(small_site: Built) -> None:
    styles = re.findall("<style>(.*?)</style>", small_site.read("charts/trade.svg"))
    assert len(styles) == 1
    assert hash_of(styles[0]) in headers_for("charts/trade.svg")["Content-Security-Policy"]


def hash_of(style: str) -> str:
    """How a policy names a style sheet."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
