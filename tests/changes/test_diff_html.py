"""Changes are marked in the text as readers see it: word by word, and whole where a block is new or gone."""

from __future__ import annotations

import re

import pytest

from dashboard.changes.diff_html import mark_changes
from tests.samples.texts import source_text


def marked(old: str, new: str) -> tuple[str, int]:
    html, count = mark_changes(source_text(old), source_text(new))
    return re.sub(r'<(ins|del) class="change">', r"<\1>", html), count


@pytest.mark.parametrize(
    ("old", "new", "html", "count"),
    [
        ("It rose.", "It rose.", "<p>It rose.</p>", 0),
        ("It rose a lot.", "It fell a lot.", "<p>It <del>rose</del><ins>fell</ins> a lot.</p>", 1),
        ("It *rose* a lot.", "It *fell* a lot.", "<p>It <em><del>rose</del><ins>fell</ins></em> a lot.</p>", 1),
        ("It is **now** so.", "It is now so.", "<p>It is now so.</p>", 0),
        (
            "- one thing\n- two things",
            "- one thing\n- three of them\n- two things",
            "<ul>\n<li>one thing</li>\n<li><ins>three of them</ins></li>\n<li>two things</li>\n</ul>",
            1,
        ),
        (
            "A first paragraph.\n\nIt was said.",
            "It was said.",
            '<p class="change-gone"><del>A first paragraph.</del></p><p>It was said.</p>',
            1,
        ),
        ("Fine &lt;b&gt; words.", "Fine &lt;i&gt; words.", "<p>Fine &lt;<del>b</del><ins>i</ins>&gt; words.</p>", 1),
    ],
)
def test_words(old: str, new: str, html: str, count: int) -> None:
    assert marked(old, new) == (html, count)


def test_code_keeps_its_blanks_and_line_breaks() -> None:
    html, count = marked("```\nif a:\n\n    b\n```", "```\nif a:\n\n    c\n```")
    assert "if a:\n\n    <del>b</del><ins>c</ins>" in html
    assert count == 1


def test_a_link_to_a_fact_keeps_its_slot() -> None:
    html, _ = marked("It was [30%](fact:a/b?c=1) then.", "It was [31%](fact:a/b?c=1) then.")
    assert re.search(r'<a class="fact-slot" data-key="\w+"><del>30</del><ins>31</ins>%</a>', html)


def test_a_chart_that_is_new_and_one_that_is_gone() -> None:
    chart = "![Two lines](chart:trade)"
    assert 'class="change-new"></span><div class="chart-slot"' in marked("Words.", f"Words.\n\n{chart}")[0]
    gone = marked(f"Words.\n\n{chart}", "Words.")[0]
    assert "chart-slot" not in gone
    assert "change-gone" in gone
