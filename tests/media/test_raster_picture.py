"""Pictures made of pixels reach readers without what cameras and programs write into them, and turned as they show."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from PIL import GifImagePlugin, Image, PngImagePlugin

from dashboard.media.picture_error import PictureError
from dashboard.media.raster_picture import FORMATS, clean_raster
from tests.samples.colour_profiles import screen_profile

SECRET = "zqsecretexif"
RED, BLUE = (250, 5, 5), (5, 5, 250)
ENDINGS = ("jpg", "png", "webp", "avif")


def corner_picture() -> Image.Image:
    """Blue, wider than high, with a red left upper corner."""
    picture = Image.new("RGB", (64, 32), BLUE)
    picture.paste(RED, (0, 0, 16, 16))
    return picture


def exif(orientation: int = 1) -> Image.Exif:
    tags = Image.Exif()
    tags[0x010E], tags[0x013B], tags[0x0112] = f"Description {SECRET}", f"Artist {SECRET}", orientation
    tags[0x8825] = {1: "N", 2: (52.0, 14.0, 0.0), 3: "E", 4: (21.0, 0.0, 0.0), 29: SECRET}  # where it was taken
    return tags


def saved(picture: Image.Image, ending: str, **options: Any) -> bytes:
    target = io.BytesIO()
    picture.save(target, FORMATS[ending], **options)
    return target.getvalue()


def with_everything(ending: str, orientation: int = 1) -> bytes:
    """A picture with SECRET in every place in which its format has room for words."""
    xmp = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
    options: dict[str, Any] = {"exif": exif(orientation), "xmp": xmp, "icc_profile": screen_profile(SECRET)}
    if ending == "png":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Author", SECRET)
        texts.add_text("Comment", SECRET, zip=True)
        texts.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options |= {"pnginfo": texts}
    elif ending == "jpg":
        options |= {"comment": SECRET, "quality": 95}
    content = saved(corner_picture(), ending, **options)
    if ending == "jpg":  # IPTC, of which Pillow writes nothing
        iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + SECRET.encode()
        content = content[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2) + iptc + content[2:]
    return content + (b"" if ending in ("webp", "avif") else SECRET.encode())


def layers(content: bytes) -> bytes:
    """A file with the texts of a PNG unpacked."""
    streams = (content[at:] for at in range(len(content)) if content[at : at + 1] == b"\x78")
    texts = b""
    for stream in streams:
        try:
            texts += zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue
    return content + texts


def pixels(content: bytes) -> tuple[tuple[int, int], bytes]:
    with Image.open(io.BytesIO(content)) as picture:
        return picture.size, picture.convert("RGB").tobytes()


def colour_at(content: bytes, place: tuple[int, int]) -> str:
    with Image.open(io.BytesIO(content)) as picture:
        pixel = picture.convert("RGB").getpixel(place)
    assert isinstance(pixel, tuple)
    return "red" if pixel[0] > 128 > pixel[2] else "blue"


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_word_that_a_camera_or_program_wrote_is_left(ending: str) -> None:
    content = with_everything(ending)
    assert SECRET.encode() in layers(content)
    clean, size = clean_raster(content, ending)
    assert SECRET.encode() not in layers(clean)
    assert size == (64, 32)
    with Image.open(io.BytesIO(clean)) as picture:
        assert picture.format == FORMATS[ending]
        assert not picture.getexif()
        assert not {"comment", "xmp", "photoshop", "Author"} & picture.info.keys()
        assert picture.info["icc_profile"]


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_the_pixels_stay_as_they_are(ending: str) -> None:
    content = with_everything(ending)
    assert pixels(clean_raster(content, ending)[0]) == pixels(content)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_a_turned_picture_is_turned_and_says_so_no_more(ending: str) -> None:
    clean, size = clean_raster(with_everything(ending, orientation=6), ending)
    assert size == (32, 64)
    # Turned to the right, the left upper corner is the right upper one.
    places = [(2, 2), (29, 2), (29, 61), (2, 61)]
    assert [colour_at(clean, place) for place in places] == ["blue", "red", "blue", "blue"]
    assert SECRET.encode() not in layers(clean)
    with Image.open(io.BytesIO(clean)) as picture:
        assert picture.size == size
        assert not picture.getexif()
        assert picture.info["icc_profile"]


def test_an_avif_is_turned_as_its_boxes_say() -> None:
    clean, size = clean_raster(with_everything("avif", orientation=6), "avif")
    assert size == (32, 64)
    assert colour_at(clean, (29, 2)) == "red"
    assert colour_at(clean, (2, 2)) == "blue"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_each_orientation_shows_as_pillow_says(orientation: int) -> None:
    from PIL import ImageOps

    content = saved(corner_picture(), "png", exif=exif(orientation))
    with Image.open(io.BytesIO(content)) as picture:
        expected = ImageOps.exif_transpose(picture).convert("RGB")
    assert pixels(clean_raster(content, "png")[0]) == (expected.size, expected.tobytes())


def frames(content: bytes) -> list[tuple[int, str]]:
    with Image.open(io.BytesIO(content)) as picture:
        shown = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            picture.load()
            shown.append((int(picture.info.get("duration", 0)), str(picture.convert("RGB").getpixel((1, 1)))))
        return shown


@pytest.mark.parametrize("ending", ["gif", "webp", "png", "avif"])
def test_what_moves_goes_on_moving(ending: str) -> None:
    pictures = [Image.new("RGB", (16, 16), colour) for colour in (RED, BLUE, (0, 120, 0))]
    options: dict[str, Any] = {"comment": SECRET} if ending == "gif" else {"exif": exif()}
    if ending == "webp":
        options |= {"lossless": True}
    content = saved(pictures[0], ending, save_all=True, append_images=pictures[1:], duration=120, loop=0, **options)
    assert SECRET.encode() in content
    clean, _ = clean_raster(content, ending)
    assert SECRET.encode() not in layers(clean)
    assert len(frames(clean)) == 3
    assert [time for time, _ in frames(clean)] == [120, 120, 120]
    if ending != "avif":
        assert frames(clean) == frames(content)


def test_what_a_gif_holds_for_programs_is_left_out() -> None:
    content = saved(Image.new("P", (4, 4)), "gif")
    block = b"\x21\xff\x0bXMP DataXMP" + bytes([len(SECRET)]) + SECRET.encode() + b"\0"
    end = content.rindex(b"\x3b")
    clean, _ = clean_raster(content[:end] + block + b"\x3b", "gif")
    assert SECRET.encode() not in clean
    assert GifImagePlugin.GifImageFile(io.BytesIO(clean)).size == (4, 4)


def test_a_jpeg_keeps_neither_its_small_picture_nor_those_that_follow_it() -> None:
    content = saved(corner_picture(), "jpg")
    small = b"JFIF\0\x01\x02\x00\x00\x01\x00\x01\x01\x01" + b"abc"
    head = b"\xff\xd8\xff\xe0" + (len(small) + 2).to_bytes(2) + small
    clean, _ = clean_raster(head + content[20:] + content, "jpg")
    assert clean.count(b"\xff\xd8") == 1
    assert b"abc" not in clean[:40]
    assert pixels(clean) == pixels(content)


Break = Callable[[bytes], bytes]
BROKEN: dict[str, tuple[str, Break]] = {
    "a PNG named .jpg": ("jpg", lambda _: saved(corner_picture(), "png")),
    "HTML named .png": ("png", lambda _: b"<!doctype html><script>act()</script>"),
    "HTML named .avif": ("avif", lambda _: b"<!doctype html>"),
    "empty": ("webp", lambda _: b""),
    "a start alone": ("gif", lambda _: b"GIF89a"),
    **{f"half a {ending}": (ending, lambda content: content[: len(content) // 2]) for ending in (*ENDINGS, "gif")},
    **{f"a start of {ending}": (ending, lambda content: content[:30]) for ending in (*ENDINGS, "gif")},
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_what_its_ending_says_is_refused(name: str) -> None:
    ending, damage = BROKEN[name]
    random_pixels = Image.frombytes("RGB", (64, 64), random.Random(1).randbytes(64 * 64 * 3))
    with pytest.raises(PictureError) as refused:
        clean_raster(damage(saved(random_pixels, ending)), ending)
    assert refused.value.message.endswith(".")
    assert refused.value.hint


def bomb(side: int) -> bytes:
    """A small PNG that says that it has a side of so many pixels."""
    head = side.to_bytes(4) * 2 + b"\x01\0\0\0\0"
    chunk = b"IHDR" + head
    content = saved(Image.new("1", (8, 8)), "png")
    return content[:8] + (13).to_bytes(4) + chunk + zlib.crc32(chunk).to_bytes(4) + content[33:]


@pytest.mark.parametrize("side", [8_000, 10_000, 60_000])
def test_a_picture_that_would_fill_the_memory_is_not_read(side: int) -> None:
    with pytest.raises(PictureError, match="million pixels"):
        clean_raster(bomb(side), "png")


def test_a_text_that_would_fill_the_memory_is_not_unpacked() -> None:
    content = saved(corner_picture(), "png")
    chunk = b"zTXtComment\0\0" + zlib.compress(b"\0" * 100_000_000)
    packed = (len(chunk) - 4).to_bytes(4) + chunk + zlib.crc32(chunk).to_bytes(4)
    clean, _ = clean_raster(content[:33] + packed + content[33:], "png")
    assert clean == clean_raster(content, "png")[0]
