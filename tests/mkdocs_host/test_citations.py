"""What the templates show of how a piece is cited: tags in its head, and words and files at its end."""

from __future__ import annotations

import jinja2
import pytest
from bs4 import BeautifulSoup

from dashboard.core.templates import THEME
from dashboard.edition.edition import Edition
from dashboard.pages.generated_pages import make_frame
from mkdocs_host.templates import prepare_templates
from tests.samples.edition import Edit
from tests.samples.site import HEAD, site_config

PIECE = "docs/analyses/lifeline.md"
HEAD_PART = "{% include 'partials/head/citation.html' %}"
BLOCK = (
    "{% import 'partials/cite.html' as citations with context %}"
    "{{ citations.block(analysis | cited_piece(cited_site), withdrawn=analysis.is_withdrawn) }}"
)


def rendered(edition: Edition, template: str) -> BeautifulSoup:
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME))
    prepare_templates(env)
    env.filters["url"] = lambda address: f"../../{address}"
    context = edition.pages["analyses/lifeline.md"].context
    return BeautifulSoup(env.from_string(template).render(**make_frame(edition.view), **context), "html.parser")


@pytest.fixture
def site() -> dict[str, str | None]:
    return {"mkdocs.yml": site_config("https://example.org/")}


def test_a_head_has_tags_that_no_title_breaks(edit: Edit, site: dict[str, str | None]) -> None:
    head = HEAD.replace("title: A lifeline", """title: 'A "line" & </title><script>x</script>'""")
    tags = rendered(edit({**site, PIECE: head}), HEAD_PART).find_all()
    assert {tag.name for tag in tags} == {"meta"}
    contents = {str(tag["name"]): tag["content"] for tag in tags}
    assert contents["citation_title"] == 'A "line" & </title><script>x</script>'
    assert contents["citation_fulltext_html_url"] == "https://example.org/analyses/lifeline/"


def test_the_end_of_a_piece_leads_to_its_files(edit: Edit, site: dict[str, str | None]) -> None:
    links = rendered(edit({**site, PIECE: HEAD}), BLOCK).select("a[download]")
    assert [(link["href"], link["download"]) for link in links] == [
        (f"../../analyses/lifeline/cite.{end}", f"lifeline.{end}") for end in ("bib", "ris", "json")
    ]


def test_a_withdrawn_piece_has_neither_tags_nor_files_where_reviewers_see_it(
    edit: Edit, site: dict[str, str | None]
) -> None:
    head = HEAD.replace("status:", "withdrawn: {date: 2025-06-01, reason: It was wrong.}\nstatus:")
    edition = edit({**site, PIECE: head})
    assert rendered(edition, HEAD_PART).find_all() == []
    assert rendered(edition, BLOCK).select("a[download]") == []


def test_a_site_without_an_address_offers_none_to_copy(edit: Edit, site: dict[str, str | None]) -> None:
    without = (site["mkdocs.yml"] or "").replace("site_url: https://example.org/", "site_url: ''")
    block = rendered(edit({PIECE: HEAD, "mkdocs.yml": without}), BLOCK)
    assert block.select(".cite a, [data-copy=address]") == []
