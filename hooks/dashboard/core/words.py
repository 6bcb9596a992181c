"""The words of the interface in the language of the page. English stands in the code and is the key of all catalogues.

Templates write `{{ _("Sources") }}`, `{{ ngettext("%(num)s row", "%(num)s rows", count) }}` or a `{% trans %}` block.
Python calls `_` and `ngettext` inside functions, scripts `say` and `sayCount`. A word that is defined when a module is
imported is marked with `N_`, and goes through `_` where it is shown. `make words` collects all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog
    from jinja2 import Environment

LOCALES = Path(__file__).parents[2] / "locales"
"""Holds `<language>/LC_MESSAGES/messages.po`, a catalogue for each language but English."""
ENGLISH = "en"
_LANGUAGE: ContextVar[str] = ContextVar("language", default=ENGLISH)


def language() -> str:
    """Return the language of the page that is being made: a code such as 'en' or 'pl'."""
    return _LANGUAGE.get()


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Let all words be in a language. English needs no catalogue.

    Args:
        code: a code such as 'pl'; LOCALES has a folder of this name.
    """
    token = _LANGUAGE.set(code)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def _(message: str, **values: object) -> str:
    """Return a message in the language of the page.

    Args:
        message: the English words. As in templates, `%(name)s` stands for a value, and `%%` for a percent sign.
        values: the values by their names.
    """
    return _translated(message) % values


def ngettext(singular: str, plural: str, number: int, **values: object) -> str:
    """Return a message that depends on a number, in the language of the page.

    Args:
        singular: the English words for one.
        plural: the English words for other numbers.
        number: the number, which is also the value of `%(num)s`.
        values: other values by their names.
    """
    return _translated_by_number(singular, plural, number) % ({"num": number} | values)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a message that is defined at import, before any page has a language. Return it as it is."""
    return message


def add_words(environment: Environment) -> None:
    """Give templates `_`, `ngettext`, `{% trans %}` and `language()`. Values are escaped, messages may hold HTML."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(_translated, _translated_by_number, newstyle=True)  # type: ignore[attr-defined]
    environment.globals["language"] = language


def catalogue_of(code: str) -> Catalog:
    """Read the messages of a language other than English, with its rule for plurals."""
    from babel.messages.pofile import read_po  # It takes a while to load, and English needs none.

    with (LOCALES / code / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file)


def _translated(message: str) -> str:
    code = language()
    return message if code == ENGLISH or not message else _catalogue(code).gettext(_on_one_line(message))


def _translated_by_number(singular: str, plural: str, number: int) -> str:
    code = language()
    if code == ENGLISH:
        return singular if number == 1 else plural
    return _catalogue(code).ngettext(_on_one_line(singular), _on_one_line(plural), number)


def _on_one_line(message: str) -> str:
    # As catalogues have the words of `{% trans %}` blocks. English keeps the lines of the template.
    return re.sub(r"\s*\n\s*", " ", message.strip()) if "\n" in message else message


@cache
def _catalogue(code: str) -> GNUTranslations:
    from babel.messages.mofile import write_mo

    compiled = BytesIO()
    write_mo(compiled, catalogue_of(code))
    compiled.seek(0)
    return GNUTranslations(compiled)
