"""Tags get pages from three pieces on, of those that are shown alone."""

from __future__ import annotations

from dashboard.edition.edition import Edition
from tests.samples.edition import Edit
from tests.samples.tagged import tagged

PIECE = "analyses/tagged-published-1.md"


def tag_paths(edition: Edition) -> list[str]:
    return [path for path in edition.pages if path.startswith("tags/")]


def test_a_tag_has_a_page_from_three_public_pieces_on(edit: Edit) -> None:
    hidden = tagged("[yuan]", "[yuan]", status="draft")
    edition = edit(hidden | tagged("[yuan, Oil]", "[yuan, Oil]"), preview=False)
    assert tag_paths(edition) == []
    assert edition.pages[PIECE].context["tags"] == [{"name": "yuan", "url": ""}, {"name": "Oil", "url": ""}]
    edition = edit(tagged("[yuan, Oil]", "[yuan, Oil]", "[yuan]"), preview=False)
    assert tag_paths(edition) == ["tags/index.md", "tags/yuan/index.md"]
    assert edition.pages[PIECE].context["tags"] == [{"name": "yuan", "url": "tags/yuan/"}, {"name": "Oil", "url": ""}]
    assert len(edition.pages["tags/yuan/index.md"].context["listing"].entries) == 3
    newest = {"title": "A lifeline", "url": "analyses/tagged-published-3/", "lang": "en"}
    assert edition.pages["tags/index.md"].context["tags"] == [
        {"name": "yuan", "url": "tags/yuan/", "number": 3, "newest": newest}
    ]


def test_spellings_with_one_slug_are_one_tag_by_its_usual_name(edit: Edit) -> None:
    edition = edit(tagged("[Łódź yard]", "[Łódź yard]", "[łódź-yard, Łódź yard]", "['汉字']"), preview=False)
    assert tag_paths(edition) == ["tags/index.md", "tags/lodz-yard/index.md"]
    assert edition.pages["tags/lodz-yard/index.md"].title == "Łódź yard"
    assert [tag["name"] for tag in edition.pages["analyses/tagged-published-3.md"].context["tags"]] == ["Łódź yard"]
    # A tag without Latin letters has no address, and stays a word.
    assert edition.pages["analyses/tagged-published-4.md"].context["tags"] == [{"name": "汉字", "url": ""}]


def test_a_tag_leads_to_those_that_go_with_it(edit: Edit) -> None:
    pages = edit(tagged("[yuan, oil]", "[yuan, oil, gas]", "[yuan, gas]", "[oil]", "[gas, rare]"), preview=False).pages
    shown = pages["tags/yuan/index.md"].context
    assert shown["number"] == 3
    assert [(other["name"], other["url"], other["number"]) for other in shown["others"]] == [
        ("gas", "tags/gas/", 2),
        ("oil", "tags/oil/", 2),
    ]
