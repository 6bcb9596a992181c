"""A page that is no piece waits for its day and its embargo."""

import pytest

from tests.samples.edition import Edit, is_shown


@pytest.mark.parametrize("key", ["date: 0001-01-01", "date: 9999-12-31", "embargo: 9999-12-31T23:59:59-23:00"])
def test_a_day_at_an_end_of_the_calendar_is_one_finding(edit: Edit, key: str) -> None:
    edition = edit({"docs/about/page.md": f"---\n{key}\n---\n\n# About\n"}, preview=False)
    assert [(finding.id, finding.path, finding.line) for finding in edition.findings] == [
        ("wrong-value", "docs/about/page.md", 2)
    ]
    assert not is_shown(edition, "docs/about/page.md")
