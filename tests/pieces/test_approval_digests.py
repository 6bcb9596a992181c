"""The digests of which an approval is made follow from files alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard.core.yaml_record import read_plain
from tests.samples.approvals import BODY, FILES, PIECE, ROWS
from tests.samples.edition import Edit
from tests.samples.respelling import respell
from tests.samples.site import CHART, HEAD, SITE, TRADE_ROWS, write_files

EVENTS = tuple(f"event-{number}" for number in range(8))
PRINT_DIGEST = """
from pathlib import Path
from dashboard.edition.prepare_edition import prepare_edition
content = prepare_edition(Path("mkdocs.yml"), preview=True).content
print(content.approval_status("docs/analyses/lifeline.md").digests.text)
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
        digests.add(edition.content.approval_status("docs/analyses/lifeline.md").digests.text)
    assert len(digests) == 2


FENCE = BODY.partition("```chart\n")[2].partition("```")[0]
YAML_FILES = {
    path: text for path, text in {**SITE, **FILES}.items() if path.startswith("data/") and path.endswith(".yaml")
} | {
    "data/events.yaml": (
        "events:\n- {id: war, date: 2024-02-24, label: War, source: A}\n"
        "- {id: peace, date: 2025-02-24, label: Peace, source: A}\n"
    ),
    "data/charts/trade.yaml": CHART + "where: {flow: [china-to-russia, russia-to-china], year: {from: 2022}}\n",
}
"""All YAML of the site. Only remarks name the event `peace`."""
QUICK = settings(
    max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def digests(edit: Edit, changes: dict[str, str | None] | None = None) -> tuple[str, str]:
    """The digests of the text and of the rows of the piece that uses every kind of thing."""
    status = edit({**FILES, **YAML_FILES, ROWS: TRADE_ROWS, **(changes or {})}).content.approval_status(PIECE)
    return status.digests.text, status.digests.rows


@QUICK
@given(random=st.randoms(use_true_random=False))
def test_other_spelling_of_the_same_yaml_changes_no_digest(edit: Edit, random: Random) -> None:
    head, fence = respell(HEAD.replace("---\n", ""), random), respell(FENCE, random)
    assert read_plain(fence) == read_plain(FENCE)
    piece = f"---\n{head}---\n" + BODY.replace(FENCE, fence)
    respelled = {path: respell(text or "", random) for path, text in YAML_FILES.items()}
    assert digests(edit, {PIECE: piece, **respelled}) == digests(edit)


@QUICK
@given(rows=st.permutations(TRADE_ROWS.splitlines()[1:]))
def test_rows_in_another_order_change_no_digest(edit: Edit, rows: list[str]) -> None:
    text = "\n".join([TRADE_ROWS.splitlines()[0], *rows, ""])
    assert digests(edit, {ROWS: text}) == digests(edit)


@pytest.mark.parametrize("line", range(1, 9))
def test_another_value_changes_the_digest_of_the_rows(edit: Edit, line: int) -> None:
    lines = TRADE_ROWS.splitlines()
    lines[line] = re.sub(r"(\d\d\.\d)", r"1\1", lines[line])
    text, data = digests(edit)
    changed = digests(edit, {ROWS: "\n".join([*lines, ""])})
    assert changed[0] == text
    assert changed[1] != data


@pytest.mark.parametrize(
    ("path", "was", "becomes"),
    [
        (PIECE, "title: A lifeline", "title: A Lifeline"),
        (PIECE, "title: Both grew", "title: Both  grew"),
        (PIECE, "from: 2023", "from: 02023"),
        (PIECE, "events: [war]", "events: []"),
        (PIECE, "```chart", "```chart\nnote: More."),
        ("data/charts/trade.yaml", "then stalled", "then  stalled"),
        ("data/charts/trade.yaml", "type: line", "type: line\nwhere: {flow: china-to-russia}"),
    ],
)
def test_another_meaning_changes_the_digest_of_the_text(edit: Edit, path: str, was: str, becomes: str) -> None:
    text = FILES.get(path) or SITE[path] or ""
    assert was in text
    assert digests(edit, {path: text.replace(was, becomes)})[0] != digests(edit)[0]
