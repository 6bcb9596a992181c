"""Cost against size as a picture, drawn as every chart of the site is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.publication import Size
from tests.samples.site import SITE, write_files

DESCRIPTOR = """\
title: What a publication costs
description: Seconds of one publication build by the number of analyses, measured by make bench.
schema:
  fields:
    - {name: analyses, type: integer, title: Analyses}
    - name: tool
      type: string
      title: Tool
      categories: [{value: ours, label: Ours}, {value: mkdocs, label: MkDocs}]
    - {name: seconds, type: number, title: Time, unit: seconds}
  primaryKey: [analyses, tool]
sources: [{name: bench, organization: This repository, title: make bench}]
licenses: [{name: own, title: Own measurement}]
updated: 2026-11-25
frequency: irregular
maturity: final
"""
CHART = """\
id: bench
type: scatter
data: bench
x: analyses
y: seconds
color: tool
title: What a publication costs as the site grows
subtitle: Ours with three charts in each analysis and a warm cache, MkDocs without charts
"""


def draw_plot(sizes: list[Size], out: Path) -> None:
    """Write an SVG."""
    lines = ["analyses,tool,seconds,source,mark"]
    for size in sizes:
        lines += [f"{size.pieces},ours,{size.ours:.1f},bench,", f"{size.pieces},mkdocs,{size.mkdocs:.1f},bench,"]
    data = "data/datasets/economy/bench"
    files = {f"{data}.csv": "\n".join(lines) + "\n", f"{data}.yaml": DESCRIPTOR, "data/charts/bench.yaml": CHART}
    with TemporaryDirectory() as folder:
        write_files(Path(folder), {**SITE, **files})
        desk = Path(sys.executable).with_name("desk")
        subprocess.run([desk, "-f", f"{folder}/mkdocs.yml", "chart", "bench", "--out", out], check=True)
