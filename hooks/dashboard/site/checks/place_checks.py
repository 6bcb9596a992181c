"""The checks for files that stand where readers do not get them."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.checks.check import described
from dashboard.core.file_kinds import is_of_engine, is_root_file
from dashboard.core.finding import Finding
from dashboard.core.folders import leads_in_circles
from dashboard.core.paths import PICTURES
from dashboard.pieces.standing_page import misplaced_front_matter
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent

unread_head = described(
    "unread-head",
    "site",
    """A text means to have front matter, which is not at its very beginning or has no end.

    Why: Its keys would stand on the page as words, and a `status: draft` among them would count for nothing.

    Bad:
        an empty line, and then `---`

    Good:
        `---` on the first line, the keys, and a second `---`
    """,
)


@site_check("misplaced-piece", "error")
def misplaced_piece(content: SiteContent) -> Iterator[Finding]:
    """A text outside docs/analyses/ has the front matter of a piece.

    Why: Only what stands in docs/analyses/ is reviewed, approved and published as a piece. One wrong letter in the name
    of the folder, and it is none.

    Bad:
        docs/analysis/coal.md with `kind: comment`

    Good:
        docs/analyses/coal.md with `kind: comment`
    """
    pages = {path: content.source_texts[path] for path in content.standing_pages}
    for source_text in (*content.other_texts.values(), *pages.values()):
        if finding := misplaced_front_matter(source_text):
            yield finding


_TEXTS_OF_OTHERS = (".qmd", ".rmd", ".mdx", ".markdown", ".txt", ".rst", ".docx", ".doc", ".odt", ".rtf")
"""Endings of texts that other programs write."""
_BROUGHT_OVER = {"docx": "Make a draft of it: desk import-text FILE --author SLUG"} | dict.fromkeys(
    ("doc", "odt", "rtf"), "Save it as “Word Document (.docx)”, and make a draft of it: desk import-text"
)


@site_check("unpublished-file", "info")
def unpublished_file(content: SiteContent) -> Iterator[Finding]:
    """A file in docs/ is no part of the site.

    Why: Readers get pieces, the pages that `extra.editorial.pages` of mkdocs.yml names, and the files that these show
    or link to. Whatever else stands in docs/ is not copied, so that nobody publishes notes by leaving them there.

    Bad:
        docs/notes-internal.md

    Good:
        notes-internal.md in a folder of your own, or `pages: [index.md, about/**, method.md]` for a page
    """
    for path in sorted(content.other_texts):
        if misplaced_front_matter(content.other_texts[path]) is None:
            message = "This text is no piece, and no page that mkdocs.yml names. Readers do not get it."
            hint = "Take it out of docs/, or name it under extra.editorial.pages."
            yield Finding(id="unpublished-file", severity="info", path=path, message=message, hint=hint)
    for path in sorted(content.files):
        asked_for = is_root_file(path.removeprefix(f"{content.settings.docs_path}/"))
        if not (path in content.used_files or asked_for or path.lower().endswith(PICTURES)):
            message = "No text shows this file or links to it. Readers do not get it."
            hint = "Take it out of docs/, or link to it."
            if path.lower().endswith(_TEXTS_OF_OTHERS):
                message = "Nothing reads a text with this ending; a piece is a .md or an .ipynb in docs/analyses/."
                hint = _BROUGHT_OVER.get(path.rpartition(".")[2].lower(), "Rename it, so that it ends in .md.")
            yield Finding(id="unpublished-file", severity="info", path=path, message=message, hint=hint)


@site_check("engine-file", "error")
def engine_file(content: SiteContent) -> Iterator[Finding]:
    """A file in docs/ stands where the site has files of its own.

    Why: It would take the place of the rows, the pictures or the facts that were checked.

    Bad:
        docs/data/trade.csv

    Good:
        docs/files/trade.csv
    """
    for path in sorted(content.files):
        if is_of_engine(path.removeprefix(f"{content.settings.docs_path}/"), content.slugs):
            message = "This file stands where the site has files of its own. Readers do not get it."
            hint = f"Move it to another folder, such as {content.settings.docs_path}/files/."
            yield Finding(id="engine-file", path=path, message=message, hint=hint)


@site_check("outside-link", "error")
def outside_link(content: SiteContent) -> Iterator[Finding]:
    """A link of the file system in docs/ or data/ leads out of that folder, or back to a folder in which it stands.

    Why: Whoever builds the site would publish what stands there on that machine, or would go round in circles.

    Bad:
        docs/images/port.jpg, a link to a folder of pictures elsewhere

    Good:
        docs/images/port.jpg, the picture itself
    """
    for path in content.refused_links:
        circles = leads_in_circles(f"{content.settings.root}/{path}")
        where = "back to a folder in which it stands" if circles else "out of its folder"
        message = f"This is not a file but a link of the file system, which leads {where}."
        hint = "Delete the link." if circles else "Put a copy of the file in its place."
        yield Finding(id="outside-link", path=path, message=message, hint=hint)


@site_check("dangling-link", "warning")
def dangling_link(content: SiteContent) -> Iterator[Finding]:
    """A link of the file system in docs/ or data/ leads nowhere.

    Why: What should stand there, such as a piece or a dataset, is no part of the site.

    Bad:
        docs/analyses/heating.md, a link to ../drafts/heating.md, which was deleted

    Good:
        docs/analyses/heating.md, the text itself
    """
    for path in content.dangling_links:
        message = "This is a link of the file system that leads nowhere, so there is no such file."
        yield Finding(
            id="dangling-link",
            severity="warning",
            path=path,
            message=message,
            hint="Put the file in its place, or take it away.",
        )


@site_check("waiting-page", "error")
def waiting_page(content: SiteContent) -> Iterator[Finding]:
    """A page that is no piece uses a dataset under embargo.

    Why: What uses such a dataset is not published before its `embargo` is over. Readers would miss the page.

    Bad:
        docs/index.md with a chart of a dataset that has `embargo: 2099-12-01T06:00+01:00`

    Good:
        the same page without that chart, until the embargo is over
    """
    for path, page in content.standing_pages.items():
        if page and (wait := content.waits_for_data(path, page)):
            message = f"This page uses {wait}, which is under embargo, and waits for it."
            hint = "Take the charts and facts out until then."
            yield Finding(id="waiting-page", path=path, message=message, hint=hint)


@site_check("waiting-piece", "info")
def waiting_piece(content: SiteContent) -> Iterator[Finding]:
    """A piece waits for a dataset under embargo, which it uses or, in code, names.

    Why: Its own day may have come; readers get it when the embargo of its data is over.

    Bad:
        a piece of today with a chart of a dataset that has `embargo: 2099-12-01T06:00+01:00`

    Good:
        the same piece without that chart, or with a later `date`
    """
    for path, piece in content.analyses.items():
        if piece and (wait := content.waits_for_data(path, piece)):
            message = f"This piece waits for {wait}, which is under embargo."
            hint = "Take the charts, facts and code out, or wait."
            yield Finding(id="waiting-piece", severity="info", path=path, message=message, hint=hint)
