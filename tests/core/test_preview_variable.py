"""What says that a build makes a preview as a folder."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from dashboard.core.preview_variable import preview_variable, read_preview_variable

DAY = datetime.date(2090, 12, 31)


@pytest.mark.parametrize(
    ("folder", "expires"), [("/tmp/a preview", DAY), ("/tmp/site", None), ("/tmp/a preview/site", None), (None, None)]
)
def test_only_the_named_folder_becomes_a_preview(folder: str | None, expires: datetime.date | None) -> None:
    variable = preview_variable(DAY, Path("/tmp/a preview"))
    assert read_preview_variable(variable, Path(folder) if folder else None) == expires


def test_without_the_variable_there_is_no_preview() -> None:
    assert read_preview_variable({}, Path("/tmp/site")) is None
