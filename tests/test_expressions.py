"""No expression that meets what authors write hangs at a long text, whatever its shape."""

from __future__ import annotations

import pkgutil
import re
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib import import_module
from pathlib import Path

import pytest

import dashboard
from dashboard.cache.store import Cache
from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import check_prose
from dashboard.core.lazy_re import lazy_re
from dashboard.core.text_limits import check_markdown
from dashboard.core.text_span import TextSpan
from dashboard.notebooks.notebook import read_notebook
from dashboard.notebooks.run_result import Run
from dashboard.numbers.languages import WORDS
from dashboard.numbers.reader import find_claims
from dashboard.pieces.line_marks import mark_lines
from dashboard.pieces.notebook_outputs import show
from tests.samples.hang import HangError, no_hang
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
    "dollars": "$ $a_b $(x$ $5k- \\alpha$x =",
    "works": "[see @a-b:c, p. 3; -@d ",
    "quotation": "...\"' – — desk: allow # >",
    "colours": "\x1b[31m/tmp/ipykernel_1/2.py",
}
"""What is repeated until a text is long enough. It ends otherwise, so that what looks for the end of it finds none."""
SIZE = 50_000
"""Signs of a text. An expression that goes back and forth in it takes a quarter of a minute."""
OUTPUTS = ("dashboard.notebooks.", "dashboard.pieces.output_collector")
"""The modules that meet the outputs of cells, which are on one line and which nothing measures before."""
_KINDS = (re.Pattern, type(lazy_re("")))


@cache
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
                if isinstance(pattern, _KINDS) and isinstance(pattern.pattern, str):
                    yield f"{module.name}.{name}", pattern


@cache
def is_measured(text: str) -> bool:
    """Whether a text gets past the border. If not, no expression that meets Markdown meets it."""
    return check_markdown(text, "x.md", [])


def hangs_at(work: Callable[[str], object], shape: str, output: bool, size: int = SIZE) -> bool:
    """Whether a text of a shape makes the work hang. What does not get past the border makes nothing hang."""
    text = text_of(SHAPES[shape], size, output)
    if not output and not is_measured(text):
        return False
    try:
        with no_hang():
            work(text)
    except HangError:
        return True
    return False


def exhaust(pattern: re.Pattern[str], text: str) -> None:
    deque(pattern.finditer(text), maxlen=0)


def test_every_expression_is_linear() -> None:
    names = {pattern: name for name, pattern in patterns()}
    hanging = [
        (name, shape)
        for pattern, name in names.items()
        for shape in SHAPES
        if hangs_at(partial(exhaust, pattern), shape, name.startswith(OUTPUTS))
    ]
    assert len(names) > 400
    assert hanging == []


def check(text: str) -> None:
    check_prose([TextSpan(text, 1)], "docs/analyses/a.md", KnownNames())


def mark(text: str) -> None:
    mark_lines(text, 1)


WORK: dict[str, Callable[[str], object]] = {
    "checks": check,
    "marks of lines": mark,
    **{f"numbers in {language}": partial(find_claims, language=language) for language in WORDS},
}
"""What reads a whole text by expressions and loops of its own."""


@pytest.mark.parametrize("work", WORK.values(), ids=list(WORK))
def test_what_reads_a_text_is_linear(work: Callable[[str], object]) -> None:
    # It does much for each word, so that less is enough.
    assert [shape for shape in SHAPES if hangs_at(work, shape, False, SIZE // 4)] == []


def test_what_cells_give_is_shown_in_linear_time(tmp_path: Path) -> None:
    notebook = read_notebook(notebook_text("print(1)"), "docs/analyses/book.ipynb", [])
    assert notebook

    def show_printed(text: str) -> None:
        printed = {"output_type": "stream", "name": "stdout", "text": text}
        displayed = {"output_type": "display_data", "metadata": {}, "data": {"text/html": text, "text/plain": text}}
        words = {"output_type": "display_data", "metadata": {}, "data": {"text/markdown": text}}
        run = Run((notebook.code[0].source,), ([printed, displayed, words],), frozenset(), "")
        show(notebook, run, "docs", Cache(tmp_path))

    assert [shape for shape in SHAPES if hangs_at(show_printed, shape, True)] == []
