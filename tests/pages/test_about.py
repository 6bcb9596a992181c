"""The pages about the site: the foot leads to those that are shown, and their hub counts what readers get."""

from __future__ import annotations

from dashboard.edition.edition import Edition
from dashboard.pages.all_pages import all_pages
from dashboard.pages.generated_pages import make_foot, make_frame
from tests.samples.edition import Edit
from tests.samples.site import HEAD

ABOUT = "---\ntitle: About\ntemplate: about.html\n---\nWords.\n"


def foot(edition: Edition) -> list[str]:
    return [link["url"] for link in make_foot(edition.view)]


def test_the_foot_leads_to_the_pages_that_are_shown(edit: Edit) -> None:
    assert foot(edit(preview=False)) == ["corrections/", "about/follow/"]
    pages = {f"docs/about/{name}.md": "# Page\n\nWords.\n" for name in ("index", "method", "imprint", "contact")}
    draft = {"docs/about/contact.md": "---\nstatus: draft\n---\n# Page\n\nWords.\n"}
    shown = ["about/", "about/method/", "corrections/", "about/follow/", "about/imprint/"]
    assert foot(edit({**pages, **draft}, preview=False)) == shown
    assert foot(edit({**pages, **draft})) == [*shown, "about/contact/"]


def test_the_foot_keeps_its_order_without_the_method(edit: Edit) -> None:
    pages = {f"docs/about/{name}.md": "# Page\n\nWords.\n" for name in ("index", "imprint")}
    assert foot(edit(pages, preview=False)) == ["about/", "corrections/", "about/follow/", "about/imprint/"]


def test_the_licence_leads_to_what_it_allows_if_that_page_is_shown(edit: Edit) -> None:
    assert [make_frame(edit(pages).view)["reuse"] for pages in ({}, {"docs/about/reuse.md": "# Reuse\n"})] == [
        "",
        "about/reuse/",
    ]


def test_the_hub_counts_what_its_audience_sees(edit: Edit) -> None:
    draft = {"docs/about/index.md": ABOUT, "docs/analyses/draft.md": f"{HEAD.replace('published', 'draft')}Words.\n"}
    counted = {}
    for preview in (False, True):
        page = all_pages(edit(draft, preview=preview).view)["about/index.md"]
        counted[preview] = page.make()["numbers"]["analyses"]
    assert counted == {False: 1, True: 2}
