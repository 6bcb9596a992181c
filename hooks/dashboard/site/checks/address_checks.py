"""The checks of addresses that readers know: pieces that vanish, are withdrawn, or had another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.core.dates import day
from dashboard.core.finding import Finding
from dashboard.core.paths import from_root
from dashboard.data.dataset import descriptor_path
from dashboard.pieces.source_text import naming_error
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent
from dashboard.site.public_since import was_withdrawn
from dashboard.site.vanished_pieces import VanishedPiece, is_found, vanished_pieces


@site_check("vanished-piece", "error")
def vanished_piece(content: SiteContent) -> Iterator[Finding]:
    """Readers could see a piece, and find nothing at its address now.

    Why: Others have cited and linked it. They have to learn that it was withdrawn, and why, or where it stands now.
    What was public is known from the record that `desk publish` leaves in the review, also in git's history.

    Bad:
        a published piece that is deleted, renamed, or set back to draft

    Good:
        the same piece after desk withdraw SLUG --reason "…", or formerly: [old-slug] in the piece that follows it
    """
    for piece in vanished_pieces(content):
        yield _vanished(content, piece)


def _vanished(content: SiteContent, piece: VanishedPiece) -> Finding:
    since = day(piece.since.astimezone(content.settings.zone).date())
    record = f"delete published-….yaml in {content.reviews[piece.slug].path}/" if piece.slug in content.reviews else ""
    if piece.source_text:
        status = piece.source_text.status or "missing"
        state = f"its status is {status}" if status != "published" else "its date or its embargo is still to come"
        undo = f"Publish it again (desk publish {piece.slug}), withdraw it (desk withdraw {piece.slug} --reason …)"
    else:
        state = "its file is gone"
        undo = f"Put the file back and withdraw it (desk withdraw {piece.slug} --reason …)"
    claims = (other.slug for other in content.analyses.values() if other and piece.slug in other.front.formerly)
    if claimer := next(claims, ""):
        state += f", and '{claimer}', which names it in 'formerly', is not public"
    message = f"Readers could see the piece '{piece.slug}' since {since}, and would find nothing there now: {state}."
    hint = f"{undo}, or write formerly: [{piece.slug}] into the public piece that follows it."
    hint += f" If it never went out, {record}." if record else ""
    head = piece.source_text.head if piece.source_text else None
    line, column = head.place("status") if head else (1, 1)
    return Finding(id="vanished-piece", path=piece.path, line=line, column=column, message=message, hint=hint)


@site_check("wrong-withdrawal", "error")
def wrong_withdrawal(content: SiteContent) -> Iterator[Finding]:
    """A piece says that it is withdrawn, and readers never could see it, or its day is still to come.

    Why: Readers are told nothing of it: its title and the reason would be the first that they hear of the piece.

    Bad:
        withdrawn: {date: 2026-11-26, reason: Not ours to publish.} in a draft

    Good:
        status: draft, without the key
    """
    for path, analysis in content.analyses.items():
        head = content.source_texts[path].head
        if analysis and head and analysis.front.withdrawn and not was_withdrawn(content, analysis):
            message = "withdrawn: no record says that readers could see the piece by that day, or it is still to come."
            hint = f"Delete the key; desk withdraw {analysis.slug} --reason … writes it where it is due."
            yield head.finding("wrong-withdrawal", ("withdrawn",), message, hint)


@site_check("taken-address", "error")
def taken_address(content: SiteContent) -> Iterator[Finding]:
    """A piece names in `formerly` an address that another piece has or names as well, or that cannot be one.

    Why: An address leads to one place. Where two claim it, readers get the piece that has it, or the first by name.

    Bad:
        formerly: [heating] in docs/analyses/gas.md, while docs/analyses/heating.md is there

    Good:
        formerly: [heating] after heating.md was renamed to gas.md
    """
    # Of two that claim one address, the one that readers do not see has to give way, so that no draft stops a site.
    pieces = [(path, piece) for path, piece in content.analyses.items() if piece]
    pieces.sort(key=lambda pair: (not is_found(content, pair[1]), pair[1].slug))
    claims: dict[str, str] = {}
    for path, piece in pieces:
        head = content.source_texts[path].head
        for index, old_slug in enumerate(piece.front.formerly):
            text, earlier = content.pieces_by_slug.get(old_slug), claims.setdefault(old_slug, path)
            here = text.path if text else None
            is_claimed = earlier != path and not here
            if not head or not (here or is_claimed or naming_error(f"docs/analyses/{old_slug}.md")):
                continue
            other = content.analyses.get(here or "")
            if here and is_found(content, piece) and not (other and is_found(content, other)):
                message = f"Its address leads to {path}, which names it in 'formerly'."
                hint = f"Rename this file, or take '{old_slug}' out of 'formerly' in {path}."
                yield Finding(id="taken-address", path=here, message=message, hint=hint)
                continue
            words, hint = "is the address of the list of pieces", "Take it out of 'formerly' in this file."
            if is_claimed:
                words = f"stands here, and {earlier} names it in 'formerly', too"
                hint = f"Take it out of this file, or out of {earlier}: an address leads to one place."
            elif here:
                words = "is the address of this piece itself" if here == path else f"is an address of {here}"
            yield head.finding("taken-address", ("formerly", index), f"formerly: '{old_slug}' {words}.", hint)


@site_check("former-name", "error")
def former_name(content: SiteContent) -> Iterator[Finding]:
    """A dataset, a chart or a person names in `formerly` what another one of its kind is called, or was.

    Why: An address leads to one place, so such a former name leads nowhere.

    Bad:
        formerly: [sums] in data/datasets/economy/totals.yaml, while sums.yaml is there

    Good:
        formerly: [sums] after `desk rename dataset sums totals`
    """
    for former in _former_names(content):
        claims: dict[str, str] = {}
        for name, (path, old_names) in former.items():
            for old_name in old_names:
                here, earlier = former.get(old_name), claims.setdefault(old_name, name)
                if not here and earlier == name:
                    continue
                owner = f"has this name: {here[0]}" if here else f"names it, too: {former[earlier][0]}"
                message = f"formerly: '{old_name}' leads nowhere, since another file {owner}."
                hint = "Take it out of this file, or rename the other one."
                yield Finding(id="former-name", path=path, message=message, hint=hint)


def _former_names(content: SiteContent) -> Iterator[Mapping[str, tuple[str, Sequence[str]]]]:
    """Datasets, charts and people, each by name with their file and their former names."""
    root, data = content.settings.root, content.settings.data
    yield {name: (descriptor_path(one.path), one.descriptor.formerly) for name, one in content.sound_datasets.items()}
    charts = {one.id: (one.path, one.chart.formerly) for one in content.all_placements if one.chart}
    shared = {id: chart for id, chart in content.shared_charts.items() if chart}
    yield charts | {id: (from_root(data / "charts" / f"{id}.yaml", root), one.formerly) for id, one in shared.items()}
    people = {slug: one for slug, one in content.registry.authors.items() if one}
    yield {
        slug: (from_root(data / "authors" / f"{slug}.yaml", root), one.entry.formerly) for slug, one in people.items()
    }
