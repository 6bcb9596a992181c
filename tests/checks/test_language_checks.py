"""A text in another language than it says is told where its language is named."""

from __future__ import annotations

import pytest

from tests.samples.checked_text import text_findings

GERMAN = "Der Anteil der Kohle ist nicht mit dem von Öl zu vergleichen, und er wird auch nicht kleiner. " * 2


@pytest.mark.parametrize(
    ("before", "line"), [("", 1), ("---\ntitle: Kohle\nlang: en\n---\n", 3), ("```yaml\nlang: de\n```\n\n", 1)]
)
def test_the_place_is_the_key_of_the_front_matter(before: str, line: int) -> None:
    assert [finding.line for finding in text_findings(before + GERMAN, "other-language")] == [line]


def test_quotations_in_another_language_are_no_mistake() -> None:
    assert [finding.id for finding in text_findings(GERMAN, "other-language")] == ["other-language"]
    assert not text_findings(f"The chancellor said so:\n\n> {GERMAN}\n> {GERMAN}\n", "other-language")
