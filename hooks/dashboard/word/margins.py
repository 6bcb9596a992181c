"""What stands above and below the text on each page of a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.word.package import Package
from dashboard.word.xml_part import name, read_xml


def words_in_margins(package: Package) -> Iterator[str]:
    """The words of each header and footer; of those that hold a number of the page only, none."""
    for kind, target, _ in package.relationships(package.main).values():
        if kind.endswith(("/header", "/footer")) and target in package.parts:
            root = read_xml(package.parts[target], target)
            lines = ["".join(text.text or "" for text in each.iter(name("w:t"))) for each in root.iter(name("w:p"))]
            lines += [drawn.get("string", "") for drawn in root.iter(name("v:textpath"))]  # (watermarks)
            words = " ".join(" ".join(lines).split())
            if any(sign.isalpha() for sign in words):
                yield words
