"""A command edits the one word of a file that it means."""

from __future__ import annotations

import json
from pathlib import Path

from dashboard.editorial.text_edit import set_status
from tests.samples.edition import Edit
from tests.samples.site import HEAD, notebook_text


def test_the_status_of_a_notebook_on_one_line_is_set(edit: Edit, tmp_path: Path) -> None:
    path = "docs/analyses/one.ipynb"
    text = json.dumps(json.loads(notebook_text(HEAD.replace("published", "draft"), "print(1)")), ensure_ascii=False)
    content = edit({path: text}).content
    set_status(content.settings, content.source_texts[path], "review")
    assert (tmp_path / path).read_text(encoding="utf-8") == text.replace("draft", "review")
