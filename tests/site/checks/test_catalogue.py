"""Every check has words, and its own examples show what it does."""

from __future__ import annotations

import ast
import re

import pytest

from dashboard.checks.check import Check, Fragment
from dashboard.core.settings import HOME
from dashboard.site.checks.catalogue import CHECKS, TOPICS
from tests.samples.checks import EXAMPLES_NEED
from tests.samples.edition import Edit
from tests.samples.engine import called
from tests.samples.site import CHART, HEAD, TRADE

PIECE = "docs/analyses/lifeline.md"
PLACED = [check for check in CHECKS.values() if check.fragment not in ("site", "notebook")]
"""Of the others an example would be a whole site or a notebook: they have tests of their own."""


def merged(base: str, fragment: str) -> str:
    """A YAML text whose keys are replaced by those of a fragment; what holds no keys replaces it as a whole."""
    if not re.match(r"[\w-]+:", fragment):
        return fragment
    blocks = re.split(r"^(?=[\w-]+:)", base.removeprefix("---\n").removesuffix("---\n"), flags=re.M)
    keys = set(re.findall(r"^([\w-]+):", fragment, re.M))
    return "".join(block for block in blocks if block and block.partition(":")[0] not in keys) + fragment


def files(fragment: Fragment, example: str) -> dict[str, str | None]:
    """The small site's files that an example changes."""
    text = f"{example}\n"
    return {
        "text": {PIECE: HEAD + text},
        "front matter": {PIECE: f"---\n{merged(HEAD, text)}---\nWords.\n"},
        "chart": {"data/charts/trade.yaml": merged(CHART, text)},
        "descriptor": {"data/datasets/economy/trade.yaml": merged(TRADE, text)},
        "rows": {"data/datasets/economy/trade.csv": text},
        "tiles": {"data/tiles.yaml": text},
        "author": {"data/authors/jan.yaml": merged("name: Jan\ninstitute: osw\n", text)},
    }[fragment]


def found(edit: Edit, check: Check, example: str) -> list[str]:
    edition = edit(EXAMPLES_NEED | files(check.fragment, example), information=check.severity == "info")
    return [
        finding.id for finding in edition.findings if not finding.id.startswith("unused-") or finding.id == check.id
    ]


def test_each_check_has_a_name_of_its_own() -> None:
    names = [check.id for checks in TOPICS.values() for check in checks]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("check", PLACED, ids=lambda check: check.id)
def test_the_bad_example_gives_its_finding_and_nothing_else(edit: Edit, check: Check) -> None:
    assert found(edit, check, check.bad) == [check.id]


@pytest.mark.parametrize("check", PLACED, ids=lambda check: check.id)
def test_the_good_example_gives_nothing(edit: Edit, check: Check) -> None:
    assert found(edit, check, check.good) == []


def test_every_finding_of_the_engine_is_described() -> None:
    used: dict[str, str] = {}
    for path in (HOME / "hooks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                used |= dict.fromkeys(_ids(node), f"{path.name}:{node.lineno}")
    assert len(used) > 60
    assert {name: place for name, place in used.items() if name not in CHECKS} == {}


def _ids(call: ast.Call) -> list[str]:
    """What is handed to something that makes a finding, as its id."""
    name = called(call).lower().lstrip("_")
    makes = ("finding", "failure", "note", "dead", "unused", "described", "check", "facterror", "silenterror")
    given = [keyword.value for keyword in call.keywords if keyword.arg == "id"] + (
        call.args[:1] if name.endswith(makes) else []
    )
    texts = [value.value for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str)]
    return [text for text in texts if re.fullmatch(r"[a-z]+(-[a-z]+)+", text)]
