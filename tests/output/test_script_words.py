"""Scripts say their words in the language of the page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.core import words
from dashboard.core.templates import THEME
from dashboard.output.script_words import script_words
from tests.samples.catalogues import write_polish
from tests.samples.node import run_in_node

RESULTS = ("%(num)s result for “%(words)s”", "%(num)s results for “%(words)s”")
CASES = [
    (["en", "say", "Reset"], "Reset"),
    (["xx", "say", "Reset"], "Od nowa"),
    (["xx", "say", "Not in the catalogue, 100%%"], "Not in the catalogue, 100%"),
    (["en", "sayCount", *RESULTS, 1, {"words": "gas"}], "1 result for “gas”"),
    (["en", "sayCount", *RESULTS, 5, {"words": "gas"}], "5 results for “gas”"),
    (["xx", "sayCount", *RESULTS, 1, {"words": "gas"}], "1 wynik dla „gas”"),
    (["xx", "sayCount", *RESULTS, 3, {"words": "%(num)s"}], "3 wyniki dla „%(num)s”"),
    (["xx", "sayCount", *RESULTS, 5, {"words": "gas"}], "5 wyników dla „gas”"),
]


def test_scripts_say_messages_in_the_language_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_polish(tmp_path)
    monkeypatch.setattr(words, "LOCALES", tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    shutil.copy(THEME / "assets" / "words.js", tmp_path)
    script = tmp_path / "words-xx.js"
    script.write_text(script_words("xx", for_reviewers=False), encoding="utf-8")
    assert "Źródła" not in script.read_text(encoding="utf-8"), "no script says this"
    runner = Path(__file__).with_name("say_words.mjs")
    said = run_in_node(runner, tmp_path / "words.js", script, cases=[case for case, _ in CASES])
    assert said == [expected for _, expected in CASES]
