"""What readers can follow: a word on each page that has a feed, the address in its head, and the page about feeds."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

from dashboard.feeds.feed_files import feed_files
from dashboard.pages.follow_page import FOLLOW
from tests.samples.built import Built
from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS

FOLLOWED = ("", "themes/economy/", "authors/osw-editors/", "institutes/osw/", "data/changes/", "corrections/")


@pytest.mark.parametrize("url", FOLLOWED)
def test_a_page_with_a_feed_names_it(small_site: Built, url: str) -> None:
    html, page = small_site.read(f"{url}index.html"), f"https://example.org/{url}"
    heads = re.findall(r'<link rel="alternate" type="application/(\S+)" title="[^"]+" href="([^"]+)">', html)
    own = [("atom+xml", f"{page}feed.xml"), ("feed+json", f"{page}feed.json")]
    of_site = [("atom+xml", "https://example.org/feed.xml")] if url else []
    assert [(kind, urljoin(page, address)) for kind, address in heads] == own + of_site
    assert f'data-address="https://example.org/{url}feed.xml"' in html
    assert "What is a feed?</a>" in html
    assert {f"{url}feed.xml", f"{url}feed.json"} <= small_site.files()


def test_the_list_of_all_pieces_names_the_feed_of_the_site(small_site: Built) -> None:
    html = small_site.read("analyses/index.html")
    assert 'data-address="https://example.org/feed.xml"' in html
    assert "../feed.xml" in html


def test_other_pages_name_the_feed_of_the_site(small_site: Built) -> None:
    html = small_site.read("data/trade/index.html")
    assert re.findall(r'<link rel="alternate" type="application/[^>]*href="([^"]+)">', html) == ["../../feed.xml"]
    assert 'class="follow"' not in html


def test_the_end_of_a_piece_names_the_feed_of_its_theme(small_site: Built) -> None:
    html = small_site.read("analyses/lifeline/index.html")
    assert re.findall(r'<link rel="alternate" type="application/[^>]*href="([^"]+)">', html) == ["../../feed.xml"]
    assert 'data-address="https://example.org/themes/economy/feed.xml"' in html
    assert "<summary>Economy</summary>" in html


def test_the_page_about_feeds_lists_each_feed_that_there_is(edit: Edit) -> None:
    edition = edit(AT_ADDRESS, preview=False)
    page = next(page for page in edition.pages.values() if page.url == FOLLOW)
    listed = {f"{feed.feed}.xml" for group in page.context["groups"] for feed in group["feeds"]}
    assert listed == {file.address for file in feed_files(edition.view) if file.address.endswith(".xml")}


def test_a_site_without_an_address_lists_no_feeds(edit: Edit) -> None:
    [page] = [page for page in edit({}, preview=False).pages.values() if page.url == FOLLOW]
    assert page.context == {"groups": []}
