"""The check for the words of named facts."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.core.finding import Finding
from dashboard.site.checks.record_of import record_of
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent


@site_check("unstated-fact", "warning")
def unstated_fact(content: SiteContent) -> Iterator[Finding]:
    """A number of data/facts.yaml has no `states`.

    Why: Who points at the number in a text reads there what it counts. Without a sentence that is the name of the fact.

    Bad:
        data/facts.yaml with `trade-doubled: {value: SELECT …}`

    Good:
        data/facts.yaml with `trade-doubled: {value: SELECT …, states: Trade in 2024 as a multiple of that in 2020}`
    """
    if unstated := [name for name, fact in content.named_facts.items() if fact and not fact.states]:
        record = record_of(content, f"{content.settings.data_path}/facts.yaml")
        for name in unstated:
            message = f"The fact '{name}' does not say what it counts."
            yield record.finding("unstated-fact", (name,), message, "Add 'states:' and one sentence.", "warning")
