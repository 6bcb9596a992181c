"""The code cells of notebooks as HTML: what fails at one notebook leaves the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.build.convert_cells import convert_cells
from tests.samples.edition import Edit
from tests.samples.site import HEAD, notebook_text


def test_a_notebook_that_cannot_be_converted_is_a_finding(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    def convert(notebook: Path) -> str:
        source = notebook.read_text(encoding="utf-8")
        if "odd" in source:
            raise ValueError("odd")
        return '<div class="jp-CodeCell" id="cell"><div class="highlight-ipynb"><pre>1</pre></div></div>'

    monkeypatch.delenv("DASHBOARD_DEBUG")
    names = {"odd": "docs/analyses/odd.ipynb", "sound": "docs/analyses/sound.ipynb"}
    edition = edit({path: notebook_text(HEAD, f"{name} = 1") for name, path in names.items()})
    converted = convert_cells(edition, convert, "a")
    assert list(converted.view.cells) == [names["sound"]]
    assert "code-2" in converted.view.cells[names["sound"]][2]
    [finding] = converted.findings[len(edition.findings) :]
    assert (finding.id, finding.path) == ("engine-error", names["odd"])
