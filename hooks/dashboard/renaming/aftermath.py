"""What a renaming leaves to do: approvals that no longer count, and findings that were not there before."""

from __future__ import annotations

from dashboard.core.finding import format_findings
from dashboard.edition.edition import Edition
from dashboard.renaming.plan import Plan
from dashboard.site.content import SiteContent

_ABOUT_APPROVALS = frozenset(("not-approved", "missing-correction", "unrecorded-publication"))
"""The ids of findings that follow from approvals that no longer count."""


def void_approvals(before: SiteContent, after: SiteContent, plan: Plan) -> list[str]:
    """The pieces of which an approval counted before and does not now, each with the reason.

    An approval stays where the engine finds the same digests as before. Names of pieces, of authors and of datasets
    are part of the text that it covers.

    Args:
        before: the site as it was.
        after: the site as it is.
        plan: what was done.
    """
    moved = {file.path: file.new_path for file in plan.files}
    lines = []
    for path in (path for path, analysis in before.analyses.items() if analysis):
        new_path = moved.get(path, path)
        counted = len(before.approval_status(path).counted)
        if not counted or not after.analyses.get(new_path):
            continue
        status = after.approval_status(new_path)
        if len(status.counted) < counted:
            reasons = (f"that of {one.approval.by}: {one.against}" for one in status.approvals if one.against)
            lines.append(f"{new_path}: {'; '.join(reasons)}")
    return lines


def new_findings(before: Edition, after: Edition, plan: Plan) -> list[str]:
    """The findings that were not there before, in lines. What follows from approvals is told otherwise.

    Args:
        before: the site as it was.
        after: the site as it is.
        plan: what was done.
    """
    moved = {file.path: file.new_path for file in plan.files}
    subject = plan.subject
    known = {(finding.id, moved.get(finding.path, finding.path), finding.message) for finding in before.findings}
    known |= {(id, path, message.replace(subject.old, subject.new)) for id, path, message in known}
    new = [finding for finding in after.findings if (finding.id, finding.path, finding.message) not in known]
    told = [finding for finding in new if finding.id not in _ABOUT_APPROVALS and finding.severity != "info"]
    return format_findings(told).splitlines() if told else []
