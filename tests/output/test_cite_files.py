"""Files for reference managers stand beside each piece, shared chart and dataset that is shown."""

from __future__ import annotations

import json

from dashboard.cache.value_digest import digest
from dashboard.edition.edition import Edition
from dashboard.output.cite_files import cite_files
from dashboard.view.derived_file import DerivedFile
from tests.samples.edition import Edit
from tests.samples.site import HEAD, TRADE, TRADE_ROWS, site_config

PIECE = "docs/analyses/lifeline.md"
ROWS, AUTHOR = "data/datasets/economy/trade.csv", "data/authors/osw-editors.yaml"


def files(edition: Edition) -> dict[str, DerivedFile]:
    return {file.address: file for file in cite_files(edition.view)}


def test_each_has_three_files_beside_its_page(edit: Edit) -> None:
    folders = ("analyses/lifeline/", "charts/trade/", "data/trade/")
    made = files(edit({"mkdocs.yml": site_config("https://example.org/")}, preview=False))
    assert set(made) == {f"{folder}cite.{ending}" for folder in folders for ending in ("bib", "json", "ris")}
    assert str(made["data/trade/cite.bib"].make()).startswith("@dataset{data-trade,")
    assert str(made["charts/trade/cite.ris"].make()).startswith("TY  - CHART\n")
    [item] = json.loads(made["analyses/lifeline/cite.json"].make())
    assert item["URL"] == "https://example.org/analyses/lifeline/"


def test_what_readers_do_not_see_has_none(edit: Edit) -> None:
    draft = {"docs/analyses/draft.md": HEAD.replace("published", "draft")}
    assert "analyses/draft/cite.bib" not in files(edit(draft, preview=False))


def test_what_changes_a_file_changes_its_inputs(edit: Edit) -> None:
    before = {address: (digest(file.inputs()), file.make()) for address, file in files(edit()).items()}
    changes = {
        PIECE: HEAD.replace("A lifeline", "A rope"),
        ROWS: TRADE_ROWS.replace("103.6", "103.7"),
        "data/datasets/economy/trade.yaml": TRADE.replace("TASS", "NTV"),
        AUTHOR: "name: Eva Lis\ninstitute: osw\n",
        "data/institutes/osw.yaml": "name: Other\nshort_name: OSW\nown_name: O\ncity: Warsaw\nsite: https://osw.pl\n",
    }
    changed = set()
    for path, text in changes.items():
        now = {address: (digest(file.inputs()), file.make()) for address, file in files(edit({path: text})).items()}
        differing = {address for address in before if now[address][1] != before[address][1]}
        assert all(now[address][0] != before[address][0] for address in differing)
        changed |= differing
        before = now
    assert changed == set(before)
