"""The words of the interface go through one catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.core import words
from dashboard.core.templates import THEME, environment
from dashboard.core.words import N_, _, in_language, ngettext
from tests.samples.bare_words import bare_words
from tests.words import TEMPLATE, as_text, collected

POLISH = """
msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "Sources"
msgstr "Źródła"

msgid "%(num)s row of %(name)s"
msgid_plural "%(num)s rows of %(name)s"
msgstr[0] "%(num)s wiersz z %(name)s"
msgstr[1] "%(num)s wiersze z %(name)s"
msgstr[2] "%(num)s wierszy z %(name)s"

msgid "Look through the <a>data</a> of %(name)s."
msgstr "Przejrzyj <a>dane</a> %(name)s."
"""
NOT_YET = {
    "checks.html": "the guide for authors, made of the docstrings of the checks, is in English",
    "gallery.html": "the guide for authors, made of the docstrings of the chart types, is in English",
    "findings.html": "findings are for authors and are in English",
    "unreadable.html": "only in a preview, where all is in English",
    "desk.html": "only in a preview, where all is in English",
    "partials/bar.html": "only in a preview, where all is in English",
    "partials/notes.html": "only in a preview, where all is in English",
}
"""Templates whose words stand in English alone, with the reason. None of a page for readers may be added."""
NO_WORDS = {"JSON", "CSV", "PNG", "SVG", "ORCID", "ROR"}
"""Names that are the same in every language."""


@pytest.fixture(autouse=True)
def polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of a few messages."""
    folder = tmp_path / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(POLISH, encoding="utf-8")
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
    assert TEMPLATE.read_text(encoding="utf-8") == as_text(collected())


def test_templates_say_all_words_through_the_catalogue() -> None:
    found = {
        name: texts
        for path in sorted(THEME.rglob("*.html"))
        if (name := path.relative_to(THEME).as_posix()) not in NOT_YET
        and (texts := [text for text in bare_words(path.read_text(encoding="utf-8")) if text not in NO_WORDS])
    }
    assert found == {}


def test_words_past_the_catalogue_are_found() -> None:
    template = """
      <a title="Search" href="{{ 'data/' | url }}">{{ _("Data") }} {% trans %}in words{% endtrans %}</a>
      <code>desk</code>
      {% if a == "Kind" %}{{ "one" if a else _("two") }}{% else %}Text {{ b }}{% endif %}
    """
    assert bare_words(template) == ["one", "Search", "Text"]
