"""The check of what notebooks ask of the clock, of other machines and of the environment."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.core.finding import Finding
from dashboard.notebooks.outside_values import outside_values
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent

_CURES = {
    "the clock": "Write the day into the code, such as date(2026, 11, 30).",
    "the network": "Save what comes from there as a dataset in data/, with its source, and read that.",
    "the environment": "Write the value into the code.",
}


@site_check("outside-value", fragment="notebook")
def outside_value(content: SiteContent) -> Iterator[Finding]:
    """The code of a notebook asks the clock, the network or the environment.

    Why: What it gets differs from day to day and from machine to machine, and no approval covers it. Readers may get
    other numbers than reviewers saw.

    Bad:
        recent = trade[trade["year"] > date.today().year - 5]

    Good:
        recent = trade[trade["year"] > 2021]
    """
    for path, source_text in content.source_texts.items():
        for value in outside_values(source_text.notebook) if source_text.notebook else ():
            message = f"The code asks {value.of} ({value.words}): what readers get may change after the approval."
            yield Finding(
                id="outside-value",
                severity="warning",
                path=path,
                line=value.line,
                message=message,
                hint=_CURES[value.of],
            )
