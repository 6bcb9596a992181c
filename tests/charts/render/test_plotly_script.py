"""plotly.js as the site serves it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.charts.render.drawing import NODE_MODULES, PLOTLY_BUNDLE
from dashboard.charts.render.plotly_script import plotly_script


def test_it_differs_in_one_place() -> None:
    original = (NODE_MODULES / PLOTLY_BUNDLE).read_text(encoding="utf-8")
    script = plotly_script(NODE_MODULES)
    assert script.replace('c==="style"?this.style.cssText=p:', "") == original
    assert len(script) > len(original)


def test_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / PLOTLY_BUNDLE
    path.parent.mkdir(parents=True)
    path.write_text("function C(){}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"not set where they were in plotly\.js 4\.1"):
        plotly_script(tmp_path)
