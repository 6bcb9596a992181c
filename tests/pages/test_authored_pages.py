"""What the pages of authors' texts hand to templates."""

from __future__ import annotations

from tests.samples.edition import Edit
from tests.samples.site import HEAD, SITE

PIECE = "docs/analyses/lifeline.md"


def test_templates_get_the_keys_of_the_front_matter_that_they_use(edit: Edit) -> None:
    people: dict[str, str | None] = {"data/authors/zqsecret.yaml": "name: Zqsecret\ninstitute: osw\n"}
    piece = HEAD.replace("theme:", "reviewers: [zqsecret]\ntheme:")
    page = "---\ntitle: A page\nheadline: Words\ntags: [zqsecret]\nsearch: {boost: zqsecret}\n---\nWords.\n"
    config = (SITE["mkdocs.yml"] or "") + "extra: {editorial: {page_keys: [tags, search]}}\n"
    edition = edit({**people, PIECE: piece, "docs/about/page.md": page, "mkdocs.yml": config}, preview=False)
    heads = {page.path: page.head for page in edition.pages.values() if page.source}
    assert heads["about/page.md"] == {"title": "A page", "headline": "Words"}
    assert set(heads["analyses/lifeline.md"]) == {"title", "standfirst"}
    assert "zqsecret" not in str(heads)
