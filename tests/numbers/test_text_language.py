"""The language of a text is told by words that are common in one language alone."""

from __future__ import annotations

import pytest

from dashboard.numbers.text_language import language_of

TEXTS = {
    "en": "The share of coal in the trade of the two has grown from a tenth to a third, and that is not what readers "
    "of the papers have been told by those which write of it.",
    "de": "Der Anteil der Kohle am Handel ist von einem Zehntel auf ein Drittel gewachsen, und das ist nicht für alle "
    "gut. Er wird auch bei den Zöllen eine Rolle spielen.",
    "pl": "Udział węgla w handlu obu państw wzrósł z jednej dziesiątej do jednej trzeciej i nie jest to dla wszystkich "
    "dobre, ale od roku na rynku są także inne towary, które się sprzedaje przez pośredników w Azji.",
    "sv": "Andelen kol i handeln har ökat från en tiondel till en tredjedel, och det är inte bra för alla. Den som "
    "säljer kan också bli av med kunder, och det blir inte bättre efter året.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_paragraph_has_its_language(language: str) -> None:
    assert language_of(TEXTS[language].lower().replace(",", "").replace(".", "").split()) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Der Spiegel",
        f"{TEXTS['en']} {TEXTS['de']}",
        "Ursula von der Leyen Hans von der Heide " * 6,
        "Stiftung Wissenschaft und Politik Rat für Auswärtiges Amt für Wirtschaft und Ausfuhr des Bundes " * 6,
        "x y z w " * 9,
        "Handelen er viktigere for den ene, og det vil være slik. Det har kan av og til være på det som det skal. " * 3,
        "Obchod je na to, ale od roku na to nie je nic a z toho je na trhu to, jako na to nie je. " * 4,
        "La part du charbon dans le commerce des deux est plus grande que celle du gaz, et cela ne va pas changer.",
    ],
)
def test_a_short_mixed_or_foreign_text_has_none(text: str) -> None:
    assert language_of(text.lower().split()) is None
