"""Writes a feed as JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dashboard.core.control_characters import without_unreadable
from dashboard.feeds.feed import Feed, FeedEntry, Person, stamp

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> str:
    """Write a feed as JSON. What is empty is left out."""
    content = {
        "version": VERSION,
        "title": without_unreadable(feed.title),
        "home_page_url": feed.page,
        "feed_url": f"{feed.address}.json",
        "description": without_unreadable(feed.description),
        "next_url": feed.next and f"{feed.next}.json",
        "authors": [_person(feed.site)],
        "language": feed.lang,
    }
    items = [_item(entry) for entry in feed.entries]
    return json.dumps(_filled(content) | {"items": items}, ensure_ascii=False, indent=1) + "\n"


def _item(entry: FeedEntry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": without_unreadable(entry.title),
        "summary": without_unreadable(entry.summary),
        "content_html": without_unreadable(entry.html),
        "image": entry.picture,
        "date_published": stamp(entry.published),
        "date_modified": stamp(entry.updated),
        "authors": [_person(person) for person in entry.authors],
        "tags": [without_unreadable(tag) for tag in entry.tags],
        "language": entry.lang,
    }
    return _filled(item)


def _person(person: Person) -> dict[str, str]:
    return {"name": without_unreadable(person.name), "url": person.url}


def _filled(content: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if value}
