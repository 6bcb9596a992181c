"""Which pieces stand at the end of another, and why."""

from __future__ import annotations

import pytest

from dashboard.edition.edition import Edition
from dashboard.view import related_pieces
from tests.samples.edition import Edit
from tests.samples.site import HEAD

TRADE = "[115.5](fact:trade/value?year=2024&flow=china-to-russia)"
AUTHOR = {"data/authors/jan.yaml": "name: Jan\ninstitute: osw\n"}


def pieces(**keys: str) -> dict[str, str | None]:
    """A piece for each name: what its front matter says in place of the small site's, and a fact if it holds `data`.

    The first is the newest.
    """
    files: dict[str, str | None] = dict(AUTHOR)
    for number, (name, changes) in enumerate(keys.items()):
        head = HEAD.replace("2025-05-09", f"2025-04-{28 - number:02}")
        for change in filter(None, changes.split("; ")):
            key = change.partition(":")[0]
            lines = [line for line in head.splitlines() if not line.startswith(f"{key}:")]
            head = "\n".join([*lines[:1], *([change] if change != "data" else []), *lines[1:]]) + "\n"
        files[f"docs/analyses/{name}.md"] = head + (f"It was {TRADE} billion dollars.\n" if "data" in changes else "")
    return files


def related(edition: Edition, slug: str) -> list[str]:
    return [other.slug for other in edition.view.related[slug]]


JAN, ENERGY = "authors: [jan]", "theme: energy"


def test_shared_data_count_more_than_theme_and_author_and_of_equals_the_newer_comes_first(edit: Edit) -> None:
    files = pieces(
        a=f"{JAN}; data",
        none=f"{ENERGY}; kind: brief",
        theme="",
        author=f"{JAN}; {ENERGY}",
        both=JAN,
        data=f"{ENERGY}; data",
    )
    edition = edit({**files, "docs/analyses/lifeline.md": None}, preview=False)
    assert related(edition, "a") == ["data", "both", "theme"]
    assert [(one.datasets, one.same_theme, one.authors) for one in edition.view.related["a"]] == [
        (("trade",), False, ()),
        ((), True, ("jan",)),
        ((), True, ()),
    ]


def test_what_an_author_names_comes_first_by_its_former_slug_too(edit: Edit) -> None:
    files = pieces(a="related: [old, z]", b="", c="", z=f"{JAN}; {ENERGY}", y=f"{JAN}; {ENERGY}; formerly: [old]")
    edition = edit({**files, "docs/analyses/lifeline.md": None}, preview=False)
    assert related(edition, "a") == ["y", "z", "b"]


def test_readers_are_led_to_no_piece_that_they_do_not_see(edit: Edit) -> None:
    files = pieces(a="related: [draft]; data", draft="status: draft; data", late="date: 2099-01-01; data", b="")
    edition = edit(files, preview=False)
    assert related(edition, "a") == ["lifeline", "b"]
    analysis = edition.pages["analyses/a.md"].context["analysis"]
    assert analysis.front.related == []  # the slug of a draft may tell what it is about
    assert related(edit(files), "a")[0] == "draft"


def test_a_large_site_is_compared_in_part(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(related_pieces, "NEWEST", 2)
    edition = edit(pieces(a="", b="", c="", e=ENERGY), preview=False)
    assert related(edition, "e") == ["lifeline", "a"]
