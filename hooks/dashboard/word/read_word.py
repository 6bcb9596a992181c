"""Reads a Word file: its title and standfirst, its text as Markdown, its pictures and comments, and what was lost."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import Tag

from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.word.list_numbers import composed_lists
from dashboard.word.list_styles import set_levels
from dashboard.word.lost_words import lost_words, words_of_html
from dashboard.word.margins import words_in_margins
from dashboard.word.package import Package, read_package
from dashboard.word.pandoc import run_pandoc
from dashboard.word.placed_drawings import PlacedDrawings
from dashboard.word.plain_headings import HeadingStyles
from dashboard.word.site_markdown import SiteMarkdown
from dashboard.word.story import Story, Styles, marks_in, without_marks
from dashboard.word.word_changes import changes
from dashboard.word.word_comments import Comment, Thread, read_threads, take_comments
from dashboard.word.xml_part import read_xml, write_xml

_STORIES = ("document", "footnotes", "endnotes", "comments")
_NEEDED = ("styles", "numbering", "settings")
"""The parts beside the texts that decide what these are."""
_MOST_ABOVE = 12
"""Words above a heading that may be the title: a series, a number, a day. More are the text, and it is of that."""
_PAGE = Path(__file__).with_name("head_and_text.html")
"""How pandoc writes it: its own page has no standfirst and no names where a text has no title."""
_READ = ["-f", "docx", "-t", "html", f"--template={_PAGE}", "--track-changes=all", "--wrap=none", "--mathjax"]


class WordText(Frozen):
    """What a Word file holds for a draft."""

    title: str
    """Empty if no paragraph says that it is the title."""
    standfirst: str
    markdown: str
    """With FOLDER for the way to its pictures."""
    pictures: Mapping[str, bytes]
    """By the names of their files."""
    comments: tuple[Comment, ...]
    findings: tuple[Finding, ...]
    """What was not brought over, or in another form."""


def read_word(content: bytes, path: str) -> WordText:
    """Read a Word file.

    Args:
        content: its bytes.
        path: its name, for findings.

    Raises:
        WordError: it cannot be read.
    """
    package = read_package(content)
    story, clean, threads = _cleaned(package)
    html = BeautifulSoup(run_pandoc(_READ, clean), "html.parser")
    body = html.body or html
    comments = take_comments(body, threads)
    arrived = [*words_of_html(body), *" ".join(comment.body for comment in comments).split()]
    lost = lost_words(story.words, [without_marks(word) for word in arrived], path)
    head = body.find("header")
    title, standfirst, others = _head(head, body) if isinstance(head, Tag) else ("", "", "")
    title = title or _only_top_heading(body)
    writer = SiteMarkdown()
    markdown = writer.write(body.decode_contents())
    placed = PlacedDrawings(package.parts)
    shown = [placed.markdown(drawing) for drawing in story.drawings]
    markdown = "".join(part if isinstance(part, str) else shown[part] for part in marks_in(markdown))
    counts = story.counts + writer.counts + Counter(macros=int(package.has_macros))
    return WordText(
        title=without_marks(title),
        standfirst=without_marks(standfirst),
        markdown=f"{markdown.strip()}\n",
        pictures=placed.pictures,
        comments=tuple(comments),
        findings=(*lost, *_left_out(others, package, path), *placed.losses(path), *changes(counts, path)),
    )


def _cleaned(package: Package) -> tuple[Story, bytes, dict[str, Thread]]:
    """The text of a package alone, put in order, as a file for pandoc; and the threads of its comments."""
    story = Story()
    parts = {"[Content_Types].xml": package.parts.get("[Content_Types].xml", b"")}
    parts["_rels/.rels"] = package.parts.get("_rels/.rels", b"")
    by_kind = {kind.rpartition("/")[2]: target for kind, target, _ in package.relationships(package.main).values()}
    by_kind["document"] = package.main
    trees = {
        kind: read_xml(package.parts[by_kind[kind]], by_kind[kind])
        for kind in (*_STORIES, *_NEEDED, "commentsExtended")
        if by_kind.get(kind) in package.parts
    }
    if "styles" in trees and "numbering" in trees:
        set_levels(trees["styles"], trees["numbering"])
    styles = Styles.of(trees.get("styles"))
    if "numbering" in trees:
        story.counts["composed"] += composed_lists(trees["document"], trees["numbering"], frozenset(styles.headings))
    story.counts["number"] += HeadingStyles(trees.get("styles")).write(trees["document"])
    for kind in _STORIES:
        if kind in trees:
            story.clean(trees[kind], styles, package.relationships(by_kind[kind]))
    for kind in (*_STORIES, *_NEEDED):
        if kind in trees:
            parts[by_kind[kind]] = write_xml(trees[kind])
            folder, _, name = by_kind[kind].rpartition("/")
            if (rels := f"{folder}/_rels/{name}.rels".lstrip("/")) in package.parts:
                parts[rels] = package.parts[rels]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    threads = read_threads(trees["comments"], trees.get("commentsExtended")) if "comments" in trees else {}
    return story, target.getvalue(), threads


def _head(head: Tag, body: Tag) -> tuple[str, str, str]:
    """Title, standfirst, and what else stands there (names, a day), by the styles of the first paragraphs.

    An abstract beside a subtitle goes back into the text.
    """

    def words(name: str) -> str:
        return "; ".join(" ".join(tag.get_text(" ").split()) for tag in head.find_all(class_=name))

    standfirst = words("subtitle")
    abstract = head.find(class_="abstract")
    if standfirst and isinstance(abstract, Tag):
        body.insert(0, abstract.extract())
    others = ", ".join(filter(None, (words("author"), words("date"))))
    title, standfirst = words("title"), standfirst or words("abstract")
    head.decompose()
    return title, standfirst, others


def _only_top_heading(body: Tag) -> str:
    """Take the first heading out as the title if there is no other of its level, and above it at most a few words."""
    headings = [each for each in body.find_all(["h1", "h2", "h3", "h4", "h5", "h6"]) if not each.find_parent("section")]
    top = [heading for heading in headings if heading.name == min(each.name for each in headings)]
    if len(top) != 1 or top[0] is not headings[0]:
        return ""
    above = [text for text in top[0].find_all_previous(string=True) if body in text.parents]
    if len(" ".join(above).split()) > _MOST_ABOVE:
        return ""
    title = " ".join(top[0].get_text(" ").split())
    top[0].decompose()
    return title


def _left_out(others: str, package: Package, path: str) -> Iterator[Finding]:
    if others:
        message = f"Below the title stands '{without_marks(others)[:200]}'."
        hint = "It was left out: authors are named by `authors` in the front matter, the day by `date`."
        yield Finding(id="word-part", severity="info", path=path, message=message, hint=hint)
    if words := "; ".join(dict.fromkeys(words_in_margins(package))):
        message = f"At the head or the foot of the pages stands '{words[:200]}'."
        hint = "It was left out: a page of the site has its own. Write into the draft what readers should know."
        yield Finding(id="word-part", severity="info", path=path, message=message, hint=hint)
