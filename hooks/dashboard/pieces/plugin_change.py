"""What plugins of the host have made of one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from dashboard.cache.keys import key_of
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.text_span import TextSpan
from dashboard.markup.removal import Removal


class PluginChange(Frozen):
    """What plugins have made of one text, and what they were given."""

    by: tuple[str, ...] = ()
    """The plugins that changed it."""
    markdown: str | None = None
    """The text without its front matter as they left it; None if they left it as it is."""
    given_html: str | None = None
    """The HTML that they were given; None if no plugin looks at HTML."""
    html: str | None = None
    """The HTML as they left it; None if they left it as it is."""
    kept_lines: frozenset[int] = frozenset()
    """The lines of the file that are as they were; empty if all are."""
    digest: str = ""
    """The digest of what an approval covers beside the file (`approved_digest`)."""

    def approved_digest(self, settings: str) -> str:
        """The digest of what an approval covers beside the file; empty where no plugin changed the text.

        Args:
            settings: the digest of how the plugins are set up.
        """
        if not self.by:
            return ""
        if self.html is None:
            return key_of("plugins", settings, self.markdown, "")
        # Imported here since most sites have no plugin that changes texts.
        from dashboard.pieces.html_fragment import HtmlFragment

        # Words, and links and the like of plugins alone: other HTML differs from one version of the engine to the next.
        given, made = HtmlFragment(self.given_html or ""), HtmlFragment(self.html)
        added = Counter(made.marks) - Counter(given.marks)
        return key_of("plugins", settings, self.markdown, made.text, *sorted(added.elements()))

    @property
    def names(self) -> str:
        """The plugins that changed the text, as words."""
        return " and ".join(dict.fromkeys(self.by))


class TextChanger(Protocol):
    """Takes part while one text is read. `SourceTextReader` calls the methods in their order here."""

    def change_parts(
        self, whole: list[TextSpan], body: list[TextSpan], path: str
    ) -> tuple[list[TextSpan], list[TextSpan]]:
        """Change the Markdown of a text.

        Args:
            whole: the parts of the text.
            body: the parts without the front matter.
            path: the file.

        Returns:
            both, changed or not.
        """

    def change_html(self, html: str, headings: list[Any], path: str) -> str:
        """Change the HTML of a text.

        Args:
            html: the HTML, with `@base@` for the site's root.
            headings: as Python-Markdown knows them.
            path: the file.
        """

    def removal_findings(self, removals: Iterable[Removal], path: str) -> Iterator[Finding]:
        """What was removed from the HTML that plugins changed, as findings that name them.

        Args:
            removals: what was removed.
            path: the file.
        """

    def finish[Text: Any](self, text: Text, findings: list[Finding]) -> tuple[Text, list[Finding]]:
        """Put everything at its line in the file, and add to the digests what has been made of the text.

        Args:
            text: the SourceText as it was read.
            findings: of the changed text.
        """


def kept_lines(before: str, after: str) -> Mapping[int, int]:
    """Find the lines that stand in both of two texts.

    Lines at the beginning and at the end count as long as they are equal; between them, those that stand once in each.

    Args:
        before: a text.
        after: what was made of it.

    Returns:
        the numbers of lines in `before`, by those in `after`.
    """
    old, new = before.split("\n"), after.split("\n")
    shorter = min(len(old), len(new))
    start = next((index for index in range(shorter) if old[index] != new[index]), shorter)
    rest = shorter - start
    end = next((index for index in range(rest) if old[-1 - index] != new[-1 - index]), rest)
    lines = {index + 1: index + 1 for index in range(start)}
    lines |= {len(new) - index: len(old) - index for index in range(end)}
    old_counts, new_counts = Counter(old[start : len(old) - end]), Counter(new[start : len(new) - end])
    places = {line: start + index + 1 for index, line in enumerate(old[start : len(old) - end])}
    for index, line in enumerate(new[start : len(new) - end], start + 1):
        if line.strip() and old_counts[line] == new_counts[line] == 1:
            lines[index] = places[line]
    return lines
