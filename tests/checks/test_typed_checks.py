"""Notes and headings that are typed by hand are told once; raised numbers and bold words that are none are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import check_prose
from dashboard.core.text_span import TextSpan
from tests.samples.checked_text import fixed_text, text_findings

BELOW = "The two sell each other more than before."


def told(text: str) -> list[tuple[str, int]]:
    return [(finding.id, finding.line) for finding in text_findings(text, "typed-note", "bold-heading")]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("It grew.¹ So²\n\n¹ In yuan.\n² In km².\n", "It grew.[^1] So[^2]\n\n[^1]: In yuan.\n[^2]: In km².\n"),
        ("It grew<sup>1</sup>.\n\n<sup>1</sup> In yuan.\n", "It grew[^1].\n\n[^1]: In yuan.\n"),
        ("“It grew”¹\n\n## Notes\n\n¹. In yuan.\n", "“It grew”[^1]\n\n## Notes\n\n[^1]: In yuan.\n"),
        ("It¹ grew.¹\n\n¹ In yuan.\n", ""),
        ("It grew.[^1] So did we.²\n\n[^1]: In yuan.\n\n² In roubles.\n", ""),
        ("It grew.¹ So did we.²\n\n**Notes**\n\n1 In yuan.\n\n2 In roubles.\n", ""),
        ("It grew.¹ So did we.²\n\n## Notes\n\n1. In yuan.\n2. In roubles.\n", ""),
    ],
)  # fmt: skip
def test_typed_notes_are_told_once_and_become_notes(tmp_path: Path, text: str, fixed: str) -> None:
    assert [id for id, _ in told(text)] == ["typed-note"]
    assert fixed_text(tmp_path, text) == (fixed or text)


@pytest.mark.parametrize(
    "text",
    [
        "It grew.[^1]\n\n[^1]: In yuan.\n",
        "It has 5 km² and 10³ m³, CO² and x².\n\n1. One\n2. Two\n",
        "| GDP¹ | Oil |\n|---|---|\n| 1 | 2 |\n\n¹ Preliminary.\n",
        "It grew.¹ So did we.\n\nWords.\n",
        "The 1<sup>st</sup> of May.\n\n1. One\n",
        "`a¹`\n\n¹ In yuan.\n",
    ],
)
def test_raised_numbers_that_are_no_notes_are_not_told(text: str) -> None:
    assert told(text) == []


def test_somebody_with_a_byline_is_no_heading() -> None:
    names = KnownNames(people=frozenset(["Jan Kowalski"]))
    text = TextSpan(f"{BELOW}\n\n**Jan Kowalski**\n\n{BELOW}\n")
    assert "bold-heading" not in {finding.id for finding in check_prose([text], "docs/about/x.md", names).findings}


@pytest.mark.parametrize(
    "line", ["**In roubles**", "__In roubles__", "<strong>In roubles</strong>", "<p><b>In roubles</b></p>"]
)
def test_bold_words_above_a_paragraph_are_told(line: str) -> None:
    text = f"{BELOW}\n\n{line}\n\n{BELOW}\n\n**In yuan**\n\n{BELOW}\n"
    assert told(text) == [("bold-heading", 3)]
    # (A line by somebody, or words that shall stand out, look the same.)
    assert {finding.severity for finding in text_findings(text, "bold-heading")} == {"info"}


@pytest.mark.parametrize(
    "text",
    [
        f"**In roubles.** {BELOW}\n\n{BELOW}",
        f"**In roubles**\n{BELOW}",
        f"**In roubles:**\n\n{BELOW}",
        f"**Why in roubles?**\n\n{BELOW}",
        f"**It grew.**\n\n{BELOW}",
        f"**Table 1**\n\n{BELOW}",
        f"**_Note: two did not grow_**\n\n{BELOW}",
        f"**Wang**\n\n{BELOW}\n\n**Ivanov**\n\n{BELOW}\n\n**Wang**\n\n{BELOW}\n\n**Ivanov**\n\n{BELOW}",
        f"- **In roubles**\n\n    {BELOW}",
        f"> **In roubles**\n>\n> {BELOW}",
        "**In roubles**\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "**In roubles**\n\n- The two sell each other more than before.",
        "**One**\n\n**Two**\n\nWords.",
        f"```\na\n\n**In roubles**\n\n{BELOW}\n```",
        f"## In roubles\n\n{BELOW}",
    ],
)
def test_bold_words_that_are_no_heading_are_not_told(text: str) -> None:
    assert told(text) == []
