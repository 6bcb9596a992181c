"""Find `fact:` links where they are no links and readers would see brackets: front matter, declarations, raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from dashboard.core.finding import Finding
from dashboard.core.lazy_re import lazy_re
from dashboard.core.text_span import TextSpan, first_place
from dashboard.core.yaml_data import located_texts
from dashboard.core.yaml_record import Record

_LINK = lazy_re(r"\]\(\s*<?fact:")
_IN_HTML = lazy_re(r"(?P<begin>\]\s*\()\s*(?P<target>fact:[^)\s<]+)(?P<end>\)?)")
_CODE = lazy_re(r"<(code|pre)\b.*?</\1>", re.S)
_HINT = "Write the number here without a link, and state it in the text with one."


def misplaced_in_record(record: Record) -> list[Finding]:
    """One finding for each key of a front matter or a chart declaration whose text holds a fact."""
    return [
        record.finding(
            "fact-lost", location, f"{'.'.join(map(str, location))}: a fact stands here, where it is no link.", _HINT
        )
        for location, text in located_texts(record.data)
        if _LINK.search(text)
    ]


def misplaced_in_html(html: str, parts: Sequence[TextSpan], path: str) -> Iterator[Finding]:
    """A finding for each fact that stands in the HTML of a text as words, outside of code.

    Args:
        html: clean, so that every tag has its end.
        parts: of the file, to find the place.
        path: the file.
    """
    if "fact:" not in html:
        return
    for match in _IN_HTML.finditer(_CODE.sub("", html)):
        target, begin = unescape(match["target"]), match["begin"]
        line, column = first_place(target, parts)
        message = f"The fact '{target}' stands where it is no link: readers see brackets."
        hint = "In HTML and inside other links Markdown makes no links. Write it outside, on one line."
        if begin != "](":
            hint = "Write ]( without a blank between the two."
        elif match["end"] != ")":
            hint = "Write ) behind the address, which holds no blank."
        yield Finding(id="fact-lost", path=path, line=line, column=column, message=message, hint=hint)
