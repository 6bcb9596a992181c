"""The words that scripts say, for pages in another language than English."""

from __future__ import annotations

import json

from dashboard.core.lazy_re import lazy_re
from dashboard.core.templates import THEME
from dashboard.core.words import catalogue_of

_SAID = lazy_re(r'\bsay(?:Count)?\(\s*("(?:[^"\\]|\\.)*")')


def script_words(code: str, *, for_reviewers: bool) -> str:
    """Make the module that gives `say` and `sayCount` their words in a language.

    Args:
        code: the language; it has a catalogue.
        for_reviewers: whether the scripts of a preview are among them.

    Returns:
        A module that adds `{messages, plural}` to those of words.js. Several forms of a message are a list, and
        `plural` gives the number of the form for a number of things.
    """
    catalogue = catalogue_of(code)
    folders = ("assets", "review") if for_reviewers else ("assets",)
    scripts = [path.read_text(encoding="utf-8") for folder in folders for path in sorted((THEME / folder).glob("*.js"))]
    said = sorted({json.loads(text) for script in scripts for text in _SAID.findall(script)})
    messages = {text: found.string for text in said if (found := catalogue.get(text)) and _is_translated(found.string)}
    words = json.dumps(messages, ensure_ascii=False, indent=1)
    # The rule of a catalogue is written in C, and JavaScript reads it in the same way.
    content = f"{{ messages: {words}, plural: (n) => Number({catalogue.plural_expr}) }}"
    return f'import {{ add }} from "./words.js";\n\nadd({json.dumps(code)}, {content});\n'


def _is_translated(words: str | list[str] | tuple[str, ...] | None) -> bool:
    return all(words) if isinstance(words, list | tuple) else bool(words)
