"""A file's front matter is found by each function that looks for it alone."""

from __future__ import annotations

import pytest

from dashboard.pieces.head_and_body import plain_status, read_front_matter, read_head_and_body
from tests.samples.site import HEAD

PATH = "docs/analyses/lifeline.md"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_is_found_whatever_ends_its_lines(end: str) -> None:
    content = f"{HEAD}Words.\n".replace("\n", end).encode()
    record = read_front_matter(content, PATH)
    assert record
    assert record.data["status"] == plain_status(content, PATH) == "published"
    assert read_head_and_body(content, PATH) == (HEAD, "Words.\n")
