"""What of a preview stands in files that are made for programs."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from dashboard.edition.edition_pages import edition_pages
from dashboard.output.derived_files import derived_files
from dashboard.output.downloads import collect_downloads
from dashboard.view.view import View
from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS
from tests.samples.site import HEAD

LISTS = {"feed.xml", "feed.json", "corrections/feed.xml", "llms.txt", "llms-full.txt", "api/v1/pieces.json"}
MOMENT = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
DRAFT: dict[str, str | None] = {
    **AT_ADDRESS,
    "docs/analyses/second.md": HEAD.replace("published", "draft").replace("A lifeline", "zqsecret"),
}
GONE: dict[str, str | None] = {
    **AT_ADDRESS,
    "docs/analyses/gone.md": HEAD.replace("A lifeline", "zqsecret").replace(
        "status:", "withdrawn: {date: 2025-06-01, reason: It was wrong.}\nstatus:"
    )
    + "There [75.7](fact:trade/value?year=2022&flow=china-to-russia).\n",
}


def made(view: View, address: str) -> str:
    content = derived_files(view, [])[address].make()
    return content if isinstance(content, str) else content.decode()


@pytest.mark.parametrize("state", [{"expires": MOMENT.date()}, {"as_of": MOMENT}])
def test_a_folder_that_is_no_publication_has_no_feed_no_api_and_no_list_of_texts(
    edit: Edit, state: dict[str, datetime.date]
) -> None:
    served = edit(DRAFT).view
    assert derived_files(served, []).keys() >= LISTS
    view = replace(served, is_preview="expires" in state, **state)
    addresses = derived_files(view, []).keys()
    assert not [name for name in addresses if name in LISTS or "/feed" in f"/{name}" or name.startswith("api/")]
    # No page leads to them.
    pages = edition_pages(view)
    assert pages["about/follow/index.md"].context == {"groups": []}
    assert "api/v1/" not in str([page.context for page in pages.values() if page.template == "data_page.html"])


def test_markdown_says_that_it_is_not_published(edit: Edit) -> None:
    view = edit(DRAFT).view
    assert "\nstatus: draft\n" in made(replace(view, expires=MOMENT.date()), "analyses/second/index.md")
    assert "\nnotice: This shows what would be public on " in made(
        replace(view, as_of=MOMENT), "analyses/lifeline/index.md"
    )


def test_a_withdrawn_piece_is_in_no_file_not_even_where_reviewers_see_it(edit: Edit) -> None:
    view = edit(GONE).view
    assert "gone" in {piece.slug for piece in view.analyses}
    for address, file in derived_files(view, []).items():
        content = "" if address.endswith(".png") else file.make()
        text = content if isinstance(content, str) else content.decode(errors="replace")
        assert "/gone/" not in f"/{address}/".replace(".", "/"), address
        assert "zqsecret" not in text, address
        assert "analyses/gone" not in text, address


def test_no_row_is_read_for_files_that_are_kept(edit: Edit, work: dict[str, int]) -> None:
    read = []
    for _ in range(2):
        edition = edit(preview=False)
        collect_downloads(edition.view, edition.content.cache, [])
        read.append(work["rows"])
    assert read[0] == read[1] > 0
