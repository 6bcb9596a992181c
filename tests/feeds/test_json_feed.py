"""JSON Feed 1.1, by its rules as a JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS, feeds_of, many_pieces

VALIDATOR = Draft202012Validator(json.loads(Path(__file__).with_name("json_feed.schema.json").read_text()))


def problems(feed: Any) -> list[str]:
    """What is wrong with a feed. A next page must be another one, and ids must differ."""
    found = [error.message for error in VALIDATOR.iter_errors(feed)]
    ids = [item.get("id") for item in feed["items"]]
    found += ["an id twice"] if len(set(ids)) < len(ids) else []
    return found + (["itself as the next page"] if feed.get("next_url") == feed["feed_url"] else [])


def test_every_feed_is_valid_and_says_what_atom_says(edit: Edit) -> None:
    feeds = feeds_of(edit({**AT_ADDRESS, **many_pieces(25)}, preview=False))
    read = {address: json.loads(text) for address, text in feeds.items() if address.endswith(".json")}
    for address, feed in read.items():
        assert problems(feed) == []
        atom = feeds[address.replace(".json", ".xml")].decode()
        assert atom.count("<entry") == len(feed["items"])
        assert all(f"<id>{item['id']}</id>" in atom for item in feed["items"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": "1.1"},
        {"items": [{"id": "a"}]},
        {"items": [{"id": 1, "content_html": ""}]},
        {"next_url": "feed/1/feed.json"},
    ],
)
def test_a_broken_feed_is_not(edit: Edit, wrong: dict[str, Any]) -> None:
    feed = json.loads(feeds_of(edit(AT_ADDRESS, preview=False))["feed.json"])
    assert problems(feed) == []
    assert problems(feed | wrong) != []
