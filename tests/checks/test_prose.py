"""What is prose in a text, and the line and column in the file of each finding."""

from __future__ import annotations

import json

import pytest

from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import check_prose
from dashboard.core.text_span import TextSpan
from tests.samples.edition import Edit
from tests.samples.site import HEAD

PIECE = "docs/analyses/a.md"


def findings_in(text: str, known: KnownNames | None = None, lang: str = "en") -> list[tuple[str, int, int]]:
    report = check_prose([TextSpan(text)], PIECE, known or KnownNames(), lang)
    return [(finding.id, finding.line, finding.column) for finding in report.findings if finding.severity != "info"]


@pytest.mark.parametrize(
    "text",
    [
        '```\nTwo  spaces, TODO and a "straight" quote - in code code.\n```\n',
        "Words.\n\n    two  spaces in  code\n\nMore words.\n",
        '`two  spaces` and `"quotes"` in code.\n',
        "<pre>two  spaces</pre>\n",
        "$$a  -  b$$ and \\(x  y\\).\n",
        '[Words](https://example.org/a--b "A title") and <https://example.org/it\'s>.\n',
        '[Words][one].\n\n[one]: https://example.org "A title"\n',
        "| a   | b |\n| --- | - |\n| c   | - |\n",
        "- one\n\n    - two\n\n- three\n",
        "1.  One\n2.  Two\n",
        'Words{: .class  title="x"}.\n',
        "Line one ends here,  \nand goes on after a break.\n",
        "It had had enough, she said that that was so, again and again and again.\n",
        "In 2019 2020 was far away.\n",
        "A hall of 5m x 5m x 7m, 3 by 5 by 5 metres, or 2 to 2 to 1.\n",
        "Write to <a@example.org> or <b@example.org> or call.\n",
        "The file file_name, and and_the; see [^1] and [^2] and stay.\n\n[^1]: One.\n[^2]: Two.\n",
        "Prices of 5.4 to 7.1 and 12,000 roubles; 2024-05-09 is a day, 2019–2024 are years.\n",
        "Oil. Oil pays, oil-rich or not.\n",
        "## Oil\nOil pays.\n",
        '!!! note "Straight by rule"\n\n    Words within.\n',
        "The U.S. and China met. So did J. Smith, e.g. in Kyiv, at 10 a.m. there.\n",
        "From 1950 to 1999 units; from 2020 to 2024.5 too.\n",
        "On 29 February they met; and on 29 February 2024, May 31, 2024 and 31 May.\n",
        "CO<sub>2</sub>, an internship at AT&T, 5 May at 6:00 GMT: all know these, as they know a PDF.\n",
        "G7, II, XIV, USD and GWh are none; C++ and R&D neither, NOT EVEN SHOUTED WORDS.\n",
        '<!-- A comment  with two spaces and a "quote" -->\n\nWords.\n',
    ],
)
def test_correct_text_gives_no_finding(text: str) -> None:
    ids = [id for id, _, _ in findings_in(HEAD + text)]
    assert [id for id in ids if id != "unexplained-abbreviation" or "R&D" not in text] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**bold**  words", ("doubled-space", 10, 9)),
        ("> quoted  words", ("doubled-space", 10, 9)),
        ("- item  two", ("doubled-space", 10, 7)),
        ("a\u00a0 b", ("doubled-space", 10, 2)),
        ("ends.\u00a0", ("doubled-space", 10, 6)),
        ("## Heading ends \u00a0\n\nWords.", ("doubled-space", 10, 16)),
        ("the **the** end", ("repeated-phrase", 10, 7)),
        ("the\nthe end", ("repeated-phrase", 11, 1)),
        (
            "one two three four five six seven eight one two three four five six seven eight.",
            ("repeated-phrase", 10, 41),
        ),
        ("Prices fell[^1] - and rose.\n\n[^1]: A note.", ("hyphen-for-dash", 10, 17)),
        ("In 2019-2024 they met.", ("hyphen-for-dash", 10, 8)),
        ("![A  picture](../a.svg)", ("doubled-space", 10, 4)),
        ("```chart\nid: own\ntitle: Two  spaces\n```", ("doubled-space", 12, 11)),
        ("```chart\nid: own\nalt: |\n    One line.\n\n    Two  spaces.\n```", ("doubled-space", 15, 8)),
        ("On May 32, 2024.", ("no-such-date", 10, 4)),
        ("On 2024-02-30.", ("no-such-date", 10, 4)),
        ("Between June 2024 and March 2024.", ("dates-out-of-order", 10, 1)),
        ("In 2024–2019.", ("dates-out-of-order", 10, 4)),
        ("[a](http://example.org)", ("insecure-link", 10, 5)),
        ("A {>> remark >>} b.", ("leftover-markup", 10, 3)),
        ("A { >> remark << } b.", ("leftover-markup", 10, 3)),
        ("A {++new+} word.", ("leftover-markup", 10, 3)),
        ("A {--gone\n\nword.", ("leftover-markup", 10, 3)),
        ("- A `sign {++in++}\n- a ` sign", ("leftover-markup", 10, 11)),
        ("<<<<<<< main\n\na\n\n=======\n\nb\n\n>>>>>>> theirs", ("leftover-markup", 10, 1)),
        ("```chart\nid: own\nalt: chart.png\n```", ("alt-is-file-name", 12, 6)),
        ("Heading\n=======\n\nWords.", ("heading-order", 10, 1)),
        ("  #### Heading\n\nWords.", ("heading-order", 10, 3)),
        ("   ## #\n\nWords.", ("empty-heading", 10, 4)),
    ],
)
def test_a_finding_has_its_line_and_column(text: str, expected: tuple[str, int, int]) -> None:
    assert findings_in(HEAD + text + "\n") == [expected]


@pytest.mark.parametrize(
    "text",
    ["- a `{++\n  b++}` c\n- d", "`{>> a` and $x_{++}$.", "```text\n{--a\n```", "{++ and {-- begin marks, {a} >> {b}."],
)
def test_signs_that_begin_no_mark_of_editing_are_left_alone(text: str) -> None:
    assert not findings_in(HEAD + text + "\n")


def test_a_finding_in_the_front_matter_has_its_line_and_column() -> None:
    head = HEAD.replace("title: A lifeline", 'title: "A  lifeline"').replace("of the two", "of  the two")
    assert findings_in(head) == [("doubled-space", 2, 10), ("doubled-space", 4, 45)]


def test_a_finding_in_a_notebook_has_the_line_and_column_in_its_file(edit: Edit) -> None:
    cells = [HEAD.rstrip("\n"), 'A “word” and a \\ and\n\na "quote"  here', "## Next\n\nthe the end"]
    notebook = {
        "cells": [
            {"cell_type": "markdown", "id": f"c{number}", "metadata": {}, "source": cell.splitlines(keepends=True)}
            for number, cell in enumerate(cells)
        ],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    text = json.dumps(notebook, indent=1, ensure_ascii=False)
    findings = edit({"docs/analyses/book.ipynb": text}).findings
    places = {"straight-quote": '\\"quote', "doubled-space": "  here", "repeated-phrase": "the end"}
    expected = {id: _place(text, words) for id, words in places.items()}
    assert {finding.id: (finding.line, finding.column) for finding in findings} == expected


def test_keys_in_a_notebook_and_in_a_list_have_their_columns(edit: Edit) -> None:
    head = HEAD.replace("kind: comment", "kind: coment").rstrip("\n")
    keys = "id: own\ntype: lien\ndata: trade\ntitle: Trade\nalt: A line rises\nx: year\ny: value\ncolor: flow\n"
    fence = f"```chart\n{keys}```"
    cells = [
        {"cell_type": "markdown", "id": str(number), "metadata": {}, "source": source.splitlines(keepends=True)}
        for number, source in enumerate((head, fence))
    ]
    text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    listed = "- A list\n\n" + "".join(f"    {line}\n" for line in fence.replace("own", "other").split("\n"))
    edition = edit({"docs/analyses/book.ipynb": text, "docs/analyses/a.md": HEAD + listed})
    assert {(finding.path, finding.id): (finding.line, finding.column) for finding in edition.findings} == {
        ("docs/analyses/book.ipynb", "unknown-name"): _place(text, "kind:"),
        ("docs/analyses/book.ipynb", "unknown-type"): _place(text, "type: lien"),
        ("docs/analyses/a.md", "unknown-type"): _place(HEAD + listed, "type: lien"),
    }


def _place(text: str, words: str) -> tuple[int, int]:
    """Line and column of the first words in a text."""
    before = text[: text.index(words)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "Spotkali się 31 czerwca 2024."),
        ("de", "Sie trafen sich am 31. Juni 2024."),
        ("sv", "De träffades den 31 juni 2024."),
    ],
)
def test_dates_are_read_in_the_language_of_the_text(lang: str, text: str) -> None:
    assert [id for id, _, _ in findings_in(text, lang=lang)] == ["no-such-date"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "Od 2024 do 2022."),
        ("de", "Von 2024 bis 2022."),
        ("sv", "Från 2024 till 2022."),
        ("en", "From 2024 to 2022."),
    ],
)
def test_spans_are_read_in_the_language_of_the_text(lang: str, text: str) -> None:
    assert [id for id, _, _ in findings_in(text, lang=lang)] == ["dates-out-of-order"]


def test_us_dollars_are_known_in_german() -> None:
    assert findings_in(HEAD + "Es waren 245 Milliarden US-Dollar.\n", lang="de") == []


def test_a_heading_that_stands_twice_is_told_once() -> None:
    text = HEAD + "## Volumes grew in every year\n\nOil.\n\n## Volumes grew in every year\n\nGas.\n"
    assert [id for id, _, _ in findings_in(text)] == ["duplicate-heading"]


def test_names_are_compared_with_the_list_of_their_language() -> None:
    known = KnownNames((("en", "Kiev", "Kyiv"), ("en", "ruble", "rouble"), ("de", "Kiew", "Kyjiw")))
    assert findings_in("Rubles came to Kiev and to Kiew, not to Kievan Rus.", known) == [
        ("name-variant", 1, 1),
        ("name-variant", 1, 16),
    ]
    assert findings_in("Nach Kiew, nicht Kiev.", known, "de") == [("name-variant", 1, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "The Shanghai Cooperation Organisation (SCO) met. The SCO has ten members.",
        "The SCO (Shanghai Cooperation Organisation) met.",
        "The EU, the US, the UN, OSW and 5 GW of power.",
    ],
)
def test_an_abbreviation_is_explained_on_either_side(text: str) -> None:
    assert findings_in(text, KnownNames(abbreviations=frozenset({"OSW"}))) == []
