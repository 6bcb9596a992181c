"""Every expression that meets what authors write takes time in proportion to the text, whatever its shape."""

from __future__ import annotations

import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

import pytest

import dashboard
from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import check_prose
from dashboard.core.text_limits import check_markdown
from dashboard.core.text_span import TextSpan
from dashboard.notebooks.notebook import read_notebook
from dashboard.notebooks.run_result import Run
from dashboard.numbers.languages import WORDS
from dashboard.numbers.reader import readable_numbers
from dashboard.pieces.markdown_extension import mark_lines
from dashboard.pieces.notebook_outputs import show
from tests.samples.site import notebook_text

SHAPES = {
    "words": "word ",
    "one word": "a",
    "blanks": " \t",
    "lines": "\n\n \n",
    "numbers": "about 12 May 2024, USD 1,234 -5% ",
    "links": "](a [b](c) ![d](e ",
    "tags": "<a <b src <!-- <pre> </pre> ",
    "code": "``a `b\n~~~\n```\n",
    "marks": "{++ -- \\( $$ ** __ | ",
    "quotation": "...\"' – — desk: allow # >",
    "colours": "\x1b[31m/tmp/ipykernel_1/2.py",
}
"""What is repeated until a text is long enough. It ends otherwise, so that what looks for the end of it finds none."""
SIZES = (3_000, 30_000, 300_000)
MOST = 40
"""How many times as long the next size may take. In proportion it takes 10 times, by the square 100 times."""
QUICK = 0.3
"""Seconds within which nothing is compared: there the machine's other work counts more."""
OUTPUTS = ("dashboard.notebooks.", "dashboard.pieces.notebook_outputs")
"""The modules that meet the outputs of cells, which are on one line and which nothing measures before."""


def text_of(unit: str, size: int, one_line: bool) -> str:
    if one_line:
        unit = unit.replace("\n", " ")
        return (unit * (size // len(unit) + 1))[:size] + "x"
    line = (unit * (5_000 // len(unit) + 1))[:5_000]
    return "\n".join([line] * (size // len(line) or 1))[:size] + "x"


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """All expressions that stand in modules, also in lists and dictionaries, each with the module's name."""
    for module in pkgutil.walk_packages(dashboard.__path__, "dashboard."):
        for name, value in vars(import_module(module.name)).items():
            values = (
                value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
            )
            for pattern in values:
                if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                    yield f"{module.name}.{name}", pattern


def seconds(work: Callable[[str], object], text: str) -> float:
    """How long it takes. If that seems long, the shortest of three runs: other work of the machine only adds to it."""
    runs: list[float] = []
    while not runs or (min(runs) > QUICK and len(runs) < 3):
        begin = time.perf_counter()
        work(text)
        runs.append(time.perf_counter() - begin)
    return min(runs)


def slow_at(work: Callable[[str], object], text_at: Callable[[int], str], measured: bool) -> str:
    """At which size the time grows faster than the text; empty if it never does.

    A small size comes first, so that what takes the square is found before it takes minutes.
    """
    before = 0.0
    for size in SIZES:
        text = text_at(size)
        if measured and not check_markdown(text, "x.md", []):
            return ""  # No such text reaches the expression.
        now = seconds(work, text)
        if before and now > max(QUICK, MOST * before):
            return f"{size:,} characters take {now:.2f} s, a tenth of them {before:.3f} s"
        before = now
    return ""


def exhaust(pattern: re.Pattern[str], text: str) -> None:
    for _ in pattern.finditer(text):
        pass


def test_every_expression_is_linear() -> None:
    slow = {
        f"{name} ({shape})": problem
        for name, pattern in {pattern: (name, pattern) for name, pattern in patterns()}.values()
        for shape, unit in SHAPES.items()
        if (problem := slow_at(partial(exhaust, pattern), text_for(name, unit), not name.startswith(OUTPUTS)))
    }
    assert slow == {}


def text_for(module: str, unit: str) -> Callable[[int], str]:
    return partial(text_of, unit, one_line=module.startswith(OUTPUTS))


def check(text: str) -> None:
    check_prose([TextSpan(text, 1)], "docs/analyses/a.md", KnownNames())


def mark(text: str) -> None:
    mark_lines(text, 1)


WORK: dict[str, Callable[[str], object]] = {
    "checks": check,
    "marks of lines": mark,
    **{f"numbers in {language}": partial(readable_numbers, language=language) for language in WORDS},
}
"""What reads a whole text by expressions and loops of its own."""


@pytest.mark.parametrize("work", WORK.values(), ids=list(WORK))
def test_what_reads_a_text_is_linear(work: Callable[[str], object]) -> None:
    texts = {shape: partial(text_of, unit, one_line=False) for shape, unit in SHAPES.items()}
    slow = {shape: problem for shape, text_at in texts.items() if (problem := slow_at(work, text_at, measured=True))}
    assert slow == {}


def test_what_cells_give_is_shown_in_linear_time() -> None:
    notebook = read_notebook(notebook_text("print(1)"), "docs/analyses/book.ipynb", [])
    assert notebook

    def show_printed(text: str) -> None:
        printed = {"output_type": "stream", "name": "stdout", "text": text}
        displayed = {"output_type": "display_data", "metadata": {}, "data": {"text/html": text, "text/plain": text}}
        show(notebook, Run((notebook.code[0].source,), ([printed, displayed],), frozenset(), ""), "docs")

    texts = {shape: partial(text_of, unit, one_line=True) for shape, unit in SHAPES.items()}
    slow = {s: problem for s, text_at in texts.items() if (problem := slow_at(show_printed, text_at, measured=False))}
    assert slow == {}
