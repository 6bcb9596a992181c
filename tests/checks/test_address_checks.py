"""Addresses that are no links are told, and `--fix` makes links of them whose words and address are the same."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.checks.address_checks import bare_address
from dashboard.checks.blanking import read_prose
from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import issues_to_fix
from dashboard.core.text_span import TextSpan
from tests.samples.checked_text import PAGE, fixed_text, text_findings
from tests.samples.hang import no_hang
from tests.samples.texts import own_reader


def test_an_address_in_brackets_behind_a_blank_has_a_finding_of_its_own() -> None:
    text = "As [we wrote] (https://example.org/a) so."
    assert told(text) == []
    assert [finding.line for finding in text_findings(text, "foreign-markup")] == [1]


def test_elements_without_an_end_are_not_looked_through_again_and_again() -> None:
    prose = read_prose([TextSpan("<b>word\n" * 14_000 + "See https://example.org.")], PAGE, KnownNames())
    assert bare_address.find_issues
    with no_hang():
        assert len([*bare_address.find_issues(prose)]) == 1


def told(text: str) -> list[str]:
    return [finding.message for finding in text_findings(text, "bare-address")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("See https://example.org/report.", "See <https://example.org/report>."),
        ("See www.example.org/a, too.", "See [www.example.org/a](https://www.example.org/a), too."),
        ("(https://example.org/A_(b))", "(<https://example.org/A_(b)>)"),
        ("**https://example.org/_a_/_b_**", "**<https://example.org/_a_/_b_>**"),
        ("_https://example.org/a_", "_<https://example.org/a>_"),
        ("https://example.org/wiki/__init__ is", "<https://example.org/wiki/__init__> is"),
        ("见https://example.org/a。中文", "见<https://example.org/a>。中文"),
        ("（https://example.org/a）", "（<https://example.org/a>）"),
        ("“https://example.org/a”", "“<https://example.org/a>”"),
        ("[https://example.org/a] and", "[<https://example.org/a>] and"),
        ("- https://example.org/a?b=1&c=2#d", "- <https://example.org/a?b=1&c=2#d>"),
        ("| a |\n|---|\n| https://example.org/a |", "| a |\n|---|\n| <https://example.org/a> |"),
        ("Words[^1]\n\n[^1]: Source: https://example.org/a.", "Words[^1]\n\n[^1]: Source: <https://example.org/a>."),
        ("Write to anna.nowak+x@osw.waw.pl.", "Write to <anna.nowak+x@osw.waw.pl>."),
        ("(a_b@example.org), 见a@example.org。", "(<a_b@example.org>), 见<a@example.org>。"),
        ("https://example.org/łódź is", "<https://example.org/łódź> is"),
        ("<div>\n\nhttps://example.org/a\n\n</div>", '<div markdown="1">\n\n<https://example.org/a>\n\n</div>'),
    ],
)
def test_an_address_becomes_a_link(tmp_path: Path, before: str, after: str) -> None:
    assert len(told(before)) == ("<div>" not in before)
    assert fixed_text(tmp_path, before + "\n") == after + "\n"
    assert told(after) == []


@pytest.mark.parametrize(
    "text",
    [
        "见https://example.org/a的报告",
        "https://example.org/a?b[]=1 is",
        r"https://example.org/a\_b is",
        "https://a.org/?a&amp;b",
        "_See https://example.org/a_",
        "**Source**: https://example.org/a**",
        "{++https://example.org/a++}",
        'https://example.org/"x"',
        "https://example.org,https://example.com",
        "https://example.org/a{: .own-x}",
    ],
)
def test_an_address_whose_end_nobody_knows_is_told_only(tmp_path: Path, text: str) -> None:
    assert len(told(text)) == 1
    assert fixed_text(tmp_path, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<https://example.org/a>, [https://example.org/a](https://example.org/a) and [www.example.org](b.md)",
        "[See https://example.org/a here][one]\n\n[one]: https://example.org/a\n[two]:\n  https://example.org/b",
        "[a](https://example.org/?a=(b(c(d))))",
        "`https://example.org` and\n\n```\nhttps://example.org www.example.org\n```\n\n    https://example.org",
        '<a href="https://example.org">https://example.org</a> <!-- https://example.org -->',
        '<a href="https://example.org"><b>www.example.org</b></a>',
        "<table>\n<tr><td>\n\nhttps://example.org\n\n</td></tr>\n</table>",
        "![https://example.org](a.svg) and ![A](https://example.org/a.png)",
        "```chart\nid: own\nnote: From https://example.org\n```",
        "---\ntitle: www.example.org\nnote: https://example.org\n---\n",
        "[@key, https://example.org], awww.example.org, http://, https:// and www.",
        "<a@example.org>, [a@example.org](mailto:a@example.org), [Write](mailto:a@example.org) and `a@example.org`",
        "git@example.org:a/b.git, @a@example.social, a@b, ławka@example.org, <b>a</b>@example.org, [@key], a@b@c.org",
        "---\nnote: a@example.org\n---\n\n```chart\nnote: a@example.org\n```\n\n![a@example.org](a.svg)",
        "[words]( https://example.org/a ) and ![words]( ../images/port.svg )",
    ],
)
def test_what_is_a_link_or_no_address_is_left_alone(text: str) -> None:
    assert told(text) == []


class _Links(HTMLParser):
    """The words and addresses of links, and all words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.words = self._href = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._href = str(dict(attrs).get("href")) if tag == "a" else self._href

    def handle_endtag(self, tag: str) -> None:
        self._href = "" if tag == "a" else self._href

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._href:
            self.links.append((data, self._href))


@given(
    st.sampled_from(["", "See ", "(", "**", "_", "“", "见", "- ", "> ", "## See "]),
    st.text(alphabet="ab_*~()/.-?&=#'!,;:$%@1", max_size=14),
    st.sampled_from(["", ".", ", and", ")", "**", "_", "”", "。见", " and", "\nmore"]),
)
def test_what_is_written_is_a_link_with_the_same_words(before: str, rest: str, after: str) -> None:
    text = f"{before}https://example.org/{rest}{after}"
    for issue in issues_to_fix(read_prose([TextSpan(text)], PAGE, KnownNames())):
        if str(issue.replacement).startswith("<http"):
            address = text[issue.start : issue.end]
            written = f"{text[: issue.start]}{issue.replacement}{text[issue.end :]}"
            source_text, _ = own_reader().read(written.encode(), PAGE)
            assert source_text
            assert _Links(source_text.html).links == [(address, address)]
