"""Texts as parts of addresses."""

from __future__ import annotations

from dashboard.core.slug import slug_of


def test_a_slug_has_small_letters_without_accents_digits_and_hyphens() -> None:
    slugs = {"Zbigniew Łukasz": "zbigniew-lukasz", " G7 & “price cap” ": "g7-price-cap", "Straße, Ærø": "strasse-aero"}
    assert {text: slug_of(text) for text in slugs} == slugs
    assert slug_of("汉字!") == ""
