"""No file of an author, and no dataset, stands where the engine puts files of its own."""

from __future__ import annotations

import pytest

from dashboard.core.file_kinds import is_of_engine, is_root_file
from dashboard.output.derived_files import derived_files
from dashboard.output.icons import icon_files
from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS
from tests.samples.linked import EVERYTHING
from tests.samples.site import TRADE, TRADE_ROWS


def test_the_addresses_of_all_files_are_kept_free(edit: Edit) -> None:
    edition = edit({**EVERYTHING, **AT_ADDRESS}, preview=False)
    replaceable = {file.address for file in icon_files(edition.view)}
    fixed = [address for address in derived_files(edition.view, []) if address not in replaceable]
    slugs = edition.content.slugs
    assert [name for name in fixed if not (is_of_engine(name, slugs) or is_root_file(name))] == []
    assert len(fixed) > 40


def test_an_own_picture_or_table_beside_them_is_fine() -> None:
    own = ("files/feed.json", "authors/jane.jpg", "feed-notes.json", "files/llms.txt", "favicon.ico", "robots.txt")
    assert not [name for name in own if is_of_engine(name, frozenset())]


@pytest.mark.parametrize("name", ["changes", "datapackage", "catalog"])
def test_no_dataset_is_called_as_what_tells_of_all(edit: Edit, name: str) -> None:
    folder = "data/datasets/economy"
    edition = edit({f"{folder}/{name}.yaml": TRADE, f"{folder}/{name}.csv": TRADE_ROWS}, preview=False)
    (finding,) = [finding for finding in edition.findings if finding.id == "wrong-name"]
    assert (finding.path, f"/data/{name}" in finding.message) == (f"{folder}/{name}.yaml", True)
    assert name not in [dataset.name for dataset in edition.view.datasets]
