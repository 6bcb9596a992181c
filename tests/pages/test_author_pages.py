"""The page of an author: after few pieces of one's own come others of the same institute."""

from __future__ import annotations

from dashboard.core.templates import environment
from dashboard.pages.generated_pages import FEW_PIECES, LATEST_PIECES, generated_pages
from tests.samples.edition import Edit
from tests.samples.site import HEAD

EVA = {"data/authors/eva.yaml": "name: Eva Lis\ninstitute: osw\npublic: true\n"}


def others(edit: Edit, files: dict[str, str], author: str) -> list[str]:
    pages = generated_pages(edit({**EVA, **files}, preview=False).view)
    context = next(page for page in pages if page.path == f"authors/{author}/index.md").context
    assert {piece.slug for piece in context["others"]} == context["pictures"].keys()
    return [piece.slug for piece in context["others"]]


def test_an_author_without_pieces_is_followed_by_those_of_the_institute(edit: Edit) -> None:
    assert others(edit, {}, "eva") == ["lifeline"]
    assert others(edit, {}, "osw-editors") == []


def test_an_author_of_enough_pieces_stands_alone(edit: Edit) -> None:
    own = HEAD.replace("osw-editors", "eva")
    assert others(edit, {f"docs/analyses/own-{number}.md": own for number in range(FEW_PIECES)}, "eva") == []


def test_the_list_of_authors_names_the_newest_pieces_of_each_and_how_many_there_are(edit: Edit) -> None:
    days = [f"2025-06-0{number}" for number in range(1, 4)]
    more = {f"docs/analyses/on-{day}.md": HEAD.replace("2025-05-09", day) for day in days}
    pages = generated_pages(edit({**EVA, **more}, preview=False).view)
    context = next(page for page in pages if page.path == "authors/index.md").context
    newest = [f"on-{day}" for day in reversed(days)]
    assert [piece.slug for piece in context["latest"]["osw-editors"]] == newest[:LATEST_PIECES]
    assert context["counts"] == {"eva": 0, "osw-editors": len(days) + 1}


def test_on_an_authors_own_page_who_wrote_alone_is_not_named_again(edit: Edit) -> None:
    both = HEAD.replace("[osw-editors]", "[osw-editors, eva]").replace("A lifeline", "Together")
    view = edit({**EVA, "docs/analyses/both.md": both}, preview=False).view
    lists = environment().overlay()
    lists.filters = {**lists.filters, "url": str}
    template = lists.from_string('{% import "partials/lists.html" as lists %}{{ lists.byline(piece, of) }}')
    own = next(author for author in view.authors if author.slug == "osw-editors")
    named = {piece.slug: "OSW editors" in template.render(piece=piece, of=own) for piece in view.analyses}
    assert named == {"lifeline": False, "both": True}
    assert all("OSW editors" in template.render(piece=piece, of=None) for piece in view.analyses)
