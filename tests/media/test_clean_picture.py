"""A picture is cleaned once; what is wrong with it is one finding that says what to do."""

from __future__ import annotations

import hashlib
import io
import random
from pathlib import Path

import pytest
from PIL import Image

from dashboard.cache.store import Cache
from dashboard.core.finding import Finding
from dashboard.media import clean_picture as module
from dashboard.media.clean_picture import CleanPicture, clean_picture
from tests.samples.hang import no_hang
from tests.samples.svg_attacks import in_svg


def picture(width: int, height: int, format: str = "PNG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(target, format)
    return target.getvalue()


def clean(cache: Cache, content: bytes, ending: str = "png") -> CleanPicture:
    return clean_picture(cache, hashlib.sha256(content).hexdigest(), ending, lambda: content)


def told(found: CleanPicture) -> list[Finding]:
    return list(found.findings("docs/images/a.png"))


def never() -> bytes:
    raise AssertionError("the picture was read again")


def test_a_picture_that_was_cleaned_is_not_read_again(tmp_path: Path) -> None:
    content = picture(4, 4)
    first = clean(Cache(tmp_path), content)
    digest = hashlib.sha256(content).hexdigest()
    assert clean_picture(Cache(tmp_path), digest, "png", never) == first
    assert clean_picture(Cache(tmp_path), digest, "PNG", never) == first
    assert first.file
    Cache(tmp_path).path(*first.file).unlink()
    assert clean(Cache(tmp_path), content) == first
    assert Cache(tmp_path).path(*first.file).is_file()


def test_one_that_cannot_be_read_is_remembered_too(tmp_path: Path) -> None:
    found = clean(Cache(tmp_path), b"GIF89a", "png")
    assert found.file is None
    assert clean_picture(Cache(tmp_path), hashlib.sha256(b"GIF89a").hexdigest(), "png", never) == found
    [finding] = told(found)
    assert (finding.id, finding.severity) == ("broken-picture", "error")
    assert finding.message == "Read a GIF, expected a PNG as its ending says."
    assert finding.hint == "Give it the ending of a GIF."


@pytest.mark.parametrize("ending", ["tiff", "heic", "svgz"])
def test_a_picture_that_browsers_do_not_show_goes_nowhere(tmp_path: Path, ending: str) -> None:
    found = clean(Cache(tmp_path), b"II*\0", ending)
    assert found.file is None
    assert f"Read a picture with the ending .{ending}, expected one of .svg, .png" in found.error


@pytest.mark.parametrize(
    ("size", "expected"), [((2600, 2), []), ((2601, 2), ["large-picture"]), ((2, 2601), ["large-picture"])]
)
def test_a_picture_of_too_many_pixels_is_a_finding(tmp_path: Path, size: tuple[int, int], expected: list[str]) -> None:
    found = clean(Cache(tmp_path), picture(*size))
    assert [finding.id for finding in told(found)] == expected
    assert found.file, "readers get it all the same"
    assert all(finding.severity == "warning" and "2,600" in finding.message for finding in told(found))


def test_a_heavy_picture_is_a_finding(tmp_path: Path) -> None:
    target, noise = io.BytesIO(), random.Random(1).randbytes(1200 * 1200 * 3)
    Image.frombytes("RGB", (1200, 1200), noise).save(target, "PNG", compress_level=0)
    [finding] = told(clean(Cache(tmp_path), target.getvalue()))
    assert finding.message == "Read a picture of 4.3 MB, expected at most 4 MB."


def test_what_was_taken_out_of_an_svg_is_told_by_kind_with_its_line(tmp_path: Path) -> None:
    body = "\n<!-- a -->\n<script/>\n<a/>" + "".join(f"<x{number}/>" for number in range(7))
    active, silent = told(clean(Cache(tmp_path), in_svg(body).encode(), "svg"))
    assert (active.id, active.severity, active.line) == ("active-picture", "warning", 3)
    assert active.message.endswith("taken out: <script>, <a>, <x0>, <x1>, <x2> and 4 more.")
    assert (silent.id, silent.severity, silent.line) == ("picture-data", "info", 2)
    [broken] = told(clean(Cache(tmp_path), in_svg("\n\n<g>").encode(), "svg"))
    assert (broken.id, broken.line) == ("broken-picture", 3)


SHAPES = {
    "words": "a",
    "spaces": " ",
    "brackets": "(",
    "url": "url(",
    "url with spaces": "url( #",
    "comments": "/*",
    "braces": "{",
    "colons": ":;",
    "signs": "-",
    "rules": "a{b:c}",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_long_text_in_an_svg_makes_the_cleaning_hang(shape: str) -> None:
    text = (SHAPES[shape] * 300_000)[:300_000]
    with no_hang():
        module.clean_svg(in_svg(f"<style>{text}</style><rect style='{text}' fill='{text}' href='{text}'/>").encode())
