"""What was begun and not finished in a text is told once, where it begins; what is read as it stands is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.checked_text import fixed_text, text_findings

CHART = "```chart\nid: own\ntype: line\n"
HEAD = "---\n{}\n---\nWords.\n"


def told(text: str) -> list[tuple[str, int]]:
    ids = ("broken-fence", "unread-table", "empty-link", "cut-value", "curly-value", "missing-alt", "straight-quote")
    ids = (*ids, "unreadable-sign", "dead-reference", "empty-box", "words-as-code")
    return [(finding.id, finding.line) for finding in text_findings(text, *ids)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Words.\n\n{CHART}", [("broken-fence", 3)]),
        (f"Words.\n\n{CHART}\nWords.\n\n{CHART}```\n", [("broken-fence", 3)]),
        ("Words.\n\n```\nx = 1\n", [("broken-fence", 3)]),
        ("```x``` is code.\n\nWords.\n\n```\nx = 1\n```\n", [("broken-fence", 1)]),
        ("- ```x``` is code.\n- More.\n", []),
        ("~~~ a`b\nx = 1\n~~~\n\n```\na\n- ```\nb\n```\n", []),
        (CHART.replace("chart", "charts") + "```\n", [("broken-fence", 1)]),
        (CHART.replace("chart", "Chart") + "```\n", [("broken-fence", 1)]),
        (CHART.replace("chart", "{chart}") + "```\n", [("broken-fence", 1)]),
        (CHART.replace("```", "‘‘‘") + "```\n", [("broken-fence", 1)]),
        (CHART.replace("```", "'''") + "'''\n", [("broken-fence", 1)]),
        ("````\n" + CHART.replace("```", "‘‘‘") + "‘‘‘\n````\n", []),
        (f"Words.\n\n    {CHART.replace('\n', '\n    ')}```\n", [("broken-fence", 3)]),
        (f"- Words.\n\n    {CHART.replace('\n', '\n    ')}```\n", []),
        (f"- Words.\n\n    More.\n\n    {CHART.replace('\n', '\n    ')}```\n", []),
        (CHART + "```\n", []),
        (CHART.replace("chart", "{.chart}") + "```\n", []),
        (CHART.replace("```chart", "~~~ chart") + "~~~\n", []),
        (f"````\n{CHART}```\n````\n", []),
        ("```md\n- a\n\n    ```\n    [b][c]\n    ```\n\n| a | b |\n| c | d |\n```\n\nWords.\n", []),
        ("```cpp\nchar c;\n```\n\n```char\n```\n", []),
        ("Both grew.\n\n\tThis paragraph begins as Word begins it.\n", [("words-as-code", 3)]),
        ("Both grew.\n\n    This is one sentence\n    of two lines, no less.\n", [("words-as-code", 3)]),
        ("Two grew:\n\n    - oil of the north\n    - gas\n", [("words-as-code", 3)]),
        ("Two keys:\n\n    - name: oil\n    - name: gas\n\nSo.\n\n    - oil\n    - gas\n", []),
        ("Both grew.\n\n    total = sum(rows) if rows else 0.\n", []),
        ("- One.\n\n    This paragraph belongs to the item.\n\n    And so does this one here.\n", []),
        ('!!! note "How"\n\n    Once in each year, at the quay.\n', []),
        ("It grew.[^1]\n\n[^1]: A note.\n\n    It has a second paragraph, too.\n", []),
        ("<details>\n\n    This stands within an element of HTML.\n\n</details>\n", []),
        ("```\na\n\n    This is an output of a program.\n```\n", []),
        ("1. So:\n\n    ```\n    a\n\n    b\n    ```\n\n    This goes on behind the code.\n", []),
        ('=== "A"\n\n    ```chart\n    id: own\n    ```\n\n    This goes on behind the chart.\n', []),
        ("- So:\n\n```\na\n```\n\n    This belongs to no item any more.\n", [("words-as-code", 7)]),
        ("It grew.[^1]\n\n[^1]:\n    Two of them did:\n\n    - oil\n    - gas\n", []),
        ("Yamal\n:   A peninsula.\n\n    It lies in the north of Siberia.\n", []),
        ('!!! note "How"\n\n  Once.\n', [("empty-box", 1)]),
        ('=== "A"\n\n    Words.\n\n=== "B"\n\n  Words.\n', [("empty-box", 5)]),
        ('!!! note "How"\n\n    Once.\n', []),
        ('!!! note "How"\n    Once.\n\nWords.\n', []),
        ('```\n!!! note "How"\n\nWords.\n```\n', []),
        ("As [we wrote](), it grew.", [("empty-link", 1)]),
        ('As [we wrote](x.md "()"), it grew: `[a]()`.', []),
        ('<img src="../images/port.png">', [("missing-alt", 1)]),
        ('<img alt="Cranes" src="../images/port.png">', []),
        (HEAD.format("title: Report #3 on ports"), [("cut-value", 2)]),
        (HEAD.format("title: Report # a remark"), []),
        (HEAD.format('title: "Report #3 on ports"'), []),
        (CHART + "title: Both #up\n```\n", [("cut-value", 4)]),
        (HEAD.format("title: “Oil”"), [("curly-value", 2)]),
        (HEAD.format('title: “Oil"'), [("curly-value", 2)]),
        (HEAD.format("title: “Oil” and gas"), []),
        ("The yu\u200ban grew.", [("unreadable-sign", 1)]),
        ("Words.\n\u00a0\nMore.", [("unreadable-sign", 2)]),
        ("Words.\n\n\u00a0\n\n10\u00a0tons.", []),
        ("```\na\n\u00a0\nb\n```", []),
        ("The yuan\u2028grew.", [("unreadable-sign", 1)]),
        ("It is \u202e43\u202c%.", [("unreadable-sign", 1)]),
        ("It is &#x202E;43%.", [("unreadable-sign", 1)]),
        (HEAD.format('title: "It is \\u202e43%"'), [("unreadable-sign", 2)]),
        ("It grew.\U000e0041\U000e0042", [("unreadable-sign", 1)]),
        ("The flag of Wales: \U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f.", []),
        ("In Persian: \u2067\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\u2069.", []),
        ("It grew.[^1]\n\n[^1] : In yuan.\n", [("dead-reference", 3)]),
    ],
)
def test_it_is_told_where_it_begins(text: str, found: list[tuple[str, int]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Words.\n \u00a0 \nMore.\n", "Words.\n\nMore.\n"),
        ("> Words.\n> \u00a0\n> More.\n", "> Words.\n> \n> More.\n"),
        ("```sh\u00a0 \n# a\n```\n", "```sh\n# a\n```\n"),
        ("\u00a0\u00a0```\na\n```\n", "  ```\n  a\n  ```\n"),
        ("!!!\u00a0note\n    Words.\n", "!!! note\n    Words.\n"),
    ],
)
def test_blanks_that_do_not_break_are_plain_ones_in_what_markdown_reads(tmp_path: Path, text: str, fixed: str) -> None:
    assert fixed_text(tmp_path, text) == fixed
