"""Feeds in documents: the newest first, at most twenty, and behind the first nothing moves when a piece is added."""

from __future__ import annotations

import json
from collections.abc import Mapping

import feedparser
import pytest
from msgspec.structs import replace

from dashboard.feeds.feed_files import feed_files
from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS, URL, feeds_of, many_pieces

ALONE = {**AT_ADDRESS, "docs/analyses/lifeline.md": None}


def followed_all(feeds: Mapping[str, bytes], ending: str) -> list[str]:
    """The ids of a feed from its first document to its last, as a reader that follows the links gets them."""
    ids, address, seen = [], f"feed.{ending}", []
    while address:
        assert address not in seen
        seen.append(address)
        if ending == "json":
            feed = json.loads(feeds[address])
            own, following = [entry["id"] for entry in feed["items"]], feed.get("next_url", "")
        else:
            read = feedparser.parse(feeds[address])
            own = [entry.id for entry in read.entries]
            following = next((link.href for link in read.feed.links if link.rel == "next"), "")
        assert 1 <= len(own) <= 20
        ids += own
        address = following.removeprefix(URL)
    assert seen == sorted(seen, key=lambda name: int(name.partition("-")[2].partition(".")[0] or 99), reverse=True)
    return ids


@pytest.mark.parametrize("number", [1, 10, 20, 21, 29, 30])
def test_every_piece_is_in_the_documents_once_the_newest_first(edit: Edit, number: int) -> None:
    feeds = feeds_of(edit({**ALONE, **many_pieces(number)}, preview=False))
    expected = [f"{URL}analyses/piece-{day:02}/" for day in range(number, 0, -1)]
    assert followed_all(feeds, "xml") == expected
    assert followed_all(feeds, "json") == expected
    assert ("feed/1/feed.xml" in feeds) is (number > 20)


def test_a_new_piece_changes_the_first_document_alone(edit: Edit) -> None:
    before = feeds_of(edit({**ALONE, **many_pieces(25)}, preview=False))
    after = feeds_of(edit({**ALONE, **many_pieces(26)}, preview=False))
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    places = ("", "themes/economy/", "authors/osw-editors/", "institutes/osw/")
    assert changed == {f"{place}feed.{ending}" for place in places for ending in ("xml", "json")}


def test_old_pieces_have_their_full_text_in_the_feed_of_the_site_alone(edit: Edit) -> None:
    feeds = feeds_of(edit({**ALONE, **many_pieces(25)}, preview=False))
    assert b"Text 25." in feeds["themes/economy/feed.xml"]
    assert b"Text 1." in feeds["feed/1/feed.xml"]
    assert b"Text 1." not in feeds["themes/economy/feed/1/feed.xml"]
    assert b"Trade matters far more" in feeds["themes/economy/feed/1/feed.json"]


def test_the_same_site_gives_the_same_bytes_on_any_day(edit: Edit) -> None:
    days = ("2025-07-01T00:00+00:00", "2031-01-01T00:00+00:00")
    views = [edit({**ALONE, **many_pieces(3)}, preview=False, at=day).view for day in days]
    first, later = ({file.address: file.make() for file in feed_files(replace(view, as_of=None))} for view in views)
    assert first == later


def test_the_feed_of_an_author_is_the_same_feed_after_a_new_name(edit: Edit) -> None:
    lines = "name: OSW\ninstitute: osw\ncollective: true\nformerly: [editors, team]\n"
    feeds = feeds_of(edit({**AT_ADDRESS, "data/authors/osw-editors.yaml": lines}, preview=False))
    xml = feeds["authors/osw-editors/feed.xml"].decode()
    assert f"<id>{URL}authors/editors/feed.xml</id>" in xml
    assert f'rel="self" type="application/atom+xml" href="{URL}authors/osw-editors/feed.xml"' in xml
    # Whoever follows it at an address of that time gets it on hosts that lead nobody on, too.
    for old in ("editors", "team"):
        for ending in ("xml", "json"):
            assert feeds[f"authors/{old}/feed.{ending}"] == feeds[f"authors/osw-editors/feed.{ending}"]


def test_an_author_who_is_there_keeps_the_feed_whoever_was_called_so(edit: Edit) -> None:
    author = "name: Eva Lis\ninstitute: osw\npublic: true\n"
    other = f"{author}formerly: [osw-editors]\n"
    feeds = feeds_of(edit({**AT_ADDRESS, "data/authors/eva.yaml": other}, preview=False))
    assert b"OSW editors" in feeds["authors/osw-editors/feed.xml"]


def test_a_site_without_an_address_has_no_feeds(edit: Edit) -> None:
    assert list(feed_files(edit({}, preview=False).view)) == []
