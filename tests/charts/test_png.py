"""PNGs of charts: the same bytes everywhere, in the light scheme, with our own font."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.charts.render.png import png
from dashboard.charts.render.standalone_svg import WIDTH
from dashboard.desk import main
from tests.conftest import SITE, write_files

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">'
TEXT = f'{HEAD}<style>svg{{--ink:#f00}}text{{font:13px Inter}}</style><text y="20" fill="var(--ink)">%s</text></svg>'


def size_of(picture: bytes) -> tuple[int, ...]:
    assert picture.startswith(b"\x89PNG")
    return struct.unpack(">II", picture[16:24])


def test_a_picture_has_twice_the_dots_of_its_width() -> None:
    assert size_of(png(TEXT % "Oil", 100)) == (200, 80)


def test_variables_are_the_light_schemes_colours() -> None:
    drawn = png(f'{HEAD}<rect width="100" height="40" fill="var(--china)"/></svg>', 10)
    assert drawn == png(f'{HEAD}<rect width="100" height="40" fill="#b3271e"/></svg>', 10)


def test_the_ground_is_paper() -> None:
    assert png(f"{HEAD}</svg>", 10) == png(f'{HEAD}<rect width="100" height="40" fill="#fbfaf6"/></svg>', 10)


def test_a_colour_that_the_palette_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no var\(--mauve\)"):
        png(f'{HEAD}<path d="M0,0h1" stroke="var(--mauve)"/></svg>', 10)


def test_letters_of_all_four_languages_are_there_in_both_weights() -> None:
    for weight in ("400", "700"):
        tofu = png(TEXT % f'<tspan font-weight="{weight}">\ue000</tspan>', 100)
        drawn = {png(TEXT % f'<tspan font-weight="{weight}">{one}</tspan>', 100) for one in "łąęśżźćńóßåäöü−Ж"}
        assert len(drawn) == len("łąęśżźćńóßåäöü−Ж")
        assert tofu not in drawn


def test_a_bold_word_is_bold_in_each_letter() -> None:
    for letter in "lł":
        assert png(TEXT % f'<tspan font-weight="bold">{letter}</tspan>', 100) != png(TEXT % letter, 100)


def test_another_process_without_any_font_makes_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig/>", encoding="utf-8")
    code = "import sys; from dashboard.charts.render.png import png; sys.stdout.buffer.write(png(sys.argv[1], 100))"
    svg = TEXT % 'Oil łódź <tspan font-weight="bold">42</tspan>'
    env = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code, svg], env=env, capture_output=True, check=True)
    assert done.stdout == png(svg, 100)


@pytest.fixture
def config(tmp_path: Path) -> str:
    """The small site's mkdocs.yml."""
    write_files(tmp_path, SITE)
    return str(tmp_path / "mkdocs.yml")


def test_desk_draws_a_shared_chart(config: str, tmp_path: Path) -> None:
    for name in ("trade.svg", "trade.png"):
        done = CliRunner().invoke(main, ["-f", config, "chart", "trade", "--out", str(tmp_path / name)])
        assert (done.exit_code, done.output) == (0, "")
    svg = (tmp_path / "trade.svg").read_text(encoding="utf-8")
    assert "<title>Both directions surged, then stalled</title>" in svg
    assert (tmp_path / "trade.png").read_bytes() == png(svg, WIDTH)


@pytest.mark.parametrize(
    ("chart", "out", "said"),
    [
        ("trode", "a.svg", "There is no shared chart 'trode'. Did you mean 'trade'?"),
        ("trade", "a.gif", "read 'a.gif', expected a name that ends in .png or .svg"),
        ("trade", "nowhere/a.svg", "No such file or directory"),
    ],
)
def test_what_desk_cannot_draw_is_said_in_one_line(
    config: str, tmp_path: Path, chart: str, out: str, said: str
) -> None:
    done = CliRunner().invoke(main, ["-f", config, "chart", chart, "--out", str(tmp_path / out)])
    assert done.exit_code == 1
    assert said in done.output
    assert done.output.count("\n") == 1


def test_without_a_browser_desk_says_the_cure(config: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_CHROMIUM", str(tmp_path / "none"))
    done = CliRunner().invoke(main, ["-f", config, "chart", "trade", "--out", str(tmp_path / "a.svg")])
    assert done.exit_code == 1
    assert "make setup" in done.output
    assert not (tmp_path / "a.svg").exists()
