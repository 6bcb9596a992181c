"""A Markdown file or notebook under `docs/`, read once: its head, its words, and what it mentions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from markdown import Markdown

from dashboard.descriptor import wrong_name
from dashboard.finding import Finding
from dashboard.markdown_extension import ChartExtension, Mention, mark_lines
from dashboard.record import Record, read_yaml

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings that MkDocs takes for Markdown."""
_ADDRESS = re.compile(r'\s(?:src|href)="([^"#?]+)')
_HEAD = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*\n", re.S | re.M)
_NO_WORDS = re.compile(r"^\s*(`{3,}|~{3,}).*?^\s*\1\s*$|!\[[^\]]*\]\([^)]*\)|<!--.*?-->|\]\([^)]*\)", re.S | re.M)


@dataclass(frozen=True)
class Manuscript:
    """What one file says, before anything is made of it."""

    path: str
    """From the root of the repository."""
    head: Record | None
    """The front matter, where there is one and it is YAML."""
    mentions: tuple[Mention, ...]
    words: int
    """In the text, charts and code aside."""
    files: frozenset[str] = frozenset()
    """Paths from the root of the repository's own files that it shows or links to."""

    @property
    def slug(self) -> str:
        """The file's name without its ending."""
        return PurePosixPath(self.path).stem

    @property
    def is_analysis(self) -> bool:
        """Whether it stands under docs/analyses/."""
        return PurePosixPath(self.path).parts[1:2] == ("analyses",)

    @property
    def status(self) -> str:
        """As its head says it, sound or not; empty where it says none."""
        return str(self.head.data.get("status") or "") if self.head else ""

    @property
    def people(self) -> set[str]:
        """The authors and reviewers that its head names, sound or not."""
        named = [self.head.data.get(key) for key in ("authors", "reviewers")] if self.head else []
        return {str(name) for names in named for name in (names if isinstance(names, list) else [names])}

    @property
    def datasets(self) -> set[str]:
        """The datasets of its facts."""
        return {one.text.partition("/")[0] for one in self.mentions if one.kind == "fact" and "/" in one.text}


def is_text(path: str) -> bool:
    """Whether a file is one that MkDocs makes a page of."""
    return PurePosixPath(path).suffix.lower() in (*MARKDOWN, ".ipynb")


def misnamed(manuscript: Manuscript) -> str:
    """What is wrong with the place or the name of an analysis; empty if nothing is."""
    place = PurePosixPath(manuscript.path)
    if len(place.parts) != 3:
        return "An analysis stands in docs/analyses/ itself, in no folder below it."
    if place.suffix not in (".md", ".ipynb"):
        return f"Read the ending '{place.suffix}', expected .md or .ipynb."
    if manuscript.slug == "index":
        return "Read the name 'index', which is the list's; name the file as the piece's address shall be."
    return wrong_name(manuscript.slug)


@dataclass(frozen=True)
class _Part:
    text: str
    first_line: int
    cell: int = 0


class ManuscriptReader:
    """Reads files with a site's own Markdown extensions."""

    def __init__(self, markdown: Markdown, extension: ChartExtension) -> None:
        self._markdown = markdown
        self._extension = extension

    def read(self, path: Path, root: Path, findings: list[Finding]) -> Manuscript | None:
        """One file; None and a finding where it cannot be read at all."""
        shown = path.relative_to(root).as_posix()
        try:
            text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            message = f"Byte {error.start} is not UTF-8."
            findings.append(Finding(id="wrong-encoding", path=shown, message=message, hint="Save the file as UTF-8."))
            return None
        if path.suffix == ".ipynb":
            parts = _cells(text, shown, findings)
            if parts is None:
                return None
        else:
            parts = [_Part(text, 1)]
        head, parts = _split(parts, shown, findings)
        mentions: list[Mention] = []
        named = [str(hero.get("image"))] if head and isinstance(hero := head.data.get("hero"), dict) else []
        for part in parts:
            self._extension.begin()
            html = self._markdown.reset().convert(mark_lines(part.text, part.first_line))
            named += [unquote(unescape(found)) for found in _ADDRESS.findall(html)]
            # Fences are met before pictures; a reader meets them by line.
            mentions += sorted(self._extension.mentions, key=lambda mention: mention.line)
        words = sum(len(re.findall(r"\w[\w'\u2019.,-]*", _NO_WORDS.sub(" ", part.text))) for part in parts)
        files = frozenset(beside(shown, name) for name in named if "://" not in name)
        return Manuscript(shown, head, tuple(mentions), words, files)


def _split(parts: list[_Part], path: str, findings: list[Finding]) -> tuple[Record | None, list[_Part]]:
    """The head, and the parts without it."""
    if not parts:
        return None, parts
    first = parts[0]
    found = _HEAD.match(first.text if first.text.endswith("\n") else first.text + "\n")
    if not found:
        return None, parts
    head = read_yaml(found[1], path, findings, first.first_line + 1)
    rest = _Part(first.text[found.end() :], first.first_line + found[0].count("\n"), first.cell)
    return head, [rest, *parts[1:]]


def _cells(text: str, path: str, findings: list[Finding]) -> list[_Part] | None:
    """The Markdown cells of a notebook, each with the line of the file on which its source begins."""
    # A quarter of a second, which a desk without notebooks need not wait.
    from nbformat.validator import ValidationError, iter_validate

    try:
        notebook = json.loads(text)
        version, minor = notebook["nbformat"], notebook["nbformat_minor"]
        known: Iterable[ValidationError] = iter_validate(notebook, version=version, version_minor=minor)  # type: ignore[no-untyped-call]
        # Cells without an id are common in older notebooks, and harmless.
        if version != 4 or any("'id' is a required" not in error.message for error in known):
            raise LookupError
    except json.JSONDecodeError as error:
        message = f"This is not a notebook: {error.msg[:1].lower()}{error.msg[1:]}."
        hint = "The file is cut off or was edited by hand; take the last good version of it."
        findings.append(Finding(id="notebook-syntax", path=path, line=error.lineno, message=message, hint=hint))
        return None
    except (ValidationError, LookupError, TypeError, AttributeError):
        message = "This is not a notebook of format 4: read a structure that its schema does not know."
        hint = "Open it in JupyterLab and save it again."
        findings.append(Finding(id="notebook-syntax", path=path, message=message, hint=hint))
        return None
    parts = []
    begins = 1
    for number, cell in enumerate(notebook["cells"], 1):
        begins = _line_of(text, cell["source"], begins)
        if cell["cell_type"] == "markdown":
            parts.append(_Part("".join(cell["source"]), begins, number))
    return parts


def _line_of(text: str, source: list[str] | str, after: int) -> int:
    """The file's line that holds the first line of a cell, at or after a line. A saved notebook has one each."""
    first = source if isinstance(source, str) else (source[0] if source else "")
    written = json.dumps(first, ensure_ascii=False)
    lines = text.split("\n")
    for index in range(after - 1, len(lines)):
        if written in lines[index]:
            return index + 1
    return after


def beside(path: str, target: str) -> str:
    """The path from the root of what a file names relative to itself."""
    parts: list[str] = list(PurePosixPath(path).parent.parts)
    for step in PurePosixPath(target.split("#")[0].split("?")[0]).parts:
        if step == "..":
            parts = parts[:-1]
        else:
            parts.append(step)
    return "/".join(parts)
