"""`/search/names.json`: what the search finds by its name, though a letter be wrong. Loaded when the search is opened.

Pagefind finds the words of pages. It knows neither what a page is also called nor which word was meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from dashboard.view.view import View

NAMES_JSON = "search/names.json"
MOST_BYTES = 20_000
"""Of the file. What has no room is found by the words of its page alone."""
MOST_PUBLISHERS = 3
"""A dataset with more was collected from news, and none of them stands for it."""

Entry = tuple[str, ...]
"""A name, its address from the root of the site, and what else it is called."""


def named_pages(view: View) -> dict[str, list[Entry]]:
    """The pages that have a name, by the kinds of the search; first those that are asked for by name most.

    Args:
        view: what the site shows.
    """
    people = [author for author in view.authors if not author.entry.collective]
    teams = [author for author in view.authors if author.entry.collective]
    subjects = [(theme.name, theme.url) for theme in view.themes] + [(tag.name, tag.url) for tag in view.tags.values()]
    return {
        "institute": [
            _entry(one.name, one.url, one.entry.short_name, one.entry.own_name, *one.entry.other_names)
            for one in view.institutes
        ],
        "person": [_entry(one.name, one.url, *one.entry.other_names) for one in (*people, *teams)],
        "page": [_entry(name, url) for name, url in subjects],
        "dataset": [
            _entry(one.descriptor.title, f"data/{one.name}/", *_publishers(view, one.name)) for one in view.datasets
        ],
        "chart": [_entry(one.title, f"charts/{one.id}/") for one in view.charts],
    }


def names_json(pages: dict[str, list[Entry]], spellings: tuple[tuple[str, str], ...]) -> str:
    """Write the list of names, as much of it as has room.

    Args:
        pages: as `named_pages` gives them.
        spellings: spellings that the site does not use, each with the name that it uses.
    """
    room = MOST_BYTES
    kept: dict[str, list[Entry]] = {"spelling": []}
    for kind, entry in _in_order(pages, spellings):
        room -= len(_written(entry).encode()) + 2 + (0 if kind in kept else len(kind) + 8)
        if room < 100:
            break
        kept.setdefault(kind, []).append(entry)
    lines = (f'"{kind}": [\n' + ",\n".join(map(_written, entries)) + "\n]" for kind, entries in kept.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _in_order(pages: dict[str, list[Entry]], spellings: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, Entry]]:
    yield from (("spelling", pair) for pair in spellings)
    for kind, entries in pages.items():
        yield from ((kind, entry) for entry in entries)


def _publishers(view: View, dataset: str) -> tuple[str, ...]:
    """The publishers of a dataset, if they are few enough to stand for it."""
    publishers = view.outlook.publishers.get(dataset, ())
    return publishers if len(publishers) <= MOST_PUBLISHERS else ()


def _entry(name: str, url: str, *others: str) -> Entry:
    return (name, url, *dict.fromkeys(other for other in others if other and other != name))


def _written(entry: Entry) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
