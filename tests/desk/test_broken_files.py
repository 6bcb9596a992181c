"""One site with everything broken at once: each file has its finding, nothing hangs, and the rest is published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.desk import main
from tests.samples.built import Make
from tests.samples.site import HEAD, SITE, TRADE, notebook_text, write_files

BOMB = "\n".join(
    [
        "a: &a [x, x]",
        *(
            f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]"
            for below, name in zip("abcdefgh", "bcdefghi", strict=True)
        ),
    ]
)
"""Aliases that stand for 9 to the power of 8 values."""
NEWER = json.loads(notebook_text(HEAD, "print(1)")) | {"nbformat_minor": 99}
NEWER["cells"].append({"cell_type": "sql", "id": "s", "metadata": {}, "source": []})
QUERY = "id: {}\ntype: line\nquery: SELECT 2024 AS year, 1 AS value\nx: year\ny: value\ntitle: One\nalt: One line\n"
BROKEN: dict[str, str | None] = {
    "docs/analyses/aliases.md": f"---\n{BOMB}\n---\nWords.\n",
    "docs/analyses/brackets.md": HEAD + "[" * 8_000,
    "docs/analyses/newer.ipynb": json.dumps(NEWER),
    "docs/analyses/deep.ipynb": "[" * 100_000,
    "docs/analyses/query.md": HEAD + f"```chart\n{QUERY.format('one')}```\n",
    "docs/analyses/lifeline.review/notes/a.yaml": BOMB,
    "data/charts/aliases.yaml": BOMB,
    "data/charts/query.yaml": QUERY.format("query"),
    "data/charts/deep.yaml": "id: " + "[" * 8_000,
    "data/datasets/economy/aliases.yaml": BOMB,
    "data/datasets/economy/wide.yaml": TRADE,
    "data/datasets/economy/wide.csv": "a," * 100_000 + '"open',
    "data/authors/aliases.yaml": BOMB,
    "data/institutes/aliases.yaml": BOMB,
    "data/borders.yaml": BOMB,
    "data/events.yaml": BOMB,
    "data/facts.yaml": BOMB,
    "data/names.yaml": BOMB,
}

FOUND = sorted({path.replace("wide.yaml", "wide.csv") for path in BROKEN})
"""The file with the finding of each broken file."""


@pytest.mark.usefixtures("guarded")
def test_each_broken_file_is_one_finding(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, **BROKEN})
    result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "check", "--format", "json"])
    errors = [finding for finding in json.loads(result.stdout) if finding["severity"] == "error"]
    assert sorted(finding["path"] for finding in errors) == FOUND
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert {finding["id"] for finding in errors}.isdisjoint({"engine-error", "unreadable-file"})


@pytest.mark.usefixtures("guarded")
def test_the_other_pieces_are_published(make_site: Make) -> None:
    built = make_site(BROKEN, "-q")
    assert built.code == 0, built.output
    assert "Trade doubled." in built.read("analyses/lifeline/index.html")
    assert not {"analyses/brackets/index.html", "analyses/aliases/index.html"} & built.files()
    assert "Traceback" not in built.output
