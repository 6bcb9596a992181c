"""Comments are told before a text is approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.checks.blanking import read_prose
from dashboard.checks.html_checks import unread_markdown
from dashboard.checks.known_names import KnownNames
from dashboard.core.text_span import TextSpan
from dashboard.pieces.source_text_reader import SourceTextReader
from tests.samples.checked_text import fixed_text, text_findings
from tests.samples.edition import Edit
from tests.samples.site import HEAD

PIECE = "docs/analyses/lifeline.md"


@pytest.mark.parametrize("status", ["draft", "review", "approved", "published"])
def test_a_comment_is_told_whatever_the_status_of_a_piece(edit: Edit, status: str) -> None:
    text = HEAD.replace("status: published", f"status: {status}") + "Trade grew. <!-- zq: a remark -->\n"
    findings = [finding for finding in edit({PIECE: text}, information=True).findings if finding.id == "html-comment"]
    assert [(finding.path, finding.severity) for finding in findings] == [(PIECE, "info")]


def test_a_line_that_keeps_two_lists_apart_is_no_remark(edit: Edit) -> None:
    text = HEAD + "1. One\n2. Two\n\n<!-- -->\n\n1. One\n2. Two\n\nTrade grew.\n\n![Two lines](chart:trade)\n"
    assert not edit({PIECE: text}, information=True).findings


def test_a_comment_without_an_end_is_an_error(edit: Edit) -> None:
    edition = edit({PIECE: HEAD + "Trade grew.\n\n<!-- a remark\n\nMore.\n"}, preview=False)
    (finding,) = edition.blocking_errors()
    assert (finding.id, finding.line) == ("open-comment", HEAD.count("\n") + 3)


def changes(text: str) -> list[str]:
    issues = unread_markdown.find_issues(read_prose([TextSpan(text)], PIECE, KnownNames()))
    return [text[: issue.start] + str(issue.replacement) + text[issue.end :] for issue in issues]


@pytest.mark.parametrize("tag", ["details", "div", "center"])
@pytest.mark.parametrize(
    "words",
    [
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "a | b\n:--|--:\n1 | 2",
        "1) One\n2) Two",
        "Only *em* here",
        "Only _em_ here",
        "One.\n\nTwo.",
        "One.\n\n<p>Two.</p>\n\nThree.",
        "```\ncode\n```",
        "~~~\ncode\n~~~",
        "![A](a.svg)",
        "See https://example.org.",
        "<b>A</b> and **b**",
        "A\\\nb",
        "A note[^1]",
        "A [text][one]",
        "$$\na\n$$",
        "Head\n----",
    ],
)
def test_what_other_editors_read_within_an_element_is_told(tag: str, words: str) -> None:
    text = f"<{tag}>\n<b>S</b>\n\n{words}\n\n</{tag}>\n"
    assert changes(text) == [text.replace(f"<{tag}>", f'<{tag} markdown="1">')]


@pytest.mark.parametrize(
    "content",
    ["<div>![A](../images/a.svg)Words</div>", "<p>**Oil** fell.</p>", "<h2>A [b](c.md)</h2>",
     '<figure>\n![A](../images/a.svg)\n<figcaption>B</figcaption>\n</figure>'],
)  # fmt: skip
def test_what_is_nothing_but_markdown_is_told_without_an_empty_line(content: str) -> None:
    tag = content[: content.index(">")]
    assert changes(f"Words.\n\n{content}\n") == [f"Words.\n\n{content}\n".replace(tag, f'{tag} markdown="1"', 1)]


def test_a_picture_in_html_may_have_an_address_with_blanks(tmp_path: Path) -> None:
    text = "<figure>![A](<a b.png>)<figcaption>A</figcaption></figure>\n"
    assert fixed_text(tmp_path, text) == text.replace("<figure>", '<figure markdown="1">')


@pytest.mark.parametrize("outer", ["<div>", '<div markdown="1">', "<DIV>"])
def test_what_stands_within_another_element_is_told_too(tmp_path: Path, outer: str) -> None:
    text = f"{outer}\n\n<div>\n\n**a**\n\n</div>\n\n</div>\n"
    after = text.replace("<div>", '<div markdown="1">').replace("<DIV>", '<DIV markdown="1">')
    assert fixed_text(tmp_path, text) == after


@pytest.mark.parametrize(
    "text",
    [
        "<ul>\n<li>\n\n**a**\n\n</li>\n</ul>\n",
        "<table><tr><td>\n\n- a\n\n</td></tr></table>\n",
        "<table><tr><td><p>**a**</p></td></tr></table>\n",
        # (Read as Markdown, lines that stand so far in would be code.)
        '<figure>\n    <img src="a.png" alt="A">\n    <figcaption>[a](b.md)</figcaption>\n</figure>\n',
        "<div>\n<section>\n\n**a**\n\n</section>\n\t<p>b</p>\n</div>\n",
    ],
)
def test_markdown_in_html_where_it_cannot_be_read_is_told_and_left(tmp_path: Path, text: str) -> None:
    assert len(text_findings(text, "unread-markdown")) == 1
    assert fixed_text(tmp_path, text) == text


@pytest.mark.parametrize(
    "content",
    [
        "<summary>S</summary>\n\nOne line.\nAnd a second one.\n\n",
        "<summary>S</summary>\n\n<p>One 2 * 3 * 4.</p>\n\n<p>Two, a_b_c.</p>\n\n",
        "\n\n<table>\n<tr><td>a | b</td></tr>\n\n</table>\n\n",
        "\n<!-- one -->\n\n<!-- two -->\n\nWords, 1990) and so on.\n",
        "One.\nTwo | three.\n",
        '<p title="**a**">5 ** 3 ** 2 and <code>**a**</code></p>',
        "One.\n\n<pre>Two *three*\n\n- four\n\n$$</pre>\n",
        "<p>One\n<code>two</code>\nof three_or_four_.</p>",
    ],
)
def test_an_element_whose_words_come_out_right_is_left_alone(content: str) -> None:
    assert changes(f"<details>{content}</details>\n") == []


@pytest.mark.parametrize(
    "text", ["a | b\n--|--\nc | One of:<ul><li>**d**</li></ul>\n", "Both<br><ul><li>[a](b.md)</li></ul>\n"]
)
def test_markdown_in_html_among_words_is_read_and_not_told(text: str) -> None:
    assert text_findings(text, "unread-markdown") == []


def comments_shown(reader: SourceTextReader, text: str) -> list[int]:
    _, findings = reader.read(text.encode(), "docs/about/x.md")
    return [finding.line for finding in findings if finding.id == "open-comment"]


@pytest.mark.parametrize(
    "text",
    [
        "Words <!-- a\n\nremark --> more.\n",
        "Words <!--\n\na remark --> more.\n",
        "> <!-- a\n>\n> remark -->\n",
        "- One\n\n    <!-- a\n\n    remark -->\n",
        "!!! note\n    <!-- a\n\n    remark -->\n",
        "[^1]: One\n\n    <!-- a\n\n    remark -->\n",
        "Words <!-- a `remark --> and ` more.\n",
        "Words <!-- a <!-- remark --> more.\n",
        "| a | b |\n|---|---|\n| c <!-- a | remark --> | d |\n",
        "<!-- a <!-- b --> remark -->\n",
        "Words <!-->remark-->\n",
        "A ` sign <!-- a remark ` --> more.\n",
        "![An <!-- a remark --> alternative](../images/a.svg)\n",
        '![A](../images/a.svg "A <!-- remark --> title")\n',
        "---\ntitle: A title <!-- a remark -->\n---\n",
        "---\nauthors: [a <!-- a remark -->]\n---\n",
        "```chart\nid: own\nnote: A note <!-- a remark -->\n```\n",
    ],
)
def test_a_comment_that_readers_would_get_is_an_error(reader: SourceTextReader, text: str) -> None:
    line = text[: text.index("<!--")].count("\n") + 1
    assert comments_shown(reader, f"{text}\n<!-- another one -->\n") == [line]


def test_a_comment_in_any_value_of_yaml_is_an_error(edit: Edit) -> None:
    path = "data/authors/osw-editors.yaml"
    edition = edit({path: "# <!-- one -->\nname: OSW editors <!-- two -->\ninstitute: osw\ncollective: true\n"})
    assert [(one.path, one.line) for one in edition.findings if one.id == "open-comment"] == [(path, 2)]


@pytest.mark.parametrize("begin", ["<! --", "<!-", "<!—", "<!–", "<--!", "< !--", "<\uff01--"])
def test_a_comment_that_is_mistyped_is_an_error(reader: SourceTextReader, begin: str) -> None:
    assert comments_shown(reader, f"Words\n{begin} a remark -->\n\n`{begin}` and\n\n    {begin}\n") == [2]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- a\n\nremark -->\nWords <!-- a\nremark --> more.\n\n- One\n    <!-- a remark -->\n",
        "`<!--` begins and `-->` ends one.\n\n```html\n<!-- a\n\nremark\n```\n\n    <!-- a remark -->\n",
        r"\<!-- a remark -->" "\n\n<!-- another one -->\n",
        "---\ntitle: A title # <!-- a remark -->\n# <!-- another one -->\n---\n\nWords.\n",
        "<div>\n<!-- a\n\nremark -->\n</div>\n",
        "A --> B <!-- a remark --> and B --> C, 3 <-- 4, `<!-- a` and `-->`.\n",
        "`<!--` begins it, and it ends by --> in each text.\n",
        "![An <!-- a --> alternative](chart:own)\n\n```chart\nid: own # <!-- a remark -->\n```\n",
    ],
)
def test_a_comment_that_is_hidden_or_shown_on_purpose_is_none(reader: SourceTextReader, text: str) -> None:
    assert comments_shown(reader, text) == []


def test_no_comment_is_moved_to_where_readers_would_get_it(tmp_path: Path) -> None:
    text = "- One\n\n  <!-- a\n\n  remark -->\n\n- Two\n"
    assert fixed_text(tmp_path, text) == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("It grew <b>sharply<b>.\n\nMore.", [1]),
        ("It fell\nby <del>30% in all.\n\nMore.", [2]),
        ("<details>\n<summary>Words</summary>\n\nMore.\n", [1]),
        ("A <A\nHREF='b.md'>link.\n\nMore.", [1]),
        ("A <b>c</i> d, <i>e</i>.", [1]),
        ("<h3 class='a'>Oil\n\nMore.", [1]),
        ("<div>\n<b>One\n\ntwo</b>\n</div> <p>x <li>y <br> <hr>\n", []),
        ("<a name='top'>\n\n<a id='x'/> <span/> `<b>` \\<b> <!-- <b> --> $a<b$ a <b, <base>\n", []),
        ("A ` alone.\n\nUse `<div>` and `<b>`.\n", []),
        ("<div>\n<table>\n  <tr>\n\n    <td>x</td>\n  </tr>\n</table>\n</div>\n", []),
        ("```html\n<div>\n```\n\n<pre><b></pre>\n", []),
        ("```chart\nid: own\ntitle: A <b> of words\n```\n", []),
    ],
)
def test_an_element_without_an_end_is_told(text: str, lines: list[int]) -> None:
    assert [finding.line for finding in text_findings(text, "open-element")] == lines
