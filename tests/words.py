"""Collects the words of the interface: `make words`.

It writes `hooks/locales/messages.pot` of all that templates, Python and scripts say through the catalogue, and brings
the catalogue of each language up to date: new messages are untranslated, those that are gone are kept aside (`#~`).
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from dashboard.core.settings import HOME
from dashboard.core.words import LOCALES

TEMPLATE = LOCALES / "messages.pot"
METHODS = (
    ("set_up.py", "ignore"),
    ("machine/**.py", "ignore"),
    ("dashboard/**.py", "python"),
    ("mkdocs_host/**.py", "python"),
    ("*.py", "python"),
)
METHODS += (("theme/**.html", "jinja2"), ("theme/**.js", "javascript"))
OPTIONS = {"theme/**.html": {"trimmed": "true", "silent": "false"}, "theme/**.js": {"parse_template_string": "true"}}
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "say": None, "sayCount": (1, 2)}
COMMENTS = ("For translators:",)


def collected() -> Catalog:
    """Return all messages of the interface."""
    catalog = Catalog()
    for _, _, message, comments, context in extract_from_dir(
        HOME / "hooks", METHODS, OPTIONS, KEYWORDS, COMMENTS, strip_comment_tags=True
    ):
        catalog.add(message, auto_comments=comments, context=context)
    return catalog


def as_text(catalog: Catalog, *, header: bool = False) -> str:
    """Return a catalogue as a file: sorted and without places, so that two branches that add words merge.

    Args:
        catalog: the messages.
        header: whether it begins with the language and its plural forms.
    """
    file = BytesIO()
    write_po(file, catalog, width=0, no_location=True, omit_header=not header, sort_output=True)
    return file.getvalue().decode()


def catalogue_files() -> list[Path]:
    """Return the files of all languages."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))


def unsound_messages(path: Path) -> list[str]:
    """Return the messages of a catalogue whose translation has other values than they have, each with what is wrong."""
    with path.open("rb") as file:
        wrong = list(read_po(file).check())
    return [
        f"{message.id if isinstance(message.id, str) else message.id[0]}: {error}"
        for message, errors in wrong
        for error in errors
    ]


def main() -> None:
    """Write the template, and bring the catalogues up to date."""
    words = collected()
    TEMPLATE.write_text(as_text(words), encoding="utf-8")
    for path in catalogue_files():
        with path.open("rb") as file:
            catalog = read_po(file)
        catalog.update(words)
        path.write_text(as_text(catalog, header=True), encoding="utf-8")
    print(f"{len(words)} messages in {TEMPLATE.relative_to(HOME)}.")


if __name__ == "__main__":
    main()
