"""A language that brackets every message: ⟦Sources⟧. So words that go past the catalogue are seen in a built site.

As a program, it builds the site in the current folder in this language, with drawings that only say their words.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml
from babel.messages.pofile import read_po, write_po

from dashboard.charts.render import artefacts
from dashboard.charts.render.drawing import RenderJob
from dashboard.core import words
from dashboard.core.settings import HOME
from dashboard.pages import listing
from tests.samples.bare_words import READ_ATTRIBUTES
from tests.samples.built import Built
from tests.words import TEMPLATE

CODE = "qps"
"""Codes from qaa to qtz are nobody's language (ISO 639-2)."""
ON_A_LIST = 6
"""How many things a page of a list shows, so that a small site has a second one."""
OUR_VALUES = ("provisional", "derived", "estimate", "final", "annual", "comment", "analysis", "brief", "data-note")
"""Values in files that pages say in words of their language."""
BEGIN, END = "⟦⟧"
_VALUE = re.compile(r"(%\([a-z_]+\)s|<[^>]*>|&\w+;)")
_TAG = "\1"
_UNREAD = ("script", "style", "code", "pre")
_INLINE = ("a", "abbr", "b", "bdi", "i", "em", "mark", "small", "span", "strong", "time", "wbr")


def build_in_pseudo_language(root: Path) -> Built:
    """Build a site in the language. What is built is in a process of its own, and nothing of it stays."""
    command = [sys.executable, "-m", "tests.samples.pseudo_language"]
    env = {"PYTHONPATH": f"{HOME}:{HOME / 'hooks'}", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False, timeout=300)
    return Built(root, done.returncode, done.stdout + done.stderr)


def bracketed(message: str) -> str:
    """A message with its own words in brackets; its values and tags stand outside."""
    parts = enumerate(_VALUE.split(message))
    return "".join(f"{BEGIN}{part}{END}" if at % 2 == 0 and _has_letters(part) else part for at, part in parts)


def loose_words(html: str) -> list[str]:
    """The texts of a page, and of its attributes for readers, that stand in no brackets."""
    parser = _Texts()
    parser.feed(html)
    parser.close()
    parser.end_text()
    return parser.found


def loose_strings(value: Any) -> list[str]:
    """The same of the strings in what was read from JSON, such as the figure of a chart."""
    return [part for text in _strings(value) for part in _outside(text)]


def said_by(root: Path) -> str:
    """All that the sources of a site say, as `squeezed` writes it: values of YAML, cells, and texts."""
    texts: list[str] = []
    for path in sorted([root / "mkdocs.yml", *(root / "docs").rglob("*"), *(root / "data").rglob("*")]):
        if path.suffix in (".yaml", ".yml"):
            texts += _strings(yaml.safe_load(path.read_text(encoding="utf-8")))
        elif path.suffix == ".csv":
            texts += [cell for row in csv.reader(path.read_text(encoding="utf-8").splitlines()) for cell in row]
        elif path.suffix == ".md":
            _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
            texts += [*_strings(yaml.safe_load(head)), text]
        elif path.suffix == ".ipynb":
            texts.append(path.read_text(encoding="utf-8"))
    return "\n".join(squeezed(text) for text in texts if text not in OUR_VALUES)


def squeezed(text: str) -> str:
    """The letters of a text, in the case that they have."""
    return "".join(letter for letter in text if letter.isalpha())


class _WordDrawer:
    """Stands in for the drawer: its pictures are the texts that the figure gives to Plotly."""

    def draw(self, jobs: list[RenderJob], progress: Callable[[int], None]) -> list[str]:
        """Draw pictures, as `Drawer.draw` does."""
        return [_picture_of(job.payload()["figure"]) for job in jobs]

    def get(self) -> _WordDrawer:
        """Stand in for a shared drawer, too."""
        return self

    def close(self) -> None:
        """There is nothing to close."""


def _picture_of(figure: dict[str, Any]) -> str:
    layout = figure["layout"]
    axes = [axis for name, axis in layout.items() if re.match("[xy]axis", name)]
    shown = [trace.get(key) for trace in figure["data"] for key in ("name", "hovertext", "customdata", "meta", "text")]
    shown += [axis.get("ticktext") for axis in axes] + [note["text"] for note in layout.get("annotations", [])]
    texts = [f"<text>{escape(re.sub('<[^>]*>', '|', text))}</text>" for text in _strings(shown)]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{"".join(texts)}</svg>'


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _outside(text: str) -> list[str]:
    """What of a text stands in no brackets."""
    while (outer := re.sub(rf"{BEGIN}[^{BEGIN}{END}]*{END}", "\0", text)) != text:
        text = outer
    return [" ".join(part.split()) for part in re.split(f"[\0{_TAG}]", text) if _has_letters(part)]


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._text = ""
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._mark(tag)
        self._unread += tag in _UNREAD
        is_description = ("name", "description") in attrs
        for name, value in attrs:
            if value and (name in READ_ATTRIBUTES or (name == "content" and is_description)):
                self.found += _outside(value)

    def handle_endtag(self, tag: str) -> None:
        self._mark(tag)
        self._unread -= tag in _UNREAD

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._text += data

    def _mark(self, tag: str) -> None:
        """A message may go over the tags of words, but no further."""
        if tag in _INLINE:
            self._text += _TAG
        else:
            self.end_text()

    def end_text(self) -> None:
        """Take what was read as a whole text."""
        self.found += _outside(self._text)
        self._text = ""


def _write_catalogue(folder: Path) -> None:
    path = folder / CODE / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    with TEMPLATE.open("rb") as file:
        catalog = read_po(file, locale="en")
    for message in catalog:
        if message.id:
            texts = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            strings = tuple(map(bracketed, texts))
            message.string = strings[0] if isinstance(message.id, str) else strings
    catalog.locale = None
    with path.open("wb") as file:
        write_po(file, catalog)


def _main() -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from mkdocs_host.process import PROCESS

    with tempfile.TemporaryDirectory() as folder:
        _write_catalogue(Path(folder))
        words.LOCALES = Path(folder)
        PROCESS.drawer = _WordDrawer()  # type: ignore[assignment]
        artefacts.render_png = lambda svg, width: b""  # To draw them takes most of the time.
        listing.PAGE_SIZE = ON_A_LIST
        with words.in_language(CODE):
            config = load_config(config_file="mkdocs.yml", strict=True)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)


if __name__ == "__main__":
    _main()
