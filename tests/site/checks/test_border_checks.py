"""The policy on disputed borders beside the borders that maps show."""

from __future__ import annotations

import pytest

from tests.samples.edition import Edit

CRIMEA = "decided: 2026-11-27\nplaces:\n  - place: Crimea\n    at: [34.1, 44.95]\n    country: UA\n"
CRIMEA += "    drawn: as part of Ukraine\n    source: UN\n"


@pytest.mark.parametrize(
    ("was", "becomes", "line", "message"),
    [
        ("UA", "RU", 5, "country: maps draw 'Crimea' as part of Ukraine (UA); read 'RU'."),
        ("[34.1, 44.95]", "[33.0, 43.5]", 5, "country: maps draw 'Crimea' in no country; read 'UA'."),
    ],
)
def test_a_policy_that_maps_do_not_follow_is_an_error(
    edit: Edit, was: str, becomes: str, line: int, message: str
) -> None:
    edition = edit({"data/borders.yaml": CRIMEA.replace(was, becomes)})
    [finding] = [finding for finding in edition.findings if finding.id == "wrong-border"]
    assert (finding.path, finding.line, finding.severity) == ("data/borders.yaml", line, "error")
    assert finding.message == message


def test_a_policy_that_maps_follow_is_no_finding_and_no_unread_file(edit: Edit) -> None:
    edition = edit({"data/borders.yaml": CRIMEA}, information=True)
    assert [finding for finding in edition.findings if finding.path == "data/borders.yaml"] == []
