"""A text is in the language that it says."""

from __future__ import annotations

from tests.samples.checked_text import text_findings

GERMAN = (
    "Der Handel ist für den einen wichtiger als für den anderen, und das wird auch so bleiben. Die Ausfuhr von Kohle "
    "ist nicht mit der von Öl zu vergleichen, und sie wurde auch nicht von den Zöllen getroffen."
)


def test_quotations_in_another_language_are_no_mistake() -> None:
    assert [finding.id for finding in text_findings(GERMAN, "other-language")] == ["other-language"]
    assert not text_findings(f"The chancellor said so:\n\n> {GERMAN}\n> {GERMAN}\n", "other-language")
