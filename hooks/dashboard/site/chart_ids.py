"""Gives the id of a chart to one text alone: it is the chart's address."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from msgspec.structs import replace

from dashboard.core.finding import Finding
from dashboard.pieces.analysis import is_public
from dashboard.pieces.placed_charts import Placement
from dashboard.site.content import SiteContent

_NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


def with_own_ids(content: SiteContent) -> SiteContent:
    """Take the charts away whose id is taken, with a finding for each.

    A shared chart has its id in any case. Of two texts the public one keeps it, since nothing that readers see may
    depend on a draft; of two that are public, or two that are not, the one that is due first.
    """
    named = [item.id for items in content.placements.values() for item in items if item.named_at]
    if len({*named, *content.shared_charts}) == len(named) + len(content.shared_charts):
        return content
    holders = {id: f"data/charts/{id}.yaml" for id in content.shared_charts}
    placements, findings = dict(content.placements), list[Finding]()

    def rank(path: str) -> tuple[bool, datetime.datetime]:
        text = content.analyses.get(path) or content.standing_pages.get(path)
        return (not is_public(text, content.audience.at), text.due) if text else (True, _NEVER)

    for path in sorted(placements, key=rank):
        placements[path] = _own(placements[path], holders, findings)
    return replace(content, placements=placements, findings=(*content.findings, *findings))


def _own(placements: Sequence[Placement], holders: dict[str, str], findings: list[Finding]) -> list[Placement]:
    """The charts of one text. `holders` says where each id stands, and gets those of this text."""
    before = dict(holders)
    holders |= {item.id: f"{item.path}:{item.line}" for item in placements if item.named_at and item.id not in holders}
    own = []
    for placement in placements:
        if placement.named_at and (holder := before.get(placement.id)):
            finding = _taken(placement, placement.named_at, holder)
            findings.append(finding)
            placement = replace(placement, chart=None, findings=(finding,))
        own.append(placement)
    return own


def _taken(placement: Placement, place: tuple[int, int], holder: str) -> Finding:
    message, hint = f"id: the name '{placement.id}' is taken by {holder}.", "Give this chart another id."
    return Finding(id="duplicate-id", path=placement.path, line=place[0], column=place[1], message=message, hint=hint)
