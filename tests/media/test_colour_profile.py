"""What is kept of a colour profile decides the same colours, and says nothing of a screen."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from dashboard.media.colour_profile import clean_profile
from dashboard.media.raster_picture import clean_raster
from tests.samples.colour_profiles import screen_profile

WORDS = "zqsecretscreen"


def shown(profile: bytes) -> bytes:
    """Some colours of a profile, as those of another one (Lab)."""
    own, lab = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("LAB")
    picture = Image.new("RGB", (4, 1))
    picture.putdata([(250, 5, 5), (5, 250, 5), (5, 5, 250), (120, 130, 140)])
    converted = ImageCms.profileToProfile(picture, own, lab, outputMode="LAB")
    assert converted
    return converted.tobytes()


@pytest.mark.parametrize("version", [2, 4])
def test_a_clean_profile_shows_the_same_colours_and_says_nothing(version: int) -> None:
    profile = screen_profile(WORDS, version)
    clean = clean_profile(profile)
    assert shown(clean) == shown(profile)
    assert b"zqse" in profile
    assert b"zqse" not in clean
    assert clean_profile(clean) == clean


@pytest.mark.parametrize("profile", [b"", WORDS.encode() * 40, screen_profile(WORDS)[:200], b"\0" * 36 + b"acsp" * 40])
def test_what_is_no_profile_is_left_out(profile: bytes) -> None:
    assert clean_profile(profile) == b""
    for ending in ("jpg", "png", "webp"):
        content = io.BytesIO()
        Image.new("RGB", (8, 8), "red").save(content, ending.replace("jpg", "jpeg"), icc_profile=profile)
        clean, _ = clean_raster(content.getvalue(), ending)
        with Image.open(io.BytesIO(clean)) as picture:
            assert "icc_profile" not in picture.info


def test_a_large_profile_of_a_jpeg_comes_in_parts() -> None:
    start = screen_profile(WORDS)
    table = b"mft2" + bytes(200_000)
    entry = b"A2B0" + len(start).to_bytes(4) + len(table).to_bytes(4)
    at = start.index(b"mmod", 132)
    profile = start[:at] + entry + start[at + 12 :] + table
    content = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(content, "jpeg", icc_profile=profile)
    with Image.open(io.BytesIO(clean_raster(content.getvalue(), "jpg")[0])) as picture:
        assert picture.info["icc_profile"] == clean_profile(profile)
