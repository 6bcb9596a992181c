"""A site with texts and notebooks as other programs write them, built once: what readers get of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.samples.built import Built, build
from tests.samples.site import HEAD, SITE, notebook_text, site_config, write_files

FORMS = (Path(__file__).parent / "guest_forms.md").read_text(encoding="utf-8")
SHOWN = {
    "blockquote": ["First of two.", "Second of two."],
    ".admonition.warning > .admonition-title": ["Warning"],
    ".admonition.warning li": ["In an alert"],
    "details.tip > summary": ["Folded by Obsidian"],
    "details.note > summary": ["Folded"],
    ".tab-set > .tab-title": ["In roubles", "In dollars"],
    ".tab-set > .tab > p": ["Ninety.", "One."],
    "li.task-list-item": ["☑ Done", "☐ Not done"],
    "ol > li > ul > li": ["Within the first"],
    "ol[start='3'] > li": ["Three of another list"],
    "dl > dt": ["Yamal"],
    "dl > dd": ["A peninsula."],
    "del, s": ["30 ships", "31 ships", "32 ships"],
    "p > br": [""],
    ".footnote li": ["In the port. ↩"],
    "sup a.footnote-ref": ["1"],
    "th": ["a | b", "c"],
    "pre code": ["[[x]]"],
}
"""What stands in the text of the page, by selector."""


def odd_notebooks() -> dict[str, str | None]:
    """One of each kind that is no notebook or an unusual one, by name. None has code, so that nothing is executed."""
    sound = json.loads(notebook_text(HEAD, "# Words\n\n![A](attachment:a.png)"))
    head, words = sound["cells"]
    raw = {"cell_type": "raw", "metadata": {}, "source": HEAD}
    kernel = {"kernelspec": {"name": "ir", "language": "R"}}

    def changed(**keys: Any) -> str:
        return json.dumps({key: value for key, value in (sound | keys).items() if value is not ...})

    sheets = [{"cells": [head, {"cell_type": "heading", "level": 2, "source": "Oil"}]}]
    return {
        **{f"minor-{minor}": changed(nbformat_minor=minor) for minor in (0, 2, 5, 9)},
        "no-minor": changed(nbformat_minor=...),
        "huge-minor": changed(nbformat_minor=10**400),
        **{f"format-{version}": changed(nbformat=version, cells=..., worksheets=sheets) for version in (2, 3, 4, 5)},
        "bare-cells": changed(cells=[{"cell_type": "markdown", "source": HEAD}, {"cell_type": "markdown"}]),
        "unknown-cell": changed(cells=[head, {"cell_type": "chat"}]),
        "doubled-ids": changed(cells=[head, words | {"id": head["id"]}]),
        "odd-attachments": changed(cells=[head, words | {"attachments": [3]}]),
        "raw-head": changed(cells=[raw, words]),
        "other-kernel": changed(metadata=kernel),
        "odd-metadata": changed(metadata=[], cells=[head | {"metadata": 3}]),
        "list": "[]",
        "empty": "",
        "no-json": "<<<<<<< HEAD",
        "deep": "[" * 100_000,
    }


@pytest.fixture(scope="module")
def guests(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Built:
    root = tmp_path_factory.mktemp("guests")
    notebooks = {f"docs/analyses/{name}.ipynb": text for name, text in odd_notebooks().items()}
    files = {"docs/analyses/forms.md": HEAD + FORMS, "mkdocs.yml": site_config("https://example.org/")}
    write_files(root, {**SITE, **files, **notebooks})
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    return build(root)


def test_readers_get_each_form_of_other_editors(guests: Built) -> None:
    text = BeautifulSoup(guests.read("analyses/forms/index.html"), "html.parser").select_one("article .text")
    assert text
    assert {
        selector: [" ".join(tag.get_text().split()) for tag in text.select(selector)] for selector in SHOWN
    } == SHOWN
    assert text.select("input, label, script") == []
    assert "docs/analyses/forms.md" not in guests.output


def test_no_odd_notebook_stops_a_build(guests: Built) -> None:
    assert guests.code == 0, guests.output
    assert "Traceback" not in guests.output
    pages = {name.split("/")[1] for name in guests.files() if name.startswith("analyses/") and name.count("/") == 2}
    sound = {"lifeline", "forms", "minor-0", "minor-2", "format-2", "format-3", "bare-cells", "other-kernel"}
    assert sound <= pages
    assert not {"list", "empty", "no-json", "deep", "format-5", "unknown-cell"} & pages
    assert {name for name in odd_notebooks() if name not in pages and f"{name}.ipynb" not in guests.output} == set()
