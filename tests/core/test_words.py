"""The words of the interface go through one catalogue."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dashboard.core import words
from dashboard.core.dates import MONTHS
from dashboard.core.templates import THEME, environment
from dashboard.core.words import N_, _, in_language, ngettext
from tests.samples.bare_words import bare_words, bare_words_of_script
from tests.samples.catalogues import write_polish
from tests.words import TEMPLATE, as_text, catalogue_files, collected, unsound_messages

ENGLISH = {
    "checks.html": "the guide for authors, made of the docstrings of the checks, is in English",
    "gallery.html": "the guide for authors, made of the docstrings of the chart types, is in English",
}
"""Templates whose words stand in English alone, with the reason. None of a page for readers may be added."""
NO_WORDS = {"Atom", "JSON", "JSON Feed", "CSV", "PNG", "SVG", "ORCID", "ROR"}
"""Names that are the same in every language."""
NO_WORDS |= {"content", "chart-marks", "note note-draft", "preview-line", "stays error", "stays waits", "trace"}
"""Ids, classes and keys."""
NO_WORDS |= {"less than", "at most", "at least", "more than"}
"""Marks as the data have them."""
NO_WORDS |= {"not all", '<script src="', '<script defer src="'}
NO_WORDS |= {"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Escape", "Enter"}
"""Names of keys."""
NO_WORDS |= {month[:3] for month in MONTHS}
"""Dates are English for now: one function writes them, and one in the browser."""


@pytest.fixture(autouse=True)
def polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of a few messages."""
    write_polish(tmp_path)
    monkeypatch.setattr(words, "LOCALES", tmp_path)


def test_english_needs_no_catalogue() -> None:
    assert _("Sources") == "Sources"
    assert [ngettext("%(num)s row", "%(num)s rows", count) for count in (1, 2)] == ["1 row", "2 rows"]


def test_words_follow_the_language_of_the_page() -> None:
    marked = N_("Sources")
    with in_language("xx"):
        assert (_(marked), _("Not in the catalogue")) == ("Źródła", "Not in the catalogue")
    assert _(marked) == "Sources"


def test_plurals_follow_the_rule_of_the_language() -> None:
    with in_language("xx"):
        said = [ngettext("%(num)s row of %(name)s", "%(num)s rows of %(name)s", n, name="A") for n in (1, 3, 5)]
    assert said == ["1 wiersz z A", "3 wiersze z A", "5 wierszy z A"]


def test_templates_escape_the_values_and_keep_the_lines_of_english() -> None:
    block = "{% trans %}Look through\n  the <a>data</a> of {{ name }}.{% endtrans %}"
    template = environment().from_string(block + ' {{ _("100%% of %(what)s", what=name) }}')
    assert template.render(name="<b>") == "Look through\n  the <a>data</a> of &lt;b&gt;. 100% of &lt;b&gt;"
    with in_language("xx"):
        assert template.render(name="<b>").startswith("Przejrzyj <a>dane</a> &lt;b&gt;.")


def test_the_template_of_the_catalogues_is_up_to_date() -> None:
    """`make words` writes it."""
    catalog = collected()
    assert TEMPLATE.read_text(encoding="utf-8") == as_text(catalog)
    # Babel's reader of scripts gives up silently where it takes a division for an expression.
    scripts = "".join(path.read_text(encoding="utf-8") for path in THEME.rglob("*.js"))
    said = {json.loads(text) for text in re.findall(r'\bsay(?:Count)?\(\s*("(?:[^"\\]|\\.)*")', scripts)}
    assert said <= {message.id if isinstance(message.id, str) else message.id[0] for message in catalog}


def test_translations_name_no_other_values_than_their_messages(tmp_path: Path) -> None:
    """A value that is not given would stop the page."""
    assert [wrong for path in catalogue_files() for wrong in unsound_messages(path)] == []
    path = tmp_path / "xx" / "LC_MESSAGES" / "messages.po"
    path.write_text(path.read_text(encoding="utf-8").replace("wierszy z %(name)s", "z %(nam)s"), encoding="utf-8")
    assert unsound_messages(path) == ["%(num)s row of %(name)s: unknown named placeholder 'nam'"]


def test_templates_say_all_words_through_the_catalogue() -> None:
    found = {
        name: texts
        for path in sorted(THEME.rglob("*.html"))
        if (name := path.relative_to(THEME).as_posix()) not in ENGLISH
        and (texts := [text for text in bare_words(path.read_text(encoding="utf-8")) if text not in NO_WORDS])
    }
    assert found == {}


def test_scripts_say_all_words_through_the_catalogue() -> None:
    scripts = sorted(THEME.rglob("*.js"))
    texts = {path.name: bare_words_of_script(path.read_text(encoding="utf-8")) for path in scripts}
    found = {name: rest for name, words in texts.items() if (rest := [text for text in words if text not in NO_WORDS])}
    assert found == {}


def test_words_past_the_catalogue_are_found() -> None:
    template = """
      <a title="Search" href="{{ 'data/' | url }}">{{ _("Data") }} {% trans %}in words{% endtrans %}</a>
      <code>desk</code>
      {% if a == "Kind" %}{{ "one" if a else _("two") }}{% else %}Text {{ b }}{% endif %}
    """
    assert bare_words(template) == ["one", "Search", "Text"]
    script = """
      const a = say("Close"), b = sayCount("%(num)s row", "%(num)s rows", 2), c = ".chart summary";
      node.textContent = "Try again"; throw new Error(`${a} did not load`); button(`Part of ${b}`);
    """
    assert bare_words_of_script(script) == ["Try again", "Part of"]
