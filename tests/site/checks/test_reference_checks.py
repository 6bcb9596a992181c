"""Works that texts name and the bibliography does not have, and entries that are broken or that nobody names."""

from __future__ import annotations

from dashboard.core.finding import Finding
from dashboard.edition.publication_gate import PublicationGate
from tests.samples.edition import Edit
from tests.samples.site import HEAD

PIECE = "docs/analyses/lifeline.md"
FILE = "data/references.bib"
GOOD = "@book{kowalska2024, author = {Kowalska, Anna}, title = {Yuan}, year = 2024}\n"
BROKEN = "@book{novak2020,\n  title = {Rouble}, author = {Novak, Jan}, year = 2020,\n  doi = {none}}\n"


def found(edit: Edit, bib: str | None, text: str, head: str = HEAD) -> list[Finding]:
    edition = edit({FILE: bib, PIECE: f"{head}{text}\n"}, information=True)
    return [finding for finding in edition.findings if finding.id.endswith("-reference")]


def test_an_unknown_work_is_an_error_at_its_place_with_the_nearest_key(edit: Edit) -> None:
    [finding] = found(edit, GOOD, "Words.\n\nMore [@kowalska2024; @kowalsa2024].")
    assert (finding.id, finding.severity) == ("unknown-reference", "error")
    assert (finding.path, finding.line, finding.column) == (PIECE, HEAD.count("\n") + 3, 6)
    assert "'kowalsa2024'" in finding.message
    assert finding.hint.startswith("Did you mean 'kowalska2024'?")


def test_without_the_file_each_work_is_unknown(edit: Edit) -> None:
    assert [finding.id for finding in found(edit, None, "Words [@a].")] == ["unknown-reference"]


def test_a_broken_entry_that_a_text_names_is_an_error(edit: Edit) -> None:
    [finding] = found(edit, GOOD + BROKEN, "Words [@kowalska2024; @novak2020].")
    assert (finding.id, finding.severity, finding.path, finding.line) == ("broken-reference", "error", FILE, 4)
    assert PublicationGate(edit({}).content).blocks(finding)


def test_a_broken_entry_that_nobody_names_is_a_warning_and_unused(edit: Edit) -> None:
    findings = found(edit, GOOD + BROKEN, "Words [@kowalska2024].")
    assert {(finding.id, finding.severity, finding.line) for finding in findings} == {
        ("unused-reference", "info", 2),
        ("broken-reference", "warning", 4),
    }


def test_a_text_that_names_what_cannot_be_read_is_told_of_the_entry_alone(edit: Edit) -> None:
    findings = found(edit, "@book{a, title = {open\n", "Words [@a].")
    assert [(finding.id, finding.severity) for finding in findings] == [("broken-reference", "error")]


def test_other_bibliographies_are_pointed_out(edit: Edit) -> None:
    edition = edit({FILE: GOOD, "data/refs.bib": GOOD, PIECE: f"{HEAD}Words [@kowalska2024].\n"})
    assert [(finding.id, finding.path) for finding in edition.findings] == [("unread-data", "data/refs.bib")]
