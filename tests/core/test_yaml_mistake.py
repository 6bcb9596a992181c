"""What is said of a text that is not YAML: in plain words, at the line that is to be mended."""

from __future__ import annotations

import pytest

from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml


@pytest.mark.parametrize(
    ("text", "place", "words", "hint"),
    [
        ("kind: a\ntheme economy\ndate: x\n", (2, 1), "'theme economy' has no colon", "'theme: …'"),
        ('title "Oil"\nkind: a\n', (1, 1), "has no colon", "'title: …'"),
        ("kind: a\ntheme:economy\ndate: x\n", (2, 1), "no blank behind the colon", "theme: economy"),
        ("kind: a\ntheme：economy\ndate: x\n", (2, 6), "colon of full width", "Write :"),
        ("kind: a\ntheme:\u00a0economy\ndate: x\n", (2, 1), "an unbreakable blank", "anew"),
        ("key_points:\n\u00a0\u00a0- One.\n\u00a0\u00a0- Two.\n", (2, 1), "a blank that does not break", "anew"),
        ("tags:\n-yuan\n-ports\ndate: x\n", (2, 1), "no blank behind the hyphen", "- yuan"),
        ("title: Oil: a lifeline\n", (1, 11), "a colon and a blank", '"Oil: a lifeline"'),
        ("title: 'China's yuan'\nkind: a\n", (1, 15), "a quote ends the value here", '"China\'s yuan"'),
        ("kind: a\nauthors: [osw\ndate: x\n", (2, 10), "a bracket [ is opened", "Write ]"),
        ("where: {year: 1\ndate: x\n", (1, 8), "a bracket { is opened", "Write }"),
        ("kind: a\n theme: b\n", (2, 2), "begins at another place", "below one another"),
        ("hero:\n  image: a\n alt: b\n", (3, 2), "begins at another place", "below one another"),
        ("events:\n  - {id: a}\n- {id: b}\n", (3, 1), "begins at another place", "below one another"),
        ("hero:\n\timage: a\n", (2, 1), "a tab", "blanks"),
        ("title: *Oil* a lifeline\n", (1, 8), "begins with '*'", 'title: "*Oil* a lifeline"'),
        ("title: *Oil\n", (1, 8), "begins with '*'", 'title: "*Oil"'),
        ("title: > 30 ships\n", (1, 8), "begins with '>'", 'title: "> 30 ships"'),
        ("title: [Oil] a lifeline\nkind: a\n", (1, 8), "begins with '['", 'title: "[Oil] a lifeline"'),
        ("tags:\n  - *Oil* ports\n", (2, 5), "begins with '*'", '- "*Oil* ports"'),
        ("title: Oil\n---\ntitle: Gas\n", (2, 1), "a second document begins", "Take the line '---' out"),
        ("title: @oil\n", (1, 8), "no value begins with '@'", "quotes"),
        ('path: "C:\\Users"\n', (1, 12), "a backslash", "/"),
        ("title: 'open\nkind: a\n", (1, 8), "never closed", "quotes"),
    ],
)
def test_a_mistake_is_named_where_it_is(text: str, place: tuple[int, int], words: str, hint: str) -> None:
    findings: list[Finding] = []
    assert read_yaml(text, "a.yaml", findings) is None
    (finding,) = findings
    assert (finding.id, finding.line, finding.column) == ("yaml-syntax", *place), finding
    assert words in finding.message
    assert hint in finding.hint


def test_two_versions_of_a_merge_are_one_finding_at_their_first_line() -> None:
    findings: list[Finding] = []
    text = "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n"
    assert read_yaml(text, "a.yaml", findings, first_line=11) is None
    assert [(finding.id, finding.line) for finding in findings] == [("merge-conflict", 12)]
