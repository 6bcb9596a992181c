"""Checks of `fact:` links. Most are described only; `pieces/placed_facts.py` and `facts/` find the issues."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.checks.check import TextIssue, described, text_check
from dashboard.checks.prose import Prose
from dashboard.core.lazy_re import lazy_re

_FACT_OUTSIDE_LINK = lazy_re(r"!\[[^\[\]]*\[[^\[\]]*\]\(\s*<?fact:|<a\s[^<>]*href=[\"']?fact:")

fact_false = described(
    "fact-false",
    "text",
    """A number in a sentence is not what the data say, or a statement no longer holds.

    Why: This is what facts are for. The message gives the present value and the closest wording that is true. It is an
    error even if only the data behind a published piece changed: the published page stays, but no new version goes out
    until somebody has looked at the sentence. To keep what was known on a day, pin the fact to it with
    `&as_of=2025-05-09`.

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

    Why: Nobody can tell which number to compare with the data. A statement without a number is a named fact with
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
    """The unit in a sentence is not the dataset's.

    Why: 76 per cent and 76 billion dollars are not the same. A currency, a scale and a unit right beside the link
    belong to its number.

    Bad:
        China sold [76 per cent](fact:trade/value?year=2022&flow=china-to-russia).

    Good:
        China sold goods worth [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).
    """,
)
fact_word = described(
    "fact-word",
    "text",
    """A word of a fact is not understood.

    Why: A number is right only together with the words around it: a currency, "not", "a month". What is read is the
    number, its unit or what it counts, a period, a hedge, a direction, a comparison, of what it is a part, and its
    time. Put other words outside the link. `units` in `data/names.yaml` declares units and things that are counted.

    Bad:
        China sold goods worth [anything but 76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).

    Good:
        China sold goods worth [about 76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).
    """,
)
fact_time = described(
    "fact-time",
    "text",
    """The words of a fact name another year, month or quarter than its row.

    Why: The number may be right, and the sentence is not.

    Bad:
        China sold goods worth [76 billion dollars in 2023](fact:trade/value?year=2022&flow=china-to-russia).

    Good:
        China sold goods worth [76 billion dollars in 2022](fact:trade/value?year=2022&flow=china-to-russia).
    """,
)
fact_beside = described(
    "fact-beside",
    "text",
    """Words beside the link of a fact say something else than its data: a hedge, a time, 'half of'.

    Why: Readers take 'nearly [115 billion](…)' as one statement. The check of the link's own words does not see it.

    Bad:
        China sold nearly [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia) of goods.

    Good:
        China sold over [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia) of goods.
    """,
    "warning",
)
fact_base = described(
    "fact-base",
    "text",
    """The words of a fact say of what the number is a part, or that it is a change, and its data do not name that.

    Why: A third of the exports is not a third of the trade, and "rose by" a third is no share of a third. Nobody checks
    such words but the author.

    Bad:
        China sold [76 billion dollars of machines](fact:trade/value?year=2022&flow=china-to-russia).

    Good:
        China sold goods worth [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia).
    """,
    "warning",
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
    """A fact stands in a heading. It is checked against the data, but it is no link there.

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
    """A fact is pinned to a day that the repository's history does not reach.

    Why: What was known on a day is read from the history. A copy without it cannot check the sentence.

    Bad:
        `&as_of=1999-01-01` in a repository that begins in 2026

    Good:
        `&as_of=2026-11-25` in a copy with the whole history
    """,
)


@text_check("fact-lost", "error")
def fact_lost(prose: Prose) -> Iterator[TextIssue]:
    """A fact stands where it is no link: in front matter, in a chart, in a picture's alternative, in HTML.

    Why: Readers would see its brackets, or nobody would check its number.

    Bad:
        ![China sold [76 billion dollars](fact:trade/value?year=2022&flow=china-to-russia)](chart:trade)

    Good:
        ![China sold goods worth 76 billion dollars](chart:trade)
    """
    if "fact:" not in prose.source:
        return
    for match in _FACT_OUTSIDE_LINK.finditer(prose.source):
        message = "A fact is written as HTML, which nobody checks."
        hint = "Write [30%](fact:dataset/field?key=value)."
        if match[0][0] == "!":
            message = "A fact stands in a picture's alternative, where it is no link."
            hint = "Write the number here without a link, and state it in the text with one."
        if not prose.shown_as_code(match.start()):
            yield TextIssue(*match.span(), message, hint)
