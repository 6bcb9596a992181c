"""Labels in a real browser, in the fonts that readers have: no two overlap, and none leaves its picture.

`charts/labels/` measures them with a table of widths. Here Chromium draws them: in Inter, in DejaVu Sans (the widest
of the usual fonts), in Arimo (whose widths are those of Liberation Sans and Arial), and in the machine's own font.
"""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import Page

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.drawing import NODE_MODULES, RenderJob, new_drawer
from tests.samples.stress_charts import stress_charts

FONTS = {"Inter": "inter", "DejaVu Sans": "dejavu-sans", "Arimo": "arimo", "system-ui": ""}
"""The fonts of readers by their names in CSS, each with its package of npm; the machine's own has none."""
HAIRLINE_PX = 1
"""So far two boxes may reach into each other: they have room for accents and tails that few letters fill."""
TROUBLES = """(hairline) => [...document.querySelectorAll("svg")].flatMap((svg) => {
  const picture = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  const inside = (box) => box.left >= picture.left - hairline && box.right <= picture.right + hairline
    && box.top >= picture.top - hairline && box.bottom <= picture.bottom + hairline;
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > hairline
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > hairline;
  return [
    ...boxes.filter(([, box]) => !inside(box)).map(([text]) => `${svg.id}: '${text}' leaves the picture`),
    ...boxes.flatMap(([text, box], index) => boxes.slice(index + 1)
      .filter(([, other]) => meet(box, other)).map(([other]) => `${svg.id}: '${text}' meets '${other}'`)),
  ];
})"""


@pytest.fixture(scope="module")
def pictures() -> str:
    """All stress charts in both sizes, as the body of a page."""
    charts = stress_charts()
    figures = {name: build_figure(selection) for name, selection in charts.items()}
    jobs = {(name, size): RenderJob(figure, size) for name, figure in figures.items() for size in figure.layouts}
    drawer = new_drawer()
    svgs = drawer.draw([*jobs.values()])
    drawer.close()
    sized = []
    for (name, size), svg in zip(jobs, svgs, strict=True):
        layout = figures[name].layouts[size]
        own = f'<svg id="{name}-{size}" width="{layout["width"]}" height="{layout["height"]}" '
        sized.append(f"<p>{svg.replace('<svg ', own, 1)}</p>")
    return "".join(sized)


def font_rules(package: str, family: str) -> str:
    """CSS with a font of npm in both weights."""
    rules = []
    for weight in (400, 700) if package else ():
        path = NODE_MODULES / "@fontsource" / package / "files" / f"{package}-latin-{weight}-normal.woff2"
        data = base64.b64encode(path.read_bytes()).decode()
        source = f"src:url(data:font/woff2;base64,{data})"
        rules.append(f"@font-face{{font-family:'{family}';font-weight:{weight};{source}}}")
    return "".join(rules)


@pytest.mark.parametrize("family", FONTS)
def test_no_two_labels_overlap_in_any_font(page: Page, pictures: str, family: str) -> None:
    style = f"{font_rules(FONTS[family], family)} svg text{{font-family:'{family}'}}"
    page.set_content(f"<!doctype html><meta charset=utf-8><style>{style}</style>{pictures}")
    page.evaluate(f"Promise.all(['400', '700'].map((weight) => document.fonts.load(`${{weight}} 13px '{family}'`)))")
    assert page.locator("svg text").count() > 1_000
    assert page.evaluate(TROUBLES, HAIRLINE_PX) == []
