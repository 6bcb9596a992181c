"""The words of a page that notes can quote."""

from __future__ import annotations

from dashboard.core.templates import THEME
from dashboard.editorial.note_subject import words_of_page


def test_what_repeats_words_of_a_piece_is_not_quoted() -> None:
    around = {
        "contents-side": "A heading",
        "piece-related": "Another piece",
        "neighbours": "The next piece",
        "side-notes": "A note",
    }
    asides = "".join(f'<div class="{name}">{words}</div>' for name, words in around.items())
    about = '<section class="piece-about"><p>The title</p><section class="corrections">A correction</section></section>'
    page = f'<div class="page"><article><h1>The title</h1><h2>A heading</h2>{asides}{about}</article></div>'
    assert words_of_page(page).split() == ["The", "title", "A", "heading", "A", "correction"]
    written = "".join(path.read_text(encoding="utf-8") for path in THEME.rglob("*.html"))
    assert [name for name in (*around, "piece-about") if f'class="{name}"' not in written] == ["side-notes"]
