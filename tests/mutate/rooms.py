"""What is mutated: the modules of each room, and the tests that are asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """Modules that decide one thing, and the tests that know of it."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS = {
    "approvals": Room(
        (
            "review/approval_status.py",
            "review/eligibility.py",
            "review/publication.py",
            "review/review.py",
            "review/note.py",
            "site/approvals.py",
            "site/read_analyses.py",
        ),
        (
            "review/test_approval_status.py",
            "review/test_eligibility.py",
            "review/test_review.py",
            "review/test_has_been_public.py",
            "review/test_review_folder.py",
            "review/test_odd_files.py",
            "pieces/test_analysis.py",
            "editorial/test_migrate.py",
        ),
    ),
    "view": Room(
        (
            "view/make_view.py",
            "view/shown_texts.py",
            "view/moved_pieces.py",
            "pieces/analysis.py",
            "site/audience.py",
            "site/waiting.py",
            "site/public_since.py",
            "edition/publication_gate.py",
        ),
        (
            "view/test_make_view.py",
            "view/test_moved_pieces.py",
            "pieces/test_analysis.py",
            "review/test_has_been_public.py",
            "edition/test_publication_gate.py",
            "edition/test_prepare_edition.py",
        ),
    ),
    "digests": Room(
        (
            "cache/value_digest.py",
            "cache/keys.py",
            "pieces/approval_digests.py",
            "pieces/body_digest.py",
            "charts/resolve/cover_chart.py",
        ),
        (
            "cache/test_value_digest.py",
            "cache/test_keys.py",
            "pieces/test_approval_digests.py",
            "review/test_approval_status.py",
        ),
    ),
    "facts": Room(
        (
            "facts/fact.py",
            "facts/fact_reader.py",
            "facts/misplaced_facts.py",
            "facts/named_fact.py",
            "pieces/fact_claim.py",
            "pieces/placed_facts.py",
        ),
        (
            "facts",
            "numbers/test_sentences.py",
            "pieces/test_fact_claim.py",
            "pieces/test_placed_facts.py",
            "pieces/test_contradiction.py",
            "checks/test_pieces.py",
            "checks/test_html_checks.py",
            "data/test_git_history.py",
        ),
    ),
    "selection": Room(
        (
            "charts/spec/selection.py",
            "charts/spec/row_filter.py",
            "charts/spec/series.py",
            "charts/spec/gaps.py",
        ),
        (
            "charts/spec",
            "charts/resolve/test_declared_values.py",
            "charts/resolve/test_declaration.py",
            "charts/render/test_table.py",
            "charts/render/test_written_amounts.py",
        ),
    ),
}
"""By name. Modules are in `hooks/dashboard/`, tests in `tests/`."""
