"""What is read as the name of a work, and what is not."""

from __future__ import annotations

import pytest

from dashboard.references.citation import CITATION, Named, works_in
from dashboard.references.numbered import number_works, words_of_citation


def named(text: str) -> list[Named]:
    return [work for citation in CITATION.finditer(text) for work in works_in(citation["works"])]


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("[@a]", [("a", "", "")]),
        ("[-@a]", [("a", "", "")]),
        ("[@a, pp. 3--5]", [("a", "", "pp. 3–5")]),
        ("[@a p. 3]", [("a", "", "p. 3")]),
        ("[see @a, p. 3;\nalso @b:c/d.e; and more]", [("a", "see", "p. 3"), ("b:c/d.e", "also", "and more")]),
        ("[@Öl_1; @DBLP:conf/x-y;]", [("Öl_1", "", ""), ("DBLP:conf/x-y", "", "")]),
    ],
)
def test_works_are_named_as_pandoc_writes_them(text: str, works: list[tuple[str, str, str]]) -> None:
    assert named(text) == [Named(*work) for work in works]


@pytest.mark.parametrize("text", ["@a", "a@b.org", "[a@b.org]", "[@a](b)", "[@a][b]", "[@a]: b", "[^@]", "[@]"])
def test_all_else_is_left_alone(text: str) -> None:
    assert named(text) == []


def test_the_same_work_has_the_same_number() -> None:
    numbers: dict[str, int] = {}
    for text in ("[@b]", "[see @a, p. 3; @b]"):
        number_works(named(text), numbers)
    assert numbers == {"b": 1, "a": 2}
    assert words_of_citation(named("[see @a, p. 3; @b]"), numbers) == "[see 2, p. 3; 1]"
