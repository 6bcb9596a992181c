"""The name that a thing had is written into `formerly`, and nothing else changes by it."""

from __future__ import annotations

import pytest

from dashboard.renaming.change import apply_changes
from dashboard.renaming.former_name import add_former_name


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("id: b\ntitle: T # now\n", "id: b\nformerly: [a]\ntitle: T # now\n"),
        ("title: T", "title: T\nformerly: [a]\n"),
        ("{id: b, title: T}\n", "{id: b, title: T, formerly: [a]}\n"),
        ("id: b\nformerly: [c]\n", "id: b\nformerly: [c, a]\n"),
        ("id: b\nformerly:\n- c # first\n# end\n", "id: b\nformerly:\n- c # first\n- a\n# end\n"),
        ("id: b\nformerly: cd\n", "id: b\nformerly: [cd, a]\n"),
        ("id: b\nformerly: [c, b]\n", "id: b\nformerly: [c, a]\n"),  # it is called again as it was once
    ],
)
def test_it_stands_behind_the_others(text: str, written: str) -> None:
    changes = add_former_name(text, "a", "b")
    assert changes
    assert apply_changes(text, changes) == written


@pytest.mark.parametrize("text", ["id: b\ntags: &n [c]\nformerly: *n\n", "- a list\n", "? id\n: b\n"])
def test_what_would_change_something_else_is_left_to_its_author(text: str) -> None:
    assert add_former_name(text, "a", "b") is None
