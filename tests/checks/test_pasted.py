"""A text pasted from a word processor: the checks find every mistake in it and nothing else, and none is an error."""

from __future__ import annotations

import pytest

from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import check_prose
from dashboard.core.text_span import TextSpan
from tests.samples.checked_text import text_findings

NBSP = "\u00a0"
TEXT = f"""\
---
title: "Two neighbours: close, and not alike\u202f"
kind: comment
standfirst: What binds the two is less than they say, writes Ola Nowak in her note {NBSP}in her note for us.
authors: [ola-nowak]
theme: economy
date: 2025-05-09
status: draft
---
Both of them gain from the exchange, though not alike. One sells what the ground gives; the other sells what it
makes – and it can wait. When the price falls, so does the income of the first - thus, the gap widens. {NBSP}

## Who needs whom{NBSP}

The talks about a second pipeline - which have gone on for ten years – came to nothing. {NBSP}Buyers with many
sellers, as we know, have time; the sellers of gas do not — all of which makes for long talks.{NBSP}

This note is part of a series by the Centre for Neighbours (CFN) and its friends.

Author(s)
Ola Nowak
Ola Nowak
Fellow, department of neighbours at the Centre (CFN)
Author(s)
Ola Nowak
Ola Nowak
Fellow, department of neighbours at the Centre (CFN)
"""


def test_every_mistake_in_a_pasted_text_is_found_and_nothing_else() -> None:
    report = check_prose([TextSpan(TEXT)], "docs/analyses/a.md", KnownNames(people=frozenset({"Ola Nowak"})))
    places = sorted((finding.line, finding.column, finding.id) for finding in report.findings)
    assert places == [
        (2, 45, "doubled-space"),
        (4, 83, "doubled-space"),
        (4, 85, "repeated-phrase"),
        (11, 80, "hyphen-for-dash"),
        (11, 103, "doubled-space"),
        (13, 18, "doubled-space"),
        (15, 35, "hyphen-for-dash"),
        (15, 88, "doubled-space"),
        (16, 59, "mixed-dashes"),
        (16, 95, "doubled-space"),
        (21, 1, "typed-byline"),
        (22, 1, "repeated-phrase"),
        (24, 1, "repeated-line"),
        (25, 1, "typed-byline"),
        (26, 1, "repeated-phrase"),
    ]
    assert {finding.severity for finding in report.findings} == {"warning"}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("The Chinese econ-\nomy grew.", 13),
        ("So state-\nowned firms said.", 4),
        ("Both medium-\nand long-term loans, Ein-\nund Ausfuhr, pre-\nBrexit, 5-\nyear.", 0),
        (
            "Ein-\nbzw. Ausfuhr, Import-\nwie Exportseite, import-\nsamt exportfrågor, medium-\nrather than long-term.",
            0,
        ),
        ("Words -\nand words --\nso.\n\n- one-\n- two\n\n`a-\nb` and\n\n```\nlong-\nname\n```", 0),
    ],
)
def test_a_word_that_a_line_parts_is_told(text: str, column: int) -> None:
    assert [finding.column for finding in text_findings(text, "split-word")] == [column] * bool(column)
