"""Whatever is wrong in a file, its finding is in plain words, and says file, line, what was read and what was expected.

All models that are read from YAML are walked, and each of their fields gets values that it cannot be.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

import dashboard
from dashboard.core.finding import Finding
from dashboard.core.validation import validate
from dashboard.core.yaml_record import StrictModel, read_yaml

WRONG = [
    "",
    "''",
    "' '",
    "~",
    "Palestine",
    "421",
    "-1",
    "0",
    "1_000",
    "true",
    "2022-13-45",
    "x" * 300,
    "[]",
    "[[]]",
    "[~]",
    "[25.5]",
    "[1, 2, 3]",
    "[a, a]",
    "[1000, -1000]",
    "{a: b}",
    "{}",
    "{index: 2020, change: year}",
    "{name: x, value: }",
    "[{a: b}, {a: b}]",
    "[{}, {}, {}, {}, {}]",
    "{x: {from: [], too: 1}, y: [{}]}",
]
"""Empty, of another kind, out of range, unknown, a list in place of a mapping, a thing twice, too long …"""
FOREIGN = re.compile(
    r"Input should|[Vv]alue[_ ]error|a valid |greater than|less than|The key '\d+'|at least one\b(?! entry)|"
    r"should (?:have|match|be)|unable to|validation|[Pp]ydantic|tuple|dictionary|constrained|function-|"
    r"None\b|True\b|False\b|\{'|\['|expected \.|expected $|\.\d+\b: |\bint\b|\bstr\b|\bliteral\b"
)
"""Words of pydantic and of Python."""


def models() -> list[type[StrictModel]]:
    for module in pkgutil.walk_packages(dashboard.__path__, "dashboard."):
        importlib.import_module(module.name)
    return sorted(set(below(StrictModel)), key=lambda model: (model.__module__, model.__name__))


def below(model: type[StrictModel]) -> Iterator[type[StrictModel]]:
    for child in model.__subclasses__():
        if child.__module__.startswith("dashboard."):
            yield child
            yield from below(child)


def findings_of(model: type[BaseModel], text: str) -> list[Finding]:
    findings: list[Finding] = []
    record = read_yaml(text, "data/some.yaml", findings)
    assert record, (text, findings)
    validate(model, record, findings)
    return findings


def test_no_finding_about_a_file_has_words_of_python() -> None:
    told, foreign = 0, []
    for model in models():
        for name, field in model.model_fields.items():
            for value in WRONG:
                for finding in findings_of(model, f"# A comment.\n{field.alias or name}: {value}\n"):
                    told += 1
                    says = finding.message
                    is_whole = says.startswith(("Unknown key '", "The key '")) or (
                        re.search(r"\b[Rr]ead .+, expected .{3,}\.", says, re.DOTALL) is not None
                        or "stands here a second time (first on line" in says
                    )
                    is_placed = finding.path == "data/some.yaml" and (
                        finding.line == 2 or says.startswith(("The key '", "Read "))
                    )
                    if FOREIGN.search(f"{says} {finding.hint}") or not is_whole or not is_placed or len(says) > 500:
                        foreign.append(
                            f"{model.__name__}.{name}: {value[:40]} → {finding.line} {says[:200]} | {finding.hint}"
                        )
    assert told > 3000
    assert foreign == []


class Thing(StrictModel):
    name: str


@pytest.mark.parametrize("unknown", ["logarithmic", "LOG"])
def test_a_name_that_begins_with_a_known_one_is_offered_it(unknown: str) -> None:
    from dashboard.charts.spec.chart_spec import ChartSpec

    [finding] = findings_of(ChartSpec, f"id: a\ntype: line\ndata: x\ntitle: T\nscale: {unknown}\n")
    assert finding.hint.startswith("Did you mean 'log'?")
