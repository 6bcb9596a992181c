"""A Markdown file or notebook under `docs/`, read once: its head, its words, and what it mentions."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from markdown import Markdown

from dashboard.finding import Finding
from dashboard.markdown_extension import ChartExtension, Mention, mark_lines
from dashboard.record import Record, read_yaml

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

    @property
    def slug(self) -> str:
        """The file's name without its ending."""
        return PurePosixPath(self.path).stem

    @property
    def is_analysis(self) -> bool:
        """Whether it stands under docs/analyses/."""
        return PurePosixPath(self.path).parts[1:2] == ("analyses",) and self.slug != "index"

    @property
    def pictures(self) -> set[str]:
        """Paths of the repository's own pictures that are shown, from its root."""
        hero = (self.head.data.get("hero") if self.head else None) or {}
        named = [mention.text for mention in self.mentions if mention.kind == "picture"]
        if isinstance(hero, dict) and isinstance(hero.get("image"), str):
            named.append(hero["image"])
        return {beside(self.path, target) for target in named if "://" not in target}


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
        for part in parts:
            self._extension.begin()
            self._markdown.reset().convert(mark_lines(part.text, part.first_line))
            # Fences are met before pictures; a reader meets them by line.
            mentions += sorted(self._extension.mentions, key=lambda mention: mention.line)
        words = sum(len(re.findall(r"\w[\w'\u2019.,-]*", _NO_WORDS.sub(" ", part.text))) for part in parts)
        return Manuscript(shown, head, tuple(mentions), words)


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
    try:
        cells = json.loads(text)["cells"]
        found = []
        begins = 1
        for number, cell in enumerate(cells, 1):
            source = "".join(cell["source"])
            begins = _line_of(text, cell["source"], begins)
            if cell["cell_type"] == "markdown":
                found.append(_Part(source, begins, number))
        return found
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"This is not a notebook: {type(error).__name__} {error}."
        hint = "Open it in Jupyter and save it again."
        findings.append(Finding(id="notebook-syntax", path=path, message=message, hint=hint))
        return None


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
