"""Every type and every property that pages use exists in schema.org, and fits what it is said of.

schema_org.json has them as the vocabulary's own file says; its first line names the version.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.samples.edition import Edit
from tests.samples.linked import EVERYTHING, data_of

VOCABULARY = json.loads(Path(__file__).with_name("schema_org.json").read_text(encoding="utf-8"))
TYPES, PROPERTIES = VOCABULARY["types"], VOCABULARY["properties"]
LITERALS = {str: {"Text", "URL", "Date", "DateTime"}, int: {"Integer", "Number"}, bool: {"Boolean"}}
"""The types of schema.org that a plain value may stand for."""
PATHS = (
    "index.md",
    "analyses/full.md",
    "charts/trade/index.md",
    "data/trade/index.md",
    "authors/full/index.md",
    "authors/osw-editors/index.md",
    "institutes/osw/index.md",
)


def kinds_of(name: str) -> set[str]:
    """A type and all above it."""
    return {name}.union(*(kinds_of(above) for above in TYPES[name]))


def problems(node: dict[str, Any]) -> Iterator[str]:
    """What in a node the vocabulary does not have or does not allow."""
    kind = node["@type"]
    if kind not in TYPES:
        yield f"there is no {kind}"
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in PROPERTIES:
            yield f"there is no {name}"
        elif kinds_of(kind).isdisjoint(PROPERTIES[name]["domain"]):
            yield f"a {kind} has no {name}"
        else:
            items = value if isinstance(value, list) else [value]
            # (An address alone is that of something that is described elsewhere.)
            for item in (item for item in items if not isinstance(item, dict) or item.keys() != {"@id"}):
                found = kinds_of(item["@type"]) if isinstance(item, dict) else LITERALS[type(item)]
                if found.isdisjoint(PROPERTIES[name]["range"]):
                    yield f"the {name} of a {kind} is no {sorted(found)}"
                yield from problems(item) if isinstance(item, dict) else ()


@pytest.mark.parametrize("path", PATHS)
def test_each_page_keeps_to_the_vocabulary(edit: Edit, path: str) -> None:
    things = data_of(edit(EVERYTHING, preview=False), path)
    assert things
    assert [problem for thing in things for problem in problems(thing)] == []


@pytest.mark.parametrize(
    ("node", "problem"),
    [
        ({"@type": "Artikel"}, "there is no Artikel"),
        ({"@type": "Article", "headlines": "A"}, "there is no headlines"),
        ({"@type": "Person", "headline": "A"}, "a Person has no headline"),
        ({"@type": "Article", "author": "A"}, "the author of a Article is no ['Date', 'DateTime', 'Text', 'URL']"),
        ({"@type": "Article", "author": {"@type": "Person", "unitText": "A"}}, "a Person has no unitText"),
    ],
)
def test_what_does_not_fit_is_found(node: dict[str, Any], problem: str) -> None:
    assert [*problems(node)] == [problem]


def test_the_table_holds_nothing_that_is_not_used(edit: Edit) -> None:
    edition = edit(EVERYTHING, preview=False)
    text = json.dumps([data_of(edition, path) for path in PATHS])
    # (Logos are read where a site is built.)
    assert [name for name in PROPERTIES if f'"{name}": ' not in text] == ["logo"]
