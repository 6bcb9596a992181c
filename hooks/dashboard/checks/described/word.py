"""The description of what `desk import-text` says. The room `word` finds it."""

from __future__ import annotations

from dashboard.checks.check import described

word_part = described(
    "word-part",
    "site",
    """Something of a Word file is not in the draft, or is there in another form. Only `desk import-text` says so.

    Why: A chart that Word drew, a text box or a hidden passage has no place in Markdown. Who brings a text over should
    know what to look for; a remark stands in its place in the text.

    Bad:
        a Word file with a chart

    Good:
        the same with a picture, or the rows of the chart as a dataset
    """,
    "warning",
)
