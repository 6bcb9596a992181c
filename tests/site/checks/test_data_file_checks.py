"""Files in data/ that nothing reads are told, with what to do; notes and editors' files are not."""

from __future__ import annotations

import pytest

from tests.samples.edition import Edit
from tests.samples.site import CHART, HEAD, notebook_text

FOLDER = "data/datasets/economy"


def unread(edit: Edit, path: str, **more: str) -> list[tuple[str, str, str]]:
    edition = edit({path: "x\n", **more}, information=True)
    return [
        (finding.id, finding.path, finding.hint) for finding in edition.findings if finding.id.startswith("unread-")
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        *((f"coal{ending}", "Save the table as 'CSV UTF-8'") for ending in (".xlsx", ".XLS", ".ods", ".tsv", ".json")),
        ("coal.CSV", "Rename it to coal.csv."),
        ("coal.Yaml", "Rename it to coal.yaml."),
        ("coal.yml", "Rename it to coal.yaml."),
        ("old/coal.yaml", "Descriptors stand beside their rows"),
        ("../coal.yaml", "Descriptors stand beside their rows"),
        ("../../event.yaml", "Descriptors stand beside their rows"),
        ("../../charts/sub/trade.yaml", "Descriptors stand beside their rows"),
    ],
)
def test_what_looks_like_rows_or_a_description_is_a_finding(edit: Edit, name: str, hint: str) -> None:
    [(id, path, text)] = unread(edit, f"{FOLDER}/{name}")
    assert id == "unread-data"
    assert path.endswith(name.rpartition("/")[2])
    assert text.startswith(hint)


def test_what_a_spreadsheet_loses_when_it_saves_is_told(edit: Edit) -> None:
    assert "one sheet, with its hidden rows, and of numbers the digits" in unread(edit, f"{FOLDER}/coal.xlsx")[0][2]


@pytest.mark.parametrize("name", ["coal.py", "coal.pdf", "coal", "../../make.sh"])
def test_any_other_file_is_told_without_alarm(edit: Edit, name: str) -> None:
    assert [id for id, _, _ in unread(edit, f"{FOLDER}/{name}")] == ["unread-file"]


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "notes.md",
        "README",
        ".gitkeep",
        ".trade.csv.swp",
        ".~lock.trade.csv#",
        "~$trade.xlsx",
        "trade.csv~",
        "trade.csv.bak",
        "#trade.csv#",
        "Thumbs.db",
        ".ipynb_checkpoints/trade.csv",
        "../../README.md",
    ],
)
def test_notes_and_files_of_editors_are_let_alone(edit: Edit, name: str) -> None:
    assert unread(edit, f"{FOLDER}/{name}") == []


def test_a_file_that_the_code_of_a_notebook_names_is_read_there(edit: Edit) -> None:
    code = 'text = open("data/raw/coal.json").read()'
    notebook = notebook_text(HEAD, code)
    assert unread(edit, "data/raw/coal.json", **{"docs/analyses/code.ipynb": notebook}) == []


def test_the_mark_at_the_beginning_of_a_file_in_utf8_is_no_sign_in_it(edit: Edit) -> None:
    edition = edit({"data/charts/trade.yaml": f"\ufeff{CHART}"})
    assert not edition.findings
