"""What stands in a draft where a Word text had a drawing: a picture, or a remark that something is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dashboard.core.finding import Finding
from dashboard.media.picture_error import PictureError
from dashboard.word.drawing import WordDrawing
from dashboard.word.site_markdown import SiteMarkdown
from dashboard.word.taken_picture import taken_picture

FOLDER = "\ue002"
"""Stands in the text for the way to the folder of its pictures, until that has a name."""
_HINT = "Look for the remark in the text, and bring it over by hand."
_HINTS = {
    "a chart of Word": "Put its rows into a CSV in data/datasets/, and a chart fence in place of the remark.",
    "a picture that is not in the file": "The file has its address only. Put the picture into docs/images/ by hand.",
}
_AUTOMATIC = ("automatically generated", "automatisch generiert", "AI-generated", "\\", "://")
"""What stands in alternatives that a program wrote, or that are names of files."""


@dataclass
class PlacedDrawings:
    """Makes files of the pictures, each of them once."""

    parts: Mapping[str, bytes]
    """Of the Word file."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """The files by their names."""
    _lost: dict[tuple[str, str], int] = field(default_factory=dict)
    """How often something was left out, by what it is and what to do about it."""

    def markdown(self, drawing: WordDrawing) -> str:
        """What stands in the text in its place."""
        if drawing.kind:
            return self._remark(f"Here stood {drawing.kind}.", _HINTS.get(drawing.kind, _HINT))
        try:
            content, ending = taken_picture(self.parts.get(drawing.target, b""), drawing.crop)
        except PictureError as error:
            return self._remark(f"Here stood a picture. {error.message}", error.hint)
        same = (name for name, other in self.pictures.items() if other == content)
        name = next(same, f"{len(self.pictures) + 1}.{ending}")
        self.pictures[name] = content
        return f"![{_alternative(drawing.alt)}]({FOLDER}{name})"

    def losses(self, path: str) -> Iterator[Finding]:
        """What was left out, as findings about the Word file."""
        for (message, hint), count in self._lost.items():
            times = f" ({count} times)" if count > 1 else ""
            yield Finding(id="word-part", severity="warning", path=path, message=f"{message}{times}", hint=hint)

    def _remark(self, message: str, hint: str) -> str:
        self._lost[message, hint] = self._lost.get((message, hint), 0) + 1
        return f"{{>>{message}<<}}"


def _alternative(written: str) -> str:
    """The alternative that an author has written. It is empty if there is none, which is an error of the draft."""
    words = " ".join(written.split())
    if len(words.split()) < 2 or any(sign in words for sign in _AUTOMATIC) or re.search(r"\.\w{3,4}\Z", words):
        return ""
    return SiteMarkdown().words(words).replace("[", "(").replace("]", ")")
