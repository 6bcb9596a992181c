"""The heads of a built site, read as a crawler reads them."""

from __future__ import annotations

import gzip
import re
import struct

import pytest

from tests.samples.built import Built
from tests.samples.linked import Head

ROOT = "https://example.org/"
MOST_BYTES = 1_500
"""What the head of a page may cost more, compressed."""
OURS = re.compile(r'<meta (?:property|name="(?:twitter|theme))[^>]*>|<script type="application/ld.*?</script>')


@pytest.fixture(scope="module")
def heads(small_site: Built) -> dict[str, Head]:
    """The heads of all pages, by their address, without the page for unknown ones and those for frames."""
    names = {name for name in small_site.files() if name.endswith("index.html") and not name.startswith("embed/")}
    return {name.removesuffix("index.html"): Head(small_site.read(name)) for name in names}


def test_each_page_names_its_own_full_address(heads: dict[str, Head]) -> None:
    assert heads
    for address, head in heads.items():
        assert head.links["canonical"]["href"] == head.meta["og:url"] == f"{ROOT}{address}"


def test_each_page_has_a_picture_that_is_there_with_its_size_its_type_and_its_words(
    heads: dict[str, Head], small_site: Built
) -> None:
    for head in heads.values():
        address = head.meta["og:image"]
        assert address.startswith(ROOT)
        picture = (small_site.site / address.removeprefix(ROOT)).read_bytes()
        size = (int(head.meta["og:image:width"]), int(head.meta["og:image:height"]))
        assert picture.startswith(b"\x89PNG")
        assert (head.meta["og:image:type"], struct.unpack(">II", picture[16:24]), size) == (
            "image/png",
            (1200, 630),
            (1200, 630),
        )
        assert head.meta["og:image:alt"] == head.meta["twitter:image:alt"] != ""
        assert head.meta["twitter:card"] == "summary_large_image"
        assert all(head.meta[f"og:{name}"] for name in ("title", "site_name", "type"))


def test_pieces_charts_and_datasets_have_cards_of_their_own(heads: dict[str, Head]) -> None:
    own = {address for address, head in heads.items() if head.meta["og:image"] == f"{ROOT}{address}card.png"}
    assert own == {"analyses/lifeline/", "charts/trade/", "data/trade/"}


def test_each_page_of_a_thing_says_what_it_is_about(heads: dict[str, Head]) -> None:
    kinds = {address: [thing["@type"] for thing in head.things] for address, head in heads.items() if head.things}
    assert kinds == {
        "": ["WebSite"],
        "analyses/lifeline/": ["Article", "BreadcrumbList"],
        "authors/osw-editors/": ["Organization", "BreadcrumbList"],
        "charts/trade/": ["ImageObject", "BreadcrumbList"],
        "data/trade/": ["Dataset", "BreadcrumbList"],
        "institutes/osw/": ["Organization", "BreadcrumbList"],
    }


def test_all_steps_and_things_that_are_named_are_there(heads: dict[str, Head], small_site: Built) -> None:
    files = small_site.files()
    for address in heads:
        text = small_site.read(f"{address}index.html").partition("</head>")[0]
        for named in set(re.findall(rf'"(?:@id|image|contentUrl)":"{ROOT}([^"#]*)', text)):
            assert (f"{named}index.html" if named == "" or named.endswith("/") else named) in files, (address, named)


def test_icons_and_the_manifest_that_a_head_names_are_there(small_site: Built) -> None:
    html, files = small_site.read("analyses/lifeline/index.html"), small_site.files()
    links = re.findall(r'<link rel="(?:icon|apple-touch-icon|manifest)"[^>]* href="([^"]+)"', html)
    assert {name.removeprefix("../../") for name in links} <= files
    assert len(links) == 4
    assert Head(small_site.read("embed/trade/index.html")).links["icon"]["href"] == "../../assets/icon.svg"


def test_the_page_for_unknown_addresses_names_nothing_by_a_relative_address(small_site: Built) -> None:
    html = small_site.read("404.html")
    head = Head(html)
    assert not {"canonical", "og:url"} & {*head.meta, *head.links}
    assert not head.things
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert [address for address in addresses if not address.startswith(("/", "#", "https://", "data:"))] == []


def test_a_head_costs_little(heads: dict[str, Head], small_site: Built) -> None:
    for address in heads:
        html = small_site.read(f"{address}index.html")
        without = OURS.sub("", html)
        assert len(gzip.compress(html.encode())) - len(gzip.compress(without.encode())) < MOST_BYTES
