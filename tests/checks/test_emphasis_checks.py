"""Asterisks that readers get as they stand are told, where they were meant to stress words, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.checked_text import fixed_text, text_findings

PARAGRAPH = "Words *a* **b** ***c*** _d_ and more of them.\n"


def told(text: str) -> list[int]:
    return [finding.line for finding in text_findings(text, "unread-emphasis")]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("It is ** very** small.\n", "It is **very** small.\n"),
        ("It is ** very small ** now.\n", "It is **very small** now.\n"),
        ("It is **very ** small and **so** on.\n", "It is **very** small and **so** on.\n"),
        ("It is * very* small, _ so_ it was.\n", "It is *very* small, _so_ it was.\n"),
        ("It is *very * small, __so __ it _ was _ so.\n", "It is *very* small, __so__ it _was_ so.\n"),
        ("**Oil: **prices and *more *words.\n", "**Oil:** prices and *more *words.\n"),
        ("It is** very** small.\n", "It is **very** small.\n"),
        ("**Oil: **prices, **so**, and **It **was** so.**\n", "**Oil:** prices, **so**, and **It **was** so.**\n"),
        ("- ** Oil**\n- *** gas ***\n", "- **Oil**\n- ***gas***\n"),
        ("| ** a** | b |\n|---|---|\n| c | **d ** |\n", "| **a** | b |\n|---|---|\n| c | **d** |\n"),
        ("> ** Both\n> grew **\n", "> **Both\n> grew**\n"),
        ("Words.\n\n**\nBoth grew\n**\n", "Words.\n\n**Both grew**\n"),
        ("## ** Oil **\n", "## **Oil**\n"),
    ],
)
def test_blanks_within_are_told_and_taken_out(tmp_path: Path, text: str, fixed: str) -> None:
    assert told(PARAGRAPH + text) != []
    assert fixed_text(tmp_path, text) == fixed


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("**Both grew.\n\nSo did debts.**\n", [1]),
        ("*Both grew.\n\nSo did debts.*\n", [1]),
        ("- **Both grew\n- So did debts**\n", [1]),
        ("It is **very small.\n\nWords.\n", [1]),
        ("**Oil | gas\n\nWords.\n", [1]),
        ("Words.\n\n#### Oil and gas**\n\nWords.\n", [3]),
        ("**Ask *****why*** they did.\n", [1]),
        ("It is so. ** **Fakes** are here.\n", [1]),
        ("**Fakes** ** are here.\n", [1]),
    ],
)
def test_an_end_that_is_missing_is_told(tmp_path: Path, text: str, lines: list[int]) -> None:
    assert told(text) == lines
    assert fixed_text(tmp_path, text) == text


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH,
        "**It **was** so.** And *a *b* c.*",
        "GDP** and trade** grew.\n\n**Preliminary",
        "**{{ site.oil }}** or **![A](b.png)** and **so**",
        "It is 2 * 3 * 4, or x ** 2 + y ** 2.",
        "**Both** are x ** 2; a hotel with ***** or f***** words, **a**** b**.",
        "*****\n\n**Oil**** gas** and `** **a**`.",
        "The price * volume * share is *not* known.",
        "`** a**` and $a ** b**$ and \\*\\* a\\*\\*.\n\n```\n** a**\n```",
        "GDP* grew.\n\n*Preliminary.",
        "- Polls**: [a](b.md)\n- Names***\n\n**Since 2020.\n\n***Since 2022.",
        "_ One of them\n_ Two of them",
        "## GDP growth**\n\nWords.\n\n**Preliminary",
        "## x**2 and 2**",
        "| GDP** | 0.5*** |\n|---|---|\n| a | 2* |\n\n** Significant at 5%.\n\n*** At 1%.",
        "See [**a** b](x_ y_.md) and [c](https://example.org/_a_b_/**).",
        "**[Oil](x.md)** and **“Oil”** and (**oil**), **oil**: *oil*s.",
        "Name: ___ Date: ___ and snake_case _ or __init__.",
        "***a** b* and **a *b***",
        "* item\n* item *a*\n\n* * *\n\nWords",
        "Give **kwargs to it.",
        "**US | China**\n\nWords",
        "!!! note \"** a**\"\n    *Words*",
        "```chart\nid: own\nnote: \"** Provisional\"\n```\n\n**Provisional",
        "**Bold\nover two lines** and ![**a**](b.png \"** c**\")",
        '<span title="** a**">b</span>',
    ],
)  # fmt: skip
def test_what_is_read_or_meant_as_it_stands_is_not_told(text: str) -> None:
    assert told(text) == []
