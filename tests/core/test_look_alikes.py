"""Texts that look alike are recognised, and what is only seen in writing is cleaned."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import chain
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core import look_alikes
from dashboard.core.look_alikes import (
    clean,
    control_characters,
    mixed_alphabets,
    oddities,
    twins,
    twins_among,
)


def are_twins(text: str, other: str) -> bool:
    return bool(twins_among([text], [other])[text])


SIGNS = [chr(code) for code in chain(range(0x80, 0x20000), range(0xE0000, 0xE1000))]
"""Where such characters stand: between them are ideographs and what nobody has assigned."""
INVISIBLE = [
    sign
    for sign in SIGNS
    if unicodedata.category(sign) == "Cf"
    and not "\u0600" <= sign <= "\u08e2"
    and not "\U00011000" <= sign <= "\U0001d17f"
]
"""The format characters of Unicode, without those of Arabic and of musical notes, which are seen."""
BLANKS = [sign for sign in SIGNS if unicodedata.category(sign) in ("Zs", "Zl", "Zp")]


@pytest.mark.parametrize("sign", INVISIBLE, ids=ascii)
def test_a_character_that_nobody_sees_is_cleaned_away(sign: str) -> None:
    assert clean(f"Rus{sign}sia{sign}") == "Russia"
    assert oddities(f"Rus{sign}sia") != []


@pytest.mark.parametrize("sign", BLANKS, ids=ascii)
def test_what_looks_like_a_blank_becomes_one(sign: str) -> None:
    assert clean(f"{sign}South{sign}Korea{sign}") == "South Korea"


@pytest.mark.parametrize(
    "text",
    [
        "Russia",
        "Côte d’Ivoire",
        "Китай",
        "中国",
        "\u0645\u06cc\u200c\u0631\u0648\u062f",
        "\U0001f469\u200d\U0001f4bb",
        "\u2764\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "first line\nsecond line",
        "",
    ],
    ids=ascii,
)
def test_what_is_seen_stays(text: str) -> None:
    assert clean(text) == text
    assert oddities(text) == []


@given(st.text())
def test_a_clean_text_is_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert bool(oddities(text)) == (clean(text) != text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Russia", "russia"),
        ("Russia", "Rus\u0455ia"),
        ("Ｒussia", "Russia"),
        ("China–Russia", "China-Russia"),
        ("Xi’s visit", "Xi's visit"),
        ("Китай", "китай"),
        ("AE", "\u0410\u0415"),
        ("Straße", "STRASSE"),
        ("e\u0301", "\u00e9"),
        ("x\ny", "x y"),
    ],
    ids=ascii,
)
def test_twins_are_recognised(text: str, other: str) -> None:
    assert are_twins(text, other)
    assert twins([text, "Peru", other]) == [[text, other]]


@given(st.lists(st.text("aAkKКк\u0430 -\u2010", min_size=1, max_size=3), unique=True, max_size=12))
def test_each_text_that_has_a_twin_is_in_a_group_of_its_twins(texts: list[str]) -> None:
    groups = twins(texts)
    assert [text for group in groups for text in group if any(not are_twins(text, other) for other in group)] == []
    assert {text for group in groups for text in group} == {
        text for text in texts if any(text != other and are_twins(text, other) for other in texts)
    }


class HashedText(str):
    """A text that counts how often it is put into a set or looked up."""

    __slots__ = ()
    hashed: ClassVar = Counter[str]()

    def __hash__(self) -> int:
        text = str(self[:])
        self.hashed[text] += 1
        return hash(text)


def test_each_text_is_looked_at_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    shaped = Counter[str]()
    without_capitals = look_alikes._without_capitals
    monkeypatch.setattr(look_alikes, "_without_capitals", lambda text: shaped.update([text]) or without_capitals(text))
    texts = [HashedText(f"{name} {number}") for number in range(300) for name in ("Name", "name")]
    HashedText.hashed.clear()
    assert len(twins(texts)) == 300
    assert twins_among(texts[:2], texts) == {"Name 0": ["Name 0", "name 0"], "name 0": ["Name 0", "name 0"]}
    assert max(shaped.values()) < 10
    assert max(HashedText.hashed.values()) < 20


@pytest.mark.parametrize(
    ("text", "other"), [("Niger", "Nigeria"), ("é", "e"), ("0101", "101"), ("x y", "xy")], ids=ascii
)
def test_other_names_are_no_twins(text: str, other: str) -> None:
    assert not are_twins(text, other)
    assert twins(["Niger", "Nigeria", "é", "e", "0101", "101"]) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rus\u0455ia", "Rus\u0455ia"),
        ("Ро\u006fссия и Китай", "Ро\u006fссия"),
        ("MiG-29 of the \u0421SSR", "\u0421SSR"),
        ("\u0391B", "\u0391B"),
        ("Китай", None),
        ("C-400 and С-400", None),
        ("µm, ΔT, kΩ, β-blocker", None),
    ],
    ids=ascii,
)
def test_a_word_in_two_alphabets_is_found(text: str, word: str | None) -> None:
    mixed = mixed_alphabets(text)
    assert (mixed and mixed[0]) == word


def test_control_characters_are_named() -> None:
    assert control_characters("a\x00b\x92\t\n") == ["U+0000", "U+0092"]
