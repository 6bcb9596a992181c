"""Lists and tables laid out as other editors have them: what is told of them, and what `--fix` makes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.checks.fix import fix_file
from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import check_prose
from dashboard.core.text_span import TextSpan
from tests.samples.checked_text import fixed_text, text_findings
from tests.samples.site import notebook_text

PIECE = "docs/about/x.md"
AS_FIXED = "- a\n\n    - b\n    - c\n\n        d\n\n    - e\n\n        f\n"
LAYOUT = ("run-on-list", "list-indent")


def told(text: str) -> list[tuple[str, int]]:
    return [(finding.id, finding.line) for finding in text_findings(text, *LAYOUT)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Three:\n- a\n- b\n", "Three:\n\n- a\n- b\n"),
        ("Words\n1. a\n2. b\n", "Words\n\n1. a\n2. b\n"),
        ("> Words:\n> - a\n>   - b\n", "> Words:\n>\n> - a\n>     - b\n"),
        ("!!! note\n    Words:\n    - a\n", "!!! note\n    Words:\n\n    - a\n"),
        ("- a\n1. b\n2. c\n", "- a\n\n1. b\n2. c\n"),
        ("- a\n\n    - b\n- c\n", "- a\n\n    - b\n\n- c\n"),
        ("1) a\n2) b\n", "1. a\n2. b\n"),
        ("- a\n  - b\n    - c\n- d\n", "- a\n    - b\n        - c\n- d\n"),
        ("1. a\n   - b\n\n   words\n   go on\n2. c\n", "1. a\n    - b\n\n    words\n    go on\n\n2. c\n"),
        ("- a\n\n  ```\n    x\n  ```\n\n- b\n", "- a\n\n    ```\n      x\n    ```\n\n- b\n"),
        ("- a\n> words\n", "- a\n\n> words\n"),
        ("> - a\n> > words\n", "> - a\n>\n> > words\n"),
        ("- a\n\n    words\n> more\n", "- a\n\n    words\n\n> more\n"),
        ("1. a\n\n    words\n- b\n", "1. a\n\n    words\n\n- b\n"),
        ("- a\n---\n", "- a\n\n---\n"),
        ("> words\n---\n", "> words\n\n---\n"),
        ("Words\n1. a\n\n   more\n\n2. b\n", "Words\n\n1. a\n\n    more\n\n2. b\n"),
        ("-\ta\n\n\t- b\n-\tc\n", "-\ta\n\n\t- b\n\n-\tc\n"),
        ("- a\n\n  words\n- b\n  > more\n", "- a\n\n    words\n\n- b\n  > more\n"),
        ("- a\n\n  > b\n## C\n## D\n", "- a\n\n    > b\n\n## C\n## D\n"),
        ("- a\n\n    words\n***\n", "- a\n\n    words\n\n***\n"),
        ("-    a\n\n        words\n", "-    a\n\n    words\n"),
        ("> words\n1. a\n", "> words\n\n1. a\n"),
        ("> words\n```\nx\n```\n", "> words\n\n```\nx\n```\n"),
        ("```\na\n ```\n", "```\na\n```\n"),
        ("  ```py\n a\n   b\n`````\n", "  ```py\n  a\n   b\n  ```\n"),
        ("- a\n\n  ```\nb\n    ```\n", "- a\n\n    ```\n    b\n    ```\n"),
        ("a[^1]\n\n[^1]: - a\n    - b\n", "a[^1]\n\n[^1]:\n    - a\n    - b\n"),
        ("a[^1]\n\n[^1]: > a\n\n    b\n", "a[^1]\n\n[^1]:\n    > a\n\n    b\n"),
        ("a[^1]\n\n[^1]: |a|b|\n    |-|-|\n", "a[^1]\n\n[^1]:\n    |a|b|\n    |-|-|\n"),
        ("Words\n| a | b |\n|---|---|\n| c | d |\n", "Words\n\n| a | b |\n|---|---|\n| c | d |\n"),
        ("- a\n    > b\n    > c\n- d\n", "- a\n\n    > b\n    > c\n\n- d\n"),
        ("- a\n\t> [!note] T\n\t> b\n- c\n", "- a\n\n\t> [!note] T\n\t> b\n\n- c\n"),
        ("- a\n  > b:\n  > - c\n  >   - d\n- e\n", "- a\n  > b:\n  >\n  > - c\n  >     - d\n- e\n"),
        (" > a:\n > - b\n > - c\n", " > a:\n >\n > - b\n > - c\n"),
        ("- a\n\n  > b\n  >\n  > - c\n  >   - d\n", "- a\n\n    > b\n    >\n    > - c\n    >     - d\n"),
        ("1) a\n2) b\n   - c\n3) d\n", "1. a\n2. b\n    - c\n3. d\n"),
        ("1) a\n\n    more\n\n2) b\n", "1. a\n\n    more\n\n2. b\n"),
        ("- a\n  | b | c |\n  |---|---|\n", "- a\n\n    | b | c |\n    |---|---|\n"),
        ("- a\n    | b | c |\n    |---|---|\n", "- a\n\n    | b | c |\n    |---|---|\n"),
        ("- a\n    !!! note\n        b\n", "- a\n\n    !!! note\n        b\n"),
        ("- a\n\n    | b | c |\n    |---|---|\nwords\n", "- a\n\n    | b | c |\n    |---|---|\n\nwords\n"),
        ("1. a\n   - b\n     ## C\n", "1. a\n    - b\n\n        ## C\n"),
        ("- a\n > b\n   > c\n", "- a\n\n > b\n   > c\n"),
        ("- a\n  - b\n    > c\n    > d\n", "- a\n    - b\n      > c\n      > d\n"),
        ("- a\n  - b\n    ```\n    c\n    ```\n", "- a\n    - b\n      ```\n      c\n      ```\n"),
        ("- a\n\n    !!! note\n        b\n## C\n", "- a\n\n    !!! note\n        b\n\n## C\n"),
        ("1) a\n   ```\n   b\n   ```\n", "1. a\n   ```\n   b\n   ```\n"),
        ("- a\n\n  - b\n  - c\n\n    d\n  - e\n\n    f\n", AS_FIXED),
        ("> - a\n>\n> \t- b\n", "> - a\n>\n>     - b\n"),
        ("- a\n\n  > b:\n  > - c\n  > - d\n", "- a\n\n    > b:\n    >\n    > - c\n    > - d\n"),
        ("> - a\n>\n>   > b:\n>   > - c\n", "> - a\n>\n>     > b:\n>     >\n>     > - c\n"),
        ("1. a\n   ## B\n2. c\n", "1. a\n\n    ## B\n\n2. c\n"),
        ("- a\n\n    ## B\nwords\n", "- a\n\n    ## B\n\nwords\n"),
        ("- a\n  1) b\n- c\n", "- a\n    1. b\n- c\n"),
        ("A\n: b\n\n  c\n\n  - d\n  - e\n", "A\n: b\n\n    c\n\n    - d\n    - e\n"),
        ("- a\n\n    > b\n> c\n", "- a\n\n    > b\n\n> c\n"),
    ],
)
def test_what_is_meant_for_certain_is_written(tmp_path: Path, before: str, after: str) -> None:
    assert told(before) != []
    assert fixed_text(tmp_path, before) == after
    assert told(after) == []


@pytest.mark.parametrize(
    "below", ["## B", "> b", "---", "```\nb\n```", "    b", "1. b", "7. b", "- b", "!!! note\n    b"]
)
@pytest.mark.parametrize("indent", ["", "    "])
def test_what_stands_straight_below_a_table_is_no_row(tmp_path: Path, below: str, indent: str) -> None:
    table = f"{'- a' * bool(indent)}\n\n| a | b |\n|---|---|\n| c | d |\n".replace("\n|", f"\n{indent}|")
    inner = below.replace("\n", f"\n{indent}")
    assert told(f"{table}{indent}{inner}\n") == [("run-on-list", 6)]
    assert fixed_text(tmp_path, f"{table}{indent}{inner}\n") == f"{table}\n{indent}{inner}\n"
    assert told(f"{table}\n{indent}{inner}\n") == []


@pytest.mark.parametrize("text", ["0. a\n1. b\n\n1) c\n2) d\n", "1) a\n2) b\n\n0. c\n1. d\n", "1) a\n2. b\n"])
def test_two_numberings_beside_each_other_do_not_become_one(tmp_path: Path, text: str) -> None:
    assert {id for id, _ in told(text)} == {"run-on-list"}
    assert fixed_text(tmp_path, text) == text


def test_what_may_be_no_item_moves_with_its_box(tmp_path: Path) -> None:
    after = "- a\n\n    !!! note\n        b\n        - c\n"
    assert fixed_text(tmp_path, "- a\n\n  !!! note\n      b\n      - c\n") == after
    assert told(after) == [("run-on-list", 5)]


@pytest.mark.parametrize(
    "text",
    [
        *("1. In\n   2016. That was\n", "- In\n    2016. That was\n", "- a\n      - b\n"),
        *("Prices fell\n- and so did trade.\n\n  More.\n", "1. a\n  - b\n"),
    ],
)
def test_what_may_mean_two_things_is_told_and_left(tmp_path: Path, text: str) -> None:
    assert told(text) == [("run-on-list", 2)]
    assert fixed_text(tmp_path, text) == text


@pytest.mark.parametrize("text", ["- a\n-\n- b\n", "1. a\n2.\n3. b\n", "Words\n\n-\n", "- a\n    - b\n    -\n"])
def test_an_item_without_words_is_told_and_left(tmp_path: Path, text: str) -> None:
    [finding] = text_findings(text, *LAYOUT)
    assert "is an item without words" in finding.message
    assert fixed_text(tmp_path, text) == text


@pytest.mark.parametrize("text", ["Words\nmore\n---\n", "Words\nmore\n=\n", "- a\n  ---\n", "> a\n> b\n> ===\n"])
def test_what_is_a_heading_elsewhere_alone_is_told_and_left(tmp_path: Path, text: str) -> None:
    assert told(text) == [("run-on-list", text.count("\n"))]
    assert fixed_text(tmp_path, text) == text


@pytest.mark.parametrize("head", ["!!! note", '??? tip "A tip"', '=== "A tab"'])
def test_what_stands_below_a_box_and_not_in_it_is_told(head: str) -> None:
    assert told(f"{head}\n  Words\n") == [("list-indent", 2)]
    assert told(f"{head}\nWords\n") == [("list-indent", 2)]
    for text in (
        f"{head}\n    Words\n",
        f"{head}\n\n    Words\n",
        f"{head}\n\nWords\n",
        f"{head}\n{head}\n\n    Words\n",
    ):
        assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "- a\n```\n> b\n   - c\n1. d\n```\n",
        "````\n```\na\n  ```\n````\n",
        "```py\nx\n```\n- a\n- b\n",
        "```md\n- a\n\n    ```\n    b\n    ```\n```\n",
        "> ```\n> a\n>     ```\n> ```\n",
        "```\na\n```\n2. b\n",
        "```\na\n```\n| b | c |\n|---|---|\n",
        "!!! So, it goes on\nfor ever.\n",
        "Am\n1. Mai 2024 trafen sie sich.\n",
        "- They met in\n  2016. That year was warm.\n- b\n",
        "- a\n    - b\n        - c\n\n    words\n\n        code\n",
        "    code\n- a\n",
        "> words\nwhich go on\n",
        "- a\n- b\n---\n",
        "Words\n\n    -\n",
        "```\n-\n```\n",
        "- a\n\n## A heading\n  words\n",
        "Words\n---\n",
        "A\n:   b\n\n    c\n\n    - d\n\nB\n: c\nmore\n: d\n",
        "Words\n\n: a\n\nmore\n",
        "## A heading\nWords\n---\n",
        "```\na\n```\nWords\n===\n",
        "Words\nmore\n* * *\n",
        "!!! note\n    Words\n    more\n    ---\n",
        "Words\n\n$$\na\n=\nb\n$$\n",
        "1) alone\n\n2) too\n",
        "## A heading\n- a\n",
        "> [!NOTE]\n> - a\n> - b\n",
        '=== "A tab"\n\n    - a\n        - b\n',
        "[^1]: Words.\n\n    - a\n",
        "[^1]:\n    | a | b |\n    |---|---|\n",
        "[^1]:\n    - a\n    - b\n",
        "[^1]: 2019. Words.\n\n[^2]: |x| is #1, -5%.\n",
        "- a\n  > words\n- b\n",
        "- a\n    - b\n    ## A heading\n",
        "- a\n| b | c |\n|---|---|\n",
        "Words\n    | b | c |\n    |---|---|\n",
        "!!! note\n    words\n## A heading\n",
        "- a\n          ## words\nmore\n",
        "1. In\n   2016\\. That was\n",
        "1. a\n   > [!NOTE]\n   > Words.\n2. b\n",
        "- a\n    - b\n      > words\n      lazy\n    - c\n",
        "- a\n\n    words\n    > more\n",
        "> > words\n> >\n> > - a\n",
        "| a | b |\n|---|---|\n| c | d |\nwords\n: a\n===\n",
        "| a |\n|---|---|\nwords\n## A heading\n",
        "a | b\n- | -\nc | d\n",
        "<div>\n- a\n</div>\n",
        "$$\nx\n- y\n$$\n",
        "<!--\nwords\n- a\n-->\n",
        "```\nwords\n- a\n  - b\n```\n",
        "* * *\n\n---\nWords - and more\n",
        "| a | b |\n|---|---|\n| - | c |\n",
    ],
)
def test_what_is_right_here_too_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_code_as_the_first_thing_of_an_item_is_told_and_left(tmp_path: Path) -> None:
    text = "- ```\n  a\n  ```\n"
    assert told(text) == [("list-indent", 1)]
    assert fixed_text(tmp_path, text) == text


@pytest.mark.parametrize("text", ["- a\n  | b | c |\n  |---|---|\n", "- a\n  - b\n    > c\n    > d\n"])
def test_what_moves_with_a_line_has_no_finding_of_its_own(text: str) -> None:
    assert len(told(text)) == 1


def test_each_fault_is_told_once_with_the_number_of_others() -> None:
    findings = check_prose([TextSpan("- a\n  - b\n  - c\n\n  words\n")], PIECE, KnownNames()).findings
    assert [(finding.line, finding.message.endswith("(1 more in this text)")) for finding in findings] == [
        (2, True),
        (5, False),
    ]


def test_a_cell_of_a_notebook_gets_its_empty_line(tmp_path: Path) -> None:
    before = notebook_text("# A list\n\nThree:\n- a\n- b", "1 + 1", "# Two\n- a\n  - b\n")
    after = fixed_text(tmp_path, before, "docs/analyses/a.ipynb")
    assert after == notebook_text("# A list\n\nThree:\n\n- a\n- b", "1 + 1", "# Two\n- a\n    - b\n")


def test_a_notebook_stays_one_however_its_lines_are_written(tmp_path: Path) -> None:
    words = "# Ā\n\nDrei  Ā:\n- a\n- b\n"
    for source in (
        words,
        [words],
        [words.replace("\n", "\r\n")],
        ["# A\n", "\u2028b:\n", "- c\n", "- d"],
        ["# A", "\nb"],
    ):
        for is_ascii in (True, False):
            raw = json.loads(notebook_text("# x")) | {"cells": [{"cell_type": "markdown", "source": source}]}
            before = json.dumps(raw, indent=1, ensure_ascii=is_ascii)
            after = json.loads(fixed_text(tmp_path, before, "docs/analyses/a.ipynb"))["cells"][0]["source"]
            if source == words:
                assert after == "# Ā\n\nDrei Ā:\n\n- a\n- b\n"
            assert "".join(after).replace("\n", "").split() == "".join(source).replace("\n", "").split()


def test_a_file_keeps_its_byte_order_mark_and_its_windows_line_ends(tmp_path: Path) -> None:
    before = "\ufeff---\nkeys:\n- a\n---\nThree:\n- a\n- b\n"
    (tmp_path / "docs/about").mkdir(parents=True)
    (tmp_path / PIECE).write_bytes(before.replace("\n", "\r\n").encode())
    fix = fix_file(tmp_path, PIECE, KnownNames(), "en")
    assert fix
    assert fix.after == before.replace("Three:\n", "Three:\n\n").replace("\n", "\r\n")
