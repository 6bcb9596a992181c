"""Links to facts, in the places where they are allowed and in those where they are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, described, text_check
from dashboard.checks.prose import Prose

_LOST = re.compile(r"!\[[^\[\]]*\[[^\]]*\]\(\s*<?fact:|<a\s[^>]*href=[\"']?fact:")

fact_false = described(
    "fact-false",
    "text",
    """A number in a sentence is not what the data say, or a statement no longer holds.

    Why: This is what facts are for. The message says the value now and the closest honest wording. It is an error, also
    where only the rows of a published piece changed: the page that is out stays out, but nothing new goes out with a
    sentence that is known to be untrue until somebody has looked at it. A sentence that may keep what was known on a
    day is pinned to it with `&as_of=2025-05-09`.

    Bad:
        China sold goods worth [77 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).

    Good:
        China sold goods worth [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).
    """,
)
fact_number = described(
    "fact-number",
    "text",
    """The words of a fact hold no number, or two.

    Why: Nobody can tell which of them is to be held against the data. A statement without a number has a name and
    `holds`.

    Bad:
        China sold [a lot](fact:trade/value?year=2022&flow=china-to-russia).

    Good:
        China sold goods worth [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).
    """,
)
fact_unit = described(
    "fact-unit",
    "text",
    """The unit in a sentence is another one than the dataset's.

    Why: 76 per cent and 76 billion dollars are not the same.

    Bad:
        China sold [76 per cent](fact:trade/value?year=2022&flow=china-to-russia).

    Good:
        China sold goods worth [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).
    """,
)
fact_key = described(
    "fact-key",
    "text",
    """A fact does not name all keys of its row, or one that the dataset does not have.

    Why: Only the whole key names one cell.

    Bad:
        China sold goods worth [76 billion dollars](fact:trade/value?year=2022).

    Good:
        China sold goods worth [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).
    """,
)
unknown_fact = described(
    "unknown-fact",
    "text",
    """A fact names a dataset, a column, a row or an entry of `data/facts.yaml` that is not there.

    Why: The sentence stands there unchecked, and its link leads nowhere.

    Bad:
        China sold goods worth [76 billion dollars](fact:trades/value?year=2022&flow=china-to-russia).

    Good:
        China sold goods worth [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).
    """,
)
wrong_fact = described(
    "wrong-fact",
    "text",
    """A fact is written in another form than `dataset/field?key=value` or a name, or names a column without numbers.

    Why: It cannot be read.

    Bad:
        China sold goods worth [76 billion dollars](fact:trade/flow?year=2022&flow=china-to-russia).

    Good:
        China sold goods worth [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).
    """,
)
fact_place = described(
    "fact-place",
    "text",
    """A fact stands in a heading. It is held against the data, but is no link there.

    Why: Headings are no place for links: they stand in the table of contents too.

    Bad:
        ## China sold [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia)

    Good:
        China sold goods worth [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).
    """,
    "warning",
)
fact_as_of = described(
    "fact-as-of",
    "site",
    """A fact is pinned to a day of which the repository's history knows nothing.

    Why: What was known on a day is read from the history; a copy without it cannot check the sentence.

    Bad:
        `&as_of=1999-01-01` in a repository that begins in 2026

    Good:
        `&as_of=2026-11-25` in a copy with the whole history
    """,
)


@text_check("fact-lost", "error")
def fact_lost(prose: Prose) -> Iterator[TextIssue]:
    """A fact stands where it is no link: in the head, in the words of a chart, in a picture's alternative, in HTML.

    Why: Readers would see its brackets, or its number would go unchecked without a word.

    Bad:
        ![China sold [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia)](chart:trade)

    Good:
        ![China sold goods worth 76 billion dollars](chart:trade)
    """
    if "fact:" not in prose.source:
        return
    for found in _LOST.finditer(prose.source):
        message = "A fact is written as HTML, which nobody checks."
        hint = "Write [30%](fact:dataset/field?key=value)."
        if found[0][0] == "!":
            message = "A fact stands in a picture's alternative, where it is no link."
            hint = "Write the number here without a link, and state it in the text with one."
        if not prose.shown_as_code(found.start()):
            yield TextIssue(*found.span(), message, hint)
