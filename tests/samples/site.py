"""The small site as texts, and what changes it: front matter, notebooks, mkdocs.yml, and the way onto the disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from dashboard.core.settings import HOME

SMALL = Path(__file__).parents[1] / "site" / "small" / "site"
SITE: dict[str, str | None] = {
    path.relative_to(SMALL).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(SMALL.rglob("*"))
    if path.is_file()
}
"""A whole site that passes every check: text by path. A test changes what it is about."""
TRADE = SITE["data/datasets/economy/trade.yaml"] or ""
"""The descriptor of its dataset."""
TRADE_ROWS = SITE["data/datasets/economy/trade.csv"] or ""
CHART = SITE["data/charts/trade.yaml"] or ""
"""The declaration of its shared chart."""
HEAD = """\
---
title: A lifeline
kind: comment
standfirst: Trade matters far more to one of the two.
authors: [osw-editors]
theme: economy
date: 2025-05-09
status: published
---
"""
"""The front matter of a public analysis."""


def notebook_text(*cells: str | tuple[str, dict[str, Any]], kernel: str = "python3") -> str:
    """Write a notebook as Jupyter saves one.

    Args:
        cells: the source of each cell, or its source and metadata. One that begins with `---` or `#` is Markdown.
        kernel: the kernel's name.
    """
    written: list[dict[str, Any]] = []
    for cell in cells:
        source, metadata = (cell, {}) if isinstance(cell, str) else cell
        kind = "markdown" if source.startswith(("---", "#")) else "code"
        rest: dict[str, Any] = {} if kind == "markdown" else {"outputs": [], "execution_count": None}
        lines = source.splitlines(keepends=True)
        written.append({"cell_type": kind, "id": f"c{len(written)}", "metadata": metadata, "source": lines, **rest})
    language = "python" if kernel == "python3" else kernel
    spec = {"name": kernel, "display_name": kernel, "language": language}
    notebook = {"cells": written, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def write_files(root: Path, files: dict[str, str | None]) -> None:
    """Write texts under a folder, by path; None deletes."""
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def site_config(url: str, approvals: dict[str, Any] | None = None) -> str:
    """The repository's own mkdocs.yml for a site that stands elsewhere.

    Args:
        url: the address of the site.
        approvals: the rule of approvals; without it nothing has to be approved.
    """
    config = yaml.safe_load((HOME / "mkdocs.yml").read_text(encoding="utf-8"))
    config["site_url"] = url
    config["theme"]["custom_dir"] = str(HOME / "hooks" / "theme")
    config["extra"]["editorial"].pop("approvals", None)
    if approvals:
        config["extra"]["editorial"]["approvals"] = approvals
    config["hooks"] = [str(HOME / hook) for hook in config["hooks"]]
    config["watch"] = [name if name == "data" else str(HOME / name) for name in config["watch"]]
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
