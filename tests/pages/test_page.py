"""The key of a page: a page that shows something else has another one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.cache.store import Cache
from dashboard.pages.page import Page

PAGE = Page("a/index.md", "Title", "Words.", "main.html", lambda: {"shown": 1}, {"title": "Title"}, "docs/a.md")
OTHERS: dict[str, Any] = {
    "path": "b/index.md",
    "title": "Another",
    "description": "Other words.",
    "template": "list.html",
    "make": lambda: {"shown": 2},
    "head": {"title": "Another"},
    "is_unlisted": True,
}
"""Another value of each field that decides what a page shows."""


def test_every_field_of_a_page_decides_its_key_but_where_its_text_stands_and_what_it_is_made_of() -> None:
    assert set(Page.__struct_fields__) - OTHERS.keys() == {"source", "parts"}


def test_the_data_of_a_page_are_made_again_only_where_something_that_decides_them_differs(tmp_path: Path) -> None:
    cache, made = Cache(tmp_path), list[str]()

    def context(parts: str | None) -> dict[str, Any]:
        def make() -> dict[str, Any]:
            made.append(parts or "")
            return {"made of": parts}

        return replace(PAGE, make=make, parts=parts and (lambda: parts)).kept_context(cache)

    assert [context(parts)["made of"] for parts in ("a", "a", "b", None, None)] == ["a", "a", "b", None, None]
    assert made == ["a", "b", "", ""]


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_that_shows_something_else_has_another_key(tmp_path: Path, name: str) -> None:
    cache, other = Cache(tmp_path), replace(PAGE, **{name: OTHERS[name]})
    assert PAGE.key("site", cache) == replace(PAGE).key("site", Cache(tmp_path))
    assert other.key("site", cache) != PAGE.key("site", cache)


def test_a_page_in_another_frame_has_another_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert PAGE.key("site", cache) != PAGE.key("another", cache)
