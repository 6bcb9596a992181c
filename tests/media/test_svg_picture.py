"""SVG pictures reach readers as shapes and words alone."""

from __future__ import annotations

import base64
import io
import re
from xml.etree import ElementTree

import pytest
from PIL import Image

from dashboard.core.settings import HOME
from dashboard.media.picture_error import PictureError
from dashboard.media.svg_picture import clean_svg
from tests.samples.svg_attacks import ATTACKS, REFUSED, SECRET, in_svg

DRAWN = in_svg(
    """
<title>Harbour</title><desc>Cranes &amp; ships</desc>
<style>.a, g &gt; rect:not(.b) { fill: rgb(1, 2, 3); stroke: var(--line, #123) } #grad stop { stop-color: #fff }</style>
<defs>
  <linearGradient id="grad" gradientUnits="userSpaceOnUse"><stop offset="0" style="stop-color: #fff"/></linearGradient>
  <clipPath id="cut"><circle cx="1" cy="2" r="3"/></clipPath>
  <filter id="soft"><feGaussianBlur in="SourceGraphic" stdDeviation="2"/></filter>
</defs>
<g class="a" transform="translate(1 2) rotate(3)" clip-path="url(#cut)" filter="url(#soft)" aria-label="Cranes (2)">
  <path d="M0 0h1v1z" fill="url(#grad)"/><text x="1" font-family="'Source Sans', sans-serif">30 % &lt; 40 %</text>
</g>
<use href="#cut" x="3"/>
"""
)


def tree(content: bytes) -> list[object]:
    """A document as plain values, without white space around texts."""

    def plain(element: ElementTree.Element) -> list[object]:
        texts = [(text or "").strip() for text in (element.text, element.tail)]
        return [element.tag, dict(element.attrib), *texts, *map(plain, element)]

    return plain(ElementTree.fromstring(content))


@pytest.mark.parametrize("path", sorted((HOME / "docs/images").glob("*.svg")), ids=lambda path: path.stem)
def test_our_own_pictures_stay_as_they_are(path: object) -> None:
    content = path.read_bytes()  # type: ignore[attr-defined]
    clean, removed = clean_svg(content)
    assert removed == ()
    assert clean == content


def test_shapes_words_colours_and_effects_stay() -> None:
    clean, removed = clean_svg(DRAWN.encode())
    assert removed == ()
    without_style = re.sub(rb"<style>.*?</style>|style=\"[^\"]*\"", b"", clean, flags=re.S)
    assert tree(without_style) == tree(re.sub(rb"<style>.*?</style>|style=\"[^\"]*\"", b"", DRAWN.encode(), flags=re.S))
    assert b"g &gt; rect:not(.b) { fill: rgb(1, 2, 3); stroke: var(--line, #123) }" in clean
    assert b'style="stop-color: #fff"' in clean
    assert clean_svg(clean)[0] == clean


@pytest.mark.parametrize("name", ATTACKS)
def test_what_acts_or_fetches_is_taken_out_and_told(name: str) -> None:
    clean, removed = clean_svg(ATTACKS[name].encode() if isinstance(ATTACKS[name], str) else ATTACKS[name])
    assert any(thing.is_active for thing in removed)
    again, rest = clean_svg(clean)
    assert (tree(again), rest) == (tree(clean), ())
    lower = clean.lower()
    for word in (b"script", b"act(", b"evil.example", b"javascript", b"onload", b"@import", b"<!", b"<?", b"foreign"):
        assert word not in lower, clean


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_svg_is_refused(name: str) -> None:
    with pytest.raises(PictureError) as refused:
        clean_svg(REFUSED[name])
    assert refused.value.message.endswith(".")
    assert refused.value.hint


def test_what_only_programs_and_authors_read_is_taken_out() -> None:
    content = f"""<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">
<!-- {SECRET} --><svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape"
 xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
 i:export-filename="/home/{SECRET}/a.png" data-x="{SECRET}">
<?{SECRET} {SECRET}?><metadata><x xmlns="http://ns.adobe.com/{SECRET}">{SECRET}</x></metadata>
<s:namedview id="{SECRET}"/><g i:label="{SECRET}" style="-inkscape-font-specification: {SECRET}"/>{SECRET}
<i:{SECRET}/><rect x="1"/></svg>""".encode()
    clean, removed = clean_svg(content)
    assert SECRET.encode() not in clean
    assert b'<rect x="1"/>' in clean
    assert [thing.what for thing in removed if thing.is_active] == []
    assert removed[0].line == 2


def test_an_svg_without_its_namespace_gets_it() -> None:
    assert clean_svg(b"<svg><rect/></svg>")[0] == b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>\n'


def test_words_in_a_link_stay() -> None:
    clean, removed = clean_svg(in_svg('<text>At <a href="https://evil.example">home</a></text>').encode())
    assert b"<text>At home</text>" in clean
    assert [thing.what for thing in removed] == ["<a>"]


def test_a_picture_in_it_is_cleaned_too() -> None:
    target, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = SECRET
    Image.new("RGB", (2, 2)).save(target, "PNG", exif=exif)
    assert SECRET.encode() in target.getvalue()
    text = base64.b64encode(target.getvalue()).decode()
    clean, removed = clean_svg(in_svg(f'<image href="data:image/png;base64,{text}" width="2"/>').encode())
    assert removed == ()
    embedded = re.search(rb'href="data:image/png;base64,([^"]+)"', clean)
    assert embedded
    content = base64.b64decode(embedded[1])
    assert content.startswith(b"\x89PNG")
    assert SECRET.encode() not in content


LOGO = base64.b64encode(
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
).decode()
WORDS = f"<text>{SECRET}</text>"


@pytest.mark.parametrize(
    "drawn",
    [
        f'<g display="none">{WORDS}</g>',
        f'<g style="fill: red; DISPLAY: none !important">{WORDS}</g>',
        f'<g visibility="hidden"><g>{WORDS}</g></g>',
        f'<g opacity="0"><g>{WORDS}</g></g>',
        f'<g style="fill: red; opacity: 0.0">{WORDS}</g>',
        f"<style>.st0 {{ display: none }} .st1, .st2 {{ fill: red }}</style><g class='a st0'>{WORDS}</g>",
        f"<g class='st0'>{WORDS}</g><style>.st0{{visibility:hidden}}</style>",
        f'<defs><g id="old">{WORDS}</g></defs>',
        f'<symbol id="old"><title>{SECRET}</title></symbol>',
    ],
)
def test_words_in_layers_that_are_switched_off_reach_nobody(drawn: str) -> None:
    clean, removed = clean_svg(in_svg(f"{drawn}<text>Seen</text>").encode())
    assert SECRET.encode() not in clean
    assert b"<text>Seen</text>" in clean
    assert [one.is_active for one in removed] == [False]


@pytest.mark.parametrize(
    "drawn",
    [
        f'<text font-size="0">{SECRET}</text>',
        f'<g style="font-size: 0px"><text>{SECRET}</text></g>',
        f'<text fill="none">{SECRET}</text>',
        f'<g fill="transparent" stroke="none"><text><tspan>{SECRET}</tspan></text></g>',
        f'<text style="fill-opacity: 0">{SECRET}</text>',
        f'<text fill="none" stroke="red" stroke-opacity="0">{SECRET}</text>',
    ],
)
def test_words_without_size_or_ink_reach_nobody(drawn: str) -> None:
    clean, _ = clean_svg(in_svg(f"{drawn}<text>Seen</text>").encode())
    assert (SECRET.encode() in clean, b"<text>Seen</text>" in clean) == (False, True)


@pytest.mark.parametrize(
    "drawn",
    [
        '<text fill="none" stroke="red">Seen</text>',
        '<g stroke="red"><text fill="none">Seen</text></g>',
        '<g fill="none"><text fill="red">Seen</text></g>',
        '<g fill="none"><title>Seen</title><path d="M0 0"/></g>',
        '<g font-size="0"><text font-size="12">Seen</text></g>',
        '<text font-size="0.5em">Seen</text>',
        '<style>.a{fill:red}</style><text class="a" fill="none">Seen</text>',
        '<text id="a" fill="none">Seen</text><use href="#a" fill="red"/>',
    ],
)
def test_words_that_have_size_and_ink_stay(drawn: str) -> None:
    assert b"Seen" in clean_svg(in_svg(drawn).encode())[0]


def test_a_picture_in_a_layer_that_is_switched_off_reaches_nobody() -> None:
    image = f'<image width="1" height="1" href="data:image/gif;base64,{LOGO}"/>'
    clean, removed = clean_svg(in_svg(f'{image}<g display="none">{image}</g>').encode())
    assert clean.count(b"data:image/") == 1
    assert len(removed) == 1


@pytest.mark.parametrize(
    "drawn",
    [
        '<defs><g id="a"><text>Seen</text></g></defs><use href="#a"/>',
        '<g display="none"><g id="a"><text>Seen</text></g></g><use href="#a"/>',
        '<clipPath id="a"><text>Seen</text></clipPath><g clip-path="url(#a)"><path d="M0 0h1v1z"/></g>',
        '<g visibility="hidden"><text visibility="visible">Seen</text></g>',
        '<g opacity="0.05" style="stroke-opacity: 0"><text>Seen</text></g>',
        '<g opacity="0" style="opacity: 1"><text>Seen</text></g>',
        '<g style="opacity: 0; opacity: 1"><text>Seen</text></g>',
        '<style>.a { opacity: 1 }</style><g opacity="0" class="a"><text>Seen</text></g>',
        "<style>.on { display: inline }</style><g display='none' class='on'><text>Seen</text></g>",
        "<style>g .st0 { display: none }</style><text class='st0'>Seen</text>",
        "<g aria-labelledby='a'><text id='a' display='none'>Seen</text></g>",
    ],
)
def test_words_that_may_be_seen_stay(drawn: str) -> None:
    clean, removed = clean_svg(in_svg(drawn).encode())
    assert b"Seen" in clean
    assert removed == ()
