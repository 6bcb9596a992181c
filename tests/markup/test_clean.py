"""What is published holds only what is allowed, and each removal is told."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.markup.allowed import ELEMENTS, allows_attribute
from dashboard.markup.clean import HtmlCleaner, with_addresses
from tests.samples.attacks import ATTACKS, element_attacks, html_attacks

CLEANER = HtmlCleaner()
SILENT = ("<!", "<?", "</x", "<td ")
"""How attacks begin of which a parser leaves nothing, or nothing that acts; comments have a check of their own."""


class _Tags(HTMLParser):
    """The tags of some HTML, read by another parser than the one that wrote it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.comments: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def forbidden(html: str) -> list[object]:
    """What is in HTML and is not allowed."""
    reader = _Tags(html)
    wrong: list[object] = [tag for tag, _ in reader.tags if tag not in ELEMENTS]
    wrong += [
        (tag, name, value)
        for tag, attributes in reader.tags
        for name, value in attributes.items()
        if not allows_attribute(tag, name, value)
    ]
    return wrong + reader.comments


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_but_what_is_allowed_is_left_of_an_attack(attack: str) -> None:
    assert forbidden(CLEANER.clean(attack).html) == []


@given(
    st.lists(st.sampled_from(ATTACKS), max_size=4),
    st.lists(st.sampled_from(["<b>", "</", "'", '"', ">", "<!--", "\0", "<math>", "<svg>", "<p title='"]), max_size=5),
    st.randoms(),
)
@settings(max_examples=200, deadline=None)
def test_nothing_but_what_is_allowed_is_left_of_mixtures(attacks: list[str], pieces: list[str], random: object) -> None:
    parts = [*attacks, *pieces]
    random.shuffle(parts)  # type: ignore[attr-defined]
    assert forbidden(CLEANER.clean("".join(parts)).html) == []


@pytest.mark.parametrize(
    "attack", [html for html in (*element_attacks(), *html_attacks()) if not html.startswith(SILENT)]
)
def test_an_attack_is_told_unless_it_is_a_text(attack: str) -> None:
    cleaned = CLEANER.clean(attack)
    is_text = forbidden(attack) == [] or "\0" in attack
    assert cleaned.removals or is_text


def test_what_is_clean_stays_as_it_is() -> None:
    html = '<p id="a" class="note">A <a href="https://a.org/?b=1&amp;c">b</a>, <img src="@base@x.png" alt="c"></p>'
    cleaned = CLEANER.clean(html)
    assert (cleaned.html, cleaned.removals) == (html, ())


def test_cleaning_twice_changes_nothing_more() -> None:
    for attack in ATTACKS:
        once = CLEANER.clean(attack).html
        assert CLEANER.clean(once).html == once


def test_a_removal_says_what_was_read_and_what_is_allowed() -> None:
    [script, handler, address] = CLEANER.clean('<script>x</script><p onclick="y">z</p><img src="//a.org/b">').removals
    assert script.message == "Read <script>, which pages may not hold; readers do not get it."
    assert handler.message == 'Read onclick="y" at <p>, which pages may not hold; readers do not get it.'
    assert handler.hint == "Leave it out: no script of a text runs."
    assert address.hint == "Save the file under docs/ and write its path from here: pages load nothing from elsewhere."


@pytest.mark.parametrize(
    ("html", "hint"),
    [
        ("<center>x</center>", 'Write <p align="center"> in its place, or leave it out.'),
        ("<font color=red>x</font>", "Leave it out and keep its words: the site gives them their look."),
        ("<style>x</style>", "Leave it out: the site gives texts their look."),
        ("<iframe src=https://a.org></iframe>", "Write a link to it: pages show nothing that stands elsewhere."),
        ("<video src=a.mp4></video>", "Write a link to it: pages show nothing that stands elsewhere."),
        ("<svg></svg>", "Save it as a file under docs/images/ and show it as a picture."),
        ('<p style="color: red">x</p>', "Leave it out: the site gives texts their look."),
        ('<img style="max-width:50%">', "Write width= in place of the style."),
        ('<p style="text-align: right">x</p>', "Write align= in place of the style."),
        ('<p style="width: 9px">x</p>', "Leave it out: the site gives texts their look."),
        ("<table bgcolor=red></table>", "Leave it out: the site gives texts their look."),
        ("<table><td background=a.png></table>", "Leave it out: the site gives texts their look."),
        ("<p align=middle>x</p>", "Write left, center, right or justify."),
        ("<table width=wide></table>", "Write a number, or one with %."),
        ("<a target=_top>x</a>", "Write _blank or _self."),
        ("<p name=x>y</p>", "Write id in place of name."),
        ("<q cite=a.md>x</q>", "Write an address with https://, or leave it out."),
        ("<p wonder=x>y</p>", "Leave it out."),
    ],
)
def test_a_removal_says_in_a_few_words_what_to_do(html: str, hint: str) -> None:
    assert [removal.hint for removal in CLEANER.clean(html).removals][:1] == [hint]


def test_places_that_links_can_lead_to_are_ids_and_names_of_links() -> None:
    [one, two, three] = CLEANER.clean('<a name="b" id="a"></a><p id="c">d</p><q>e</q>').tags
    assert (one.anchors, two.anchors, three.anchors) == ({"a", "b"}, {"c"}, frozenset())


@pytest.mark.parametrize("html", ["<body onload=x>", "<frameset>", '<a href="http://[">x</a>', "x</FOO>", "</svg>"])
def test_what_a_parser_drops_by_itself_is_told(html: str) -> None:
    assert len(CLEANER.clean(html).removals) == 1


@pytest.mark.parametrize(
    ("html", "removed"),
    [
        ('<iframe src="https://a.org/x"></iframe>', ["iframe"]),
        ('<video src="b.mp4" poster="c.png"></video>', ["video"]),
        ("<script>d.href='e'</script>", ["script"]),
        ("<foo>x</foo> and</foo>", ["foo"]),
        ("x</foo> and</bar></p>", ["/foo", "/bar"]),
        ("<!-- <iframe src=x></iframe> <body> --><p>x</p>", []),
        ('<a href="g h.md">g</a><p>Write href="i" &lt;a href=j></p>', []),
        ('<img src="//a.org/k">', ["img"]),
        ('<p>\n<a class="l" href="http://[">m</a> <a title=">" href=\'http://]\'>n</a></p>', ["a", "a"]),
    ],
)
def test_what_a_parser_drops_is_told_only_of_the_element_that_had_it(html: str, removed: list[str]) -> None:
    removals = CLEANER.clean(f'<a id="z"></a>{html}').removals
    assert [removal.element for removal in removals] == removed


def test_only_slots_with_the_seal_are_left() -> None:
    slot = '<div class="{0}chart-slot" data-key="{0}abc"></div>'
    cleaned = HtmlCleaner("secret").clean(slot.format("secret") + slot.format(""))
    assert cleaned.html == '<div class="chart-slot" data-key="abc"></div><div></div>'
    assert [removal.attributes for removal in cleaned.removals] == [{"class": "chart-slot", "data-key": "abc"}]


def test_addresses_of_links_and_pictures_are_changed() -> None:
    html = (
        '<a href="b.md">b</a><img src="c.png" srcset="d.png 1x, e.png 2x"><div class="chart-slot" data-key="k"></div>'
    )
    assert with_addresses(html, "@base@{}".format) == (
        '<a href="@base@b.md">b</a><img src="@base@c.png" srcset="@base@d.png 1x, @base@e.png 2x">'
        '<div class="chart-slot" data-key="k"></div>'
    )


def test_an_address_is_judged_again_when_it_is_changed() -> None:
    assert with_addresses('<a href="./javascript:x">b</a>', lambda address: f"@base@{address[2:]}") == "<a>b</a>"
