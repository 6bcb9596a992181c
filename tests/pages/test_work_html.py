"""The marks of works in a text, and the list behind it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from dashboard.pages.page_body import Body
from dashboard.pages.work_html import entry_html, with_works
from dashboard.references.entry import Entry
from tests.samples.edition import Edit
from tests.samples.site import HEAD

PIECE = "docs/analyses/lifeline.md"
BIB = (
    "@article{b, author = {Berg, A.}, title = {Yuan}, journal = {Osteuropa}, date = {2024-05}, doi = {10.1000/x}}\n"
    "@book{a, editor = {Novak, Jan and Li, Wei}, title = {Rouble}, year = 2020}\n"
    "@book{unused, author = {U}, title = {Zqsecret}, year = 2020}\n"
)


def body(edit: Edit, text: str, bib: str = BIB) -> Body:
    shown = edit({"data/references.bib": bib, PIECE: f"{HEAD}{text}\n"}).view.texts[PIECE]
    return Body(shown.source_text, {}, works=shown.works)


class Names(HTMLParser):
    """Collects ids and the places to which links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.targets += [(given["href"] or "")[1:]] if (given.get("href") or "").startswith("#") else []


def test_marks_lead_to_the_list_and_back(edit: Edit) -> None:
    html = body(edit, "One [see @b, p. 12] and [@a; @b].[^1]\n\n[^1]: Note [@b].").html("../../", "")
    names = Names(html)
    assert len(names.ids) == len(set(names.ids))
    assert set(names.targets) <= set(names.ids)
    assert {"reference:1:1", "reference:1:2", "reference:1:3", "reference:2:1"} <= set(names.targets)
    mark = '<a class="reference-mark" id="reference:1:1" href="#reference:1" aria-label="Reference 1">1</a>'
    assert f'One<sup class="reference">[see {mark}, p. 12]</sup>' in html
    assert 'aria-label="Back to reference 2 in the text"' in html
    assert 'aria-label="Back to reference 1 in the text, place 3"' in html
    assert "[@" not in html
    assert "Zqsecret" not in html


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            Entry(key="a", line=1, title="The “new” yuan", people=("Eva Lis",), year="n.d."),
            "Eva Lis, “The ‘new’ yuan”, n.d.",
        ),
        (Entry(key="a", line=1, title="Is it?", within=("World Bank Inc.",)), "“Is it?”, World Bank Inc."),
        (Entry(key="a", line=1, title="Why", year="2020"), "“Why”, 2020."),
    ],
)
def test_no_sign_stands_twice(entry: Entry, words: str) -> None:
    assert re.sub("<[^>]*>", "", entry_html(entry)) == words


def test_the_list_says_what_is_known_of_each_work(edit: Edit) -> None:
    html = body(edit, "One [@b; @a].").html("../../", "")
    words = re.sub("<[^>]*>", "", html.partition("<ol>")[2])
    assert words.split("\n")[1:3] == [
        "A. Berg, “Yuan”, Osteuropa, May 2024, https://doi.org/10.1000/x&nbsp;↩",
        "Jan Novak and Wei Li (eds.), “Rouble”, 2020.&nbsp;↩",
    ]
    assert '<a href="https://doi.org/10.1000/x">' in html


def test_all_words_of_an_entry_are_escaped() -> None:
    hostile = '</li><script>alert("x")</script> & %(title)s \u202e'
    entry = Entry(key="a", line=1, title=hostile, people=(hostile,), within=(hostile,), year=hostile, address=hostile)
    html = entry_html(entry)
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 6
    assert 'href="&lt;/li&gt;' in html


def test_of_many_authors_the_first_are_named() -> None:
    entry = Entry(key="a", line=1, title="T", people=tuple("ABCDEFGH"), year="2020")
    assert entry_html(entry).startswith("<bdi>A, B, C, D, E, F and others</bdi>, ")
    more = replace(entry, people=("A",), has_more=True, are_editors=True)
    assert entry_html(more).startswith("<bdi>A and others (eds.)</bdi>, ")


def test_a_text_without_works_has_no_list(edit: Edit) -> None:
    shown = body(edit, "Words.")
    assert with_works("<p>Words.</p>", shown.source_text, ()) == "<p>Words.</p>"
    assert "References" not in shown.html("", "")


def test_a_work_that_is_missing_is_said_to_be(edit: Edit) -> None:
    html = body(edit, "Words [@nobody].").html("", "")
    assert "This reference is missing." in html
    assert "nobody" not in html


def test_a_page_is_made_anew_when_a_work_that_it_names_has_changed(edit: Edit) -> None:
    first = body(edit, "Words [@a].").digest
    assert body(edit, "Words [@a].", f"\n\n{BIB}").digest == first
    assert body(edit, "Words [@a].", BIB.replace("Yuan", "Dollar")).digest == first
    assert body(edit, "Words [@a].", BIB.replace("Rouble", "Dollar")).digest != first
