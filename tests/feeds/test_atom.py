"""Atom as we write it is Atom by the schema of RFC 4287, and a library that others keep reads it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from msgspec.structs import replace

from dashboard.feeds.atom import ATOM, atom_xml
from dashboard.feeds.feed import Feed, FeedEntry, Person
from dashboard.feeds.json_feed import json_feed
from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS, feeds_of, many_pieces

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
NS = {"a": ATOM}
SUMMER = datetime(2025, 5, 9, tzinfo=timezone(timedelta(hours=2)))
HOSTILE = 'A ]]> "quote" & <b>tag</b> \x00\x0b\ufffe\ud800 &nbsp; נגד 🛢️ {x} $y$\n</content>'
ENTRY = FeedEntry("https://example.org/a/", "A", "https://example.org/a/", SUMMER, SUMMER)
FEED = Feed(
    id="https://example.org/feed.xml",
    title="Tiny",
    description="News.",
    site=Person("Tiny", "https://example.org/"),
    page="https://example.org/",
    address="https://example.org/feed",
    first="https://example.org/feed",
    next="https://example.org/feed/1/feed",
    help="https://example.org/about/follow/",
    lang="en",
    entries=(ENTRY,),
)


def problems(xml: bytes) -> list[str]:
    """What is wrong with a feed by the schema, and by the rules of the RFC that no schema can say."""
    tree = etree.fromstring(xml)
    found = [] if SCHEMA.validate(tree) else [str(error) for error in SCHEMA.error_log]
    entries = tree.findall("a:entry", NS)
    if tree.find("a:author", NS) is None and any(entry.find("a:author", NS) is None for entry in entries):
        found.append("an entry without an author")
    ids = [entry.findtext("a:id", namespaces=NS) for entry in entries]
    found += [f"{id} stands there twice" for id in set(ids) if ids.count(id) > 1]
    found += [f"{id} is relative" for id in ids if "://" not in str(id)]
    for parent in (tree, *entries):
        alternates = [
            (link.get("type"), link.get("hreflang")) for link in parent.findall("a:link[@rel='alternate']", NS)
        ]
        found += ["two alternates of one kind"] if len(set(alternates)) < len(alternates) else []
        found += ["no alternate"] if parent.find("a:content", NS) is None and not alternates else []
    return found


def test_every_feed_is_valid(edit: Edit) -> None:
    feeds = feeds_of(edit({**AT_ADDRESS, **many_pieces(25)}, preview=False))
    written = {address: problems(xml) for address, xml in feeds.items() if address.endswith(".xml")}
    assert len(written) > 6
    assert {address: found for address, found in written.items() if found} == {}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<updated>2025-05-09T00:00:00+02:00</updated>", b"<updated>2025-05-09</updated>"),
        (b"<title>A</title>", b"<title>A</title><title>B</title>"),
        (b'type="html"', b'type="htm"'),
        (b"<name>Tiny</name>", b""),
        (b"<id>https://example.org/a/</id>", b"<id>/a/</id>"),
        (b'href="https://example.org/a/"', b""),
        (b"<entry>", b"<item/><entry>"),
    ],
)
def test_a_broken_feed_is_not(right: bytes, wrong: bytes) -> None:
    xml = atom_xml(replace(FEED, entries=(replace(ENTRY, html="<p>x</p>"),)))
    assert problems(xml) == []
    assert right in xml
    assert problems(xml.replace(right, wrong)) != []


def test_a_library_reads_what_we_wrote() -> None:
    author = Person("Ł. Ó", "https://example.org/authors/lo/")
    later = SUMMER + timedelta(days=3)
    entry = replace(
        ENTRY, updated=later, summary="S", html="<p>a &amp; b</p>", authors=(author, author), tags=("Gas",), lang="pl"
    )
    read = feedparser.parse(atom_xml(replace(FEED, entries=(entry,))))
    assert not read.bozo
    assert (read.version, read.feed.title, read.feed.subtitle) == ("atom10", "Tiny", "News.")
    assert {link.rel: link.href for link in read.feed.links}["next"] == "https://example.org/feed/1/feed.xml"
    (got,) = read.entries
    assert (got.id, got.title, got.link, got.summary) == (entry.id, "A", entry.url, "S")
    assert (got.published, got.updated) == ("2025-05-09T00:00:00+02:00", "2025-05-12T00:00:00+02:00")
    assert [person.name for person in got.authors] == ["Ł. Ó", "Ł. Ó"]
    assert got.content[0].value == "<p>a &amp; b</p>"
    assert got.content[0].language == "pl"
    assert [tag.term for tag in got.tags] == ["Gas"]


def test_no_text_breaks_a_feed() -> None:
    hostile = Person(HOSTILE, "https://example.org/")
    entry = replace(ENTRY, title=HOSTILE, summary=HOSTILE, html=HOSTILE, tags=(HOSTILE,), authors=(hostile,))
    feed = replace(FEED, title=HOSTILE, description=HOSTILE, site=hostile, entries=(entry,))
    xml = atom_xml(feed)
    assert problems(xml) == []
    title = etree.fromstring(xml).findtext("a:entry/a:title", namespaces=NS)
    assert title == 'A ]]> "quote" & <b>tag</b>  &nbsp; נגד 🛢️ {x} $y$\n</content>'
    json_feed(feed).encode()


def test_a_feed_without_entries_names_no_day_of_ours() -> None:
    xml = atom_xml(replace(FEED, entries=(), next=""))
    assert problems(xml) == []
    assert b"<updated>1970-01-01T00:00:00+00:00</updated>" in xml


def test_a_feed_changed_when_its_latest_entry_did() -> None:
    older = replace(ENTRY, id="https://example.org/b/", updated=datetime(2026, 1, 1, tzinfo=UTC))
    assert b"</subtitle>\n  <updated>2026-01-01T00:00:00+00:00" in atom_xml(replace(FEED, entries=(ENTRY, older)))
