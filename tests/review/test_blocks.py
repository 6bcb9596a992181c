"""Blocks of a text and their words."""

from __future__ import annotations

from dashboard.review.blocks import BLOCK_NAMES, BLOCK_SELECTOR, addressed_blocks, block_words, read_tokens, words_of


def test_words_are_those_that_a_reader_reads() -> None:
    html = "<p>Oil <em>grew</em> &amp;\n  fell<!-- no --></p><script>a < b</script><style>p {}</style>"
    assert block_words(html) == ["Oil grew & fell"]


def test_each_block_has_words_of_its_own() -> None:
    html = (
        "<h2>Head</h2><ul><li>one<ul><li>two</li></ul>three</li></ul><table><tr><td>4</td><td>5</td></tr></table><hr>6"
    )
    assert block_words(html) == ["Head", "one", "two", "three", "4", "5", "6"]
    assert words_of(html) == "Head one two three 4 5 6"


def test_marks_within_words_part_nothing() -> None:
    assert block_words('<p>un<b>believ</b>able <a href="a>b">link</a></p>') == ["unbelievable link"]


def test_a_block_with_an_address_ends_where_the_next_begins() -> None:
    html = '<p>One</p>\n<table><tr><td>2</td><td>3</td></tr></table><div class="chart-slot" data-key="k"></div>'
    blocks = list(addressed_blocks(html))
    assert [(block.tag.name, block.tag.slot) for block in blocks] == [("p", ""), ("tr", ""), ("div", "k")]
    assert "".join(token.text for token in blocks[1].content if token.kind == "text") == "23"


def test_a_start_tag_knows_its_place() -> None:
    html = "Ünder\n<!-- <p> -->\n<p\n  id='a'>x</p><br/>"
    starts = [token for token in read_tokens(html) if token.kind == "start"]
    assert [html[token.start : token.end] for token in starts] == ["<p\n  id='a'>", "<br/>"]
    assert starts[0].attributes == {"id": "a"}


def test_browsers_get_the_same_definition() -> None:
    assert set(BLOCK_SELECTOR.split(", ")) == BLOCK_NAMES
