"""What the pages of authors' texts hand to templates."""

from __future__ import annotations

from tests.samples.edition import Edit
from tests.samples.site import HEAD, SITE

PIECE = "docs/analyses/lifeline.md"
PARTS = (("long", "abc"), ("short", "ab"))
"""Pages, and their parts, each a heading."""


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


def test_a_page_of_several_headings_has_contents_and_one_of_few_has_none(edit: Edit) -> None:
    texts = {name: "# A page\n" + "".join(f"\n## Part {part}\n\nWords.\n" for part in parts) for name, parts in PARTS}
    files = {f"docs/about/{name}.md": f"---\ntitle: A page\n---\n{text}" for name, text in texts.items()}
    pages = edit({**files}, preview=False).pages
    contents = {name: pages[f"about/{name}.md"].context["contents"] for name in texts}
    assert {name: [one.words for one in own] for name, own in contents.items()} == {
        "long": ["Part a", "Part b", "Part c"],
        "short": [],
    }
