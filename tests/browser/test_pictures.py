"""Each form of chart looks as it did: its example of the gallery beside a stored picture.

The pictures are made from the SVG by resvg with our own font, so they are the same on every machine.
`pytest --write-goldens` writes them, never in CI.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.drawing import RenderJob, new_drawer
from dashboard.charts.render.png import SCALE, render_png
from dashboard.charts.types import CHART_TYPES
from dashboard.core.settings import HOME
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.pages.generated_pages import generated_pages

STORED = Path(__file__).parent / "pictures"
DOTS = 380
"""The width of a stored picture: half the drawing's, at which its smallest text can still be told."""
SHADE = 16
"""A dot is another one where red, green or blue differ by more: processors round the edges of shapes differently."""
FEW = 5
"""So many dots of a picture, of 80,000 or so, may be others: the thinnest sign, a lone 1, has seven."""


@pytest.fixture(scope="module")
def drawings() -> Iterator[dict[str, str]]:
    """The wide SVG of each form's example in the gallery."""
    edition = prepare_edition(HOME / "mkdocs.yml", preview=False)
    gallery = next(page for page in generated_pages(edition.view) if page.template == "gallery.html")
    examples = {
        form["name"]: edition.content.shared_charts[form["example"]]
        for form in gallery.make()["forms"]
        if form["example"]
    }
    drawer = new_drawer()
    svgs = drawer.draw([RenderJob(build_figure(value.selection), "wide") for value in examples.values() if value])
    yield dict(zip(examples, svgs, strict=True))
    drawer.close()


def picture(svg: str) -> bytes:
    """The PNG of a drawing, as it is stored. At half the size a crisp line may fall between two rows of dots."""
    return render_png(svg.replace('shape-rendering="crispEdges"', ""), DOTS // SCALE)


def others(one: bytes, other: bytes) -> int:
    """How many dots differ: all of them where the two pictures are not of one size."""
    first, second = (Image.open(io.BytesIO(each)).convert("RGB") for each in (one, other))
    if first.size != second.size:
        return first.width * first.height
    red, green, blue = ImageChops.difference(first, second).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(most.histogram()[SHADE + 1 :])


@pytest.mark.parametrize("name", CHART_TYPES)
def test_a_form_of_chart_looks_as_it_did(
    name: str, drawings: dict[str, str], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    stored, drawn = STORED / f"{name}.png", picture(drawings[name])
    if request.config.getoption("--write-goldens"):
        assert not os.environ.get("CI"), "goldens are written on purpose, never in CI"
        stored.write_bytes(drawn)
    seen = tmp_path / f"{name}.png"
    seen.write_bytes(drawn)
    assert stored.is_file(), f"no picture is stored yet: look at {seen}, then pytest --write-goldens"
    differ = others(drawn, stored.read_bytes())
    assert differ <= FEW, f"{differ} dots differ: lay {seen} beside {stored}"


@pytest.mark.parametrize("name", CHART_TYPES)
def test_any_missing_text_would_be_seen(name: str, drawings: dict[str, str]) -> None:
    svg = drawings[name]
    whole = picture(svg)
    for text in re.finditer(r"<text\b.*?</text>", svg, re.DOTALL):
        without = svg[: text.start()] + svg[text.end() :]
        assert others(picture(without), whole) > FEW, text[0]


@pytest.mark.parametrize("name", CHART_TYPES)
def test_any_wrong_colour_would_be_seen(name: str, drawings: dict[str, str]) -> None:
    svg = drawings[name]
    whole = picture(svg)
    for variable in sorted(set(re.findall(r"var\(--[a-z0-9-]+\)", svg)) - {"var(--paper)"}):
        wrong = "var(--accent)" if variable != "var(--accent)" else "var(--focus)"
        assert others(picture(svg.replace(variable, wrong)), whole) > FEW, variable


def test_no_stored_picture_is_left_over_and_all_are_small() -> None:
    stored = list(STORED.iterdir())
    assert {path.name for path in stored} == {f"{name}.png" for name in CHART_TYPES}
    assert sum(path.stat().st_size for path in stored) < 400_000


@pytest.mark.parametrize("name", CHART_TYPES)
def test_every_colour_of_a_drawing_is_a_variable(name: str, drawings: dict[str, str]) -> None:
    colours = set(re.findall(r' (?:fill|stroke|stop-color)="([^"]+)"', drawings[name]))
    assert {colour for colour in colours if not re.match(r"var\(|url\(|none$", colour)} == set()
