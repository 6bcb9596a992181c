"""The digests of which an approval is made follow from files alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.samples.edition import Edit
from tests.samples.site import CHART, HEAD, SITE, write_files

EVENTS = tuple(f"event-{number}" for number in range(8))
PRINT_DIGEST = """
from pathlib import Path
from dashboard.edition.prepare_edition import prepare_edition
content = prepare_edition(Path("mkdocs.yml"), preview=True).content
print(content.approvals.digests.text(content.source_texts["docs/analyses/lifeline.md"]))
"""


def test_the_digest_of_a_text_with_events_is_the_same_in_every_process(tmp_path: Path) -> None:
    events = "".join(
        f"- {{id: {name}, date: 2023-01-0{number}, label: {name}, source: A}}\n"
        for number, name in enumerate(EVENTS, 1)
    )
    fence = CHART.replace("id: trade", "id: own") + f"events: [{', '.join(EVENTS)}]\n"
    text = f"{HEAD}\n```chart\n{fence}```\n"
    write_files(tmp_path, {**SITE, "data/events.yaml": f"events:\n{events}", "docs/analyses/lifeline.md": text})

    def digest(seed: str) -> str:
        env = {**os.environ, "PYTHONHASHSEED": seed, "DASHBOARD_CACHE": f"cache-{seed}"}
        command = [sys.executable, "-c", PRINT_DIGEST]
        return subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True, text=True).stdout

    digests = {digest(seed) for seed in ("1", "2", "3")}
    assert len(digests) == 1
    assert len(digests.pop().strip()) == 64


def test_an_approval_covers_the_documents_that_a_text_links_to(edit: Edit) -> None:
    piece = {"docs/analyses/lifeline.md": HEAD + "A [table](../files/rows.csv).\n"}
    digests = set()
    for words in ("one", "two"):
        edition = edit({**piece, "docs/files/rows.csv": words})
        digests.add(edition.content.approval_status("docs/analyses/lifeline.md").text_digest)
    assert len(digests) == 2
