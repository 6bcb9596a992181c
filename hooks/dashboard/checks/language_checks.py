"""The check of the language that a text says it has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import Prose
from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.text_language import language_of

_KEY = lazy_re(r"^lang:", re.M)
_QUOTED = lazy_re(r"(?:^[ \t]*>[^\n]*\n?)+", re.M)
"""Lines of a quotation, which may be in another language."""
_NAMES = {"en": "English", "pl": "Polish", "de": "German", "sv": "Swedish"}


@text_check("other-language")
def other_language(prose: Prose) -> Iterator[TextIssue]:
    """A text is in another language than its front matter says. Without `lang` it is that of the site.

    Why: Screen readers speak it, and search engines file it, by the rules of the other language. Its numbers are read
    so, too: 1,095 is a thousand in English, and about one in German.

    Bad:
        Der Handel ist für den einen wichtiger als für den anderen, und das wird auch so bleiben. Die Ausfuhr von Kohle
        ist nicht mit der von Öl zu vergleichen, und sie wurde auch nicht von den Zöllen getroffen.

    Good:
        Trade matters more to one of the two, and that will not change. Exports of coal are not like those of oil, and
        were not hit by tariffs.
    """
    quoted = [line.span() for line in _QUOTED.finditer(prose.source)]
    own = (word for word in prose.running_tokens if not any(start <= word.start < end for start, end in quoted))
    found = language_of(word.text for word in own)
    if found and found != prose.lang:
        key = _KEY.search(prose.source, 0, prose.body)
        place = key.span() if key else (0, 1)
        message = f"The text is in {_NAMES[found]}, but counts as {_NAMES.get(prose.lang, prose.lang)}."
        yield TextIssue(*place, message, f"Write lang: {found} in its front matter.")
