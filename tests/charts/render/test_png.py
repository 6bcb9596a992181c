"""PNGs of charts: the same bytes everywhere, in the light scheme, with our own font."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from html import escape
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from dashboard.charts.render import png
from dashboard.charts.render.png import render_png
from dashboard.charts.render.standalone_svg import WIDTH
from dashboard.data.marks import SIGNS
from dashboard.desk import main
from tests.samples.site import CHART, SITE, write_files
from tests.samples.site import HEAD as FRONT

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">'
TEXT = f'{HEAD}<style>svg{{--ink:#f00}}text{{font:13px Inter}}</style><text y="20" fill="var(--ink)">%s</text></svg>'


def size_of(picture: bytes) -> tuple[int, ...]:
    assert picture.startswith(b"\x89PNG")
    return struct.unpack(">II", picture[16:24])


def test_a_picture_has_twice_the_dots_of_its_width() -> None:
    assert size_of(render_png(TEXT % "Oil", 100)) == (200, 80)


def test_each_request_to_a_preview_draws_in_a_thread_of_its_own() -> None:
    drawn = []
    for _ in range(2):
        thread = Thread(target=lambda: drawn.append(render_png(TEXT % "Oil", 100)))
        thread.start()
        thread.join()
    assert len(drawn) == 2


def test_variables_are_the_light_schemes_colours() -> None:
    drawn = render_png(f'{HEAD}<rect width="100" height="40" fill="var(--china)"/></svg>', 10)
    assert drawn == render_png(f'{HEAD}<rect width="100" height="40" fill="#b3271e"/></svg>', 10)


def test_the_background_is_the_colour_of_paper() -> None:
    assert render_png(f"{HEAD}</svg>", 10) == render_png(
        f'{HEAD}<rect width="100" height="40" fill="#fbfaf6"/></svg>', 10
    )


def test_a_colour_that_the_palette_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no var\(--mauve\)"):
        render_png(f'{HEAD}<path d="M0,0h1" stroke="var(--mauve)"/></svg>', 10)


def test_a_text_that_is_no_svg_is_refused() -> None:
    with pytest.raises(ValueError, match="this is no SVG: not well-formed"):
        render_png(f"{HEAD}<text>A & B</text></svg>", 10)


def test_the_fonts_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render_png(TEXT % "Oil", 100)
    monkeypatch.delattr(png, "font_file")
    assert render_png(TEXT % "Oil", 100) == first


def test_letters_of_all_four_languages_are_there_in_both_weights() -> None:
    for weight in ("400", "700"):
        missing_glyph = render_png(TEXT % f'<tspan font-weight="{weight}">\ue000</tspan>', 100)
        drawn = {
            render_png(TEXT % f'<tspan font-weight="{weight}">{letter}</tspan>', 100) for letter in "łąęśżźćńóßåäöü−Ж"
        }
        assert len(drawn) == len("łąęśżźćńóßåäöü−Ж")
        assert missing_glyph not in drawn


def test_each_superscript_of_an_amount_is_there() -> None:
    powers = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
    drawn = {render_png(TEXT % f"10⁻{power}", 100) for power in powers}
    assert len(drawn) == len(powers)
    assert render_png(TEXT % "10\ue000\ue000", 100) not in drawn


def test_each_sign_of_a_bound_is_there() -> None:
    texts = [escape(f"{sign}10") for sign in SIGNS.values()]
    drawn = {render_png(TEXT % text, 100) for text in texts}
    assert len(drawn) == len(SIGNS)
    assert drawn.isdisjoint({render_png(TEXT % "\ue00010", 100), render_png(TEXT % "10", 100)})


def test_a_bold_word_is_bold_in_each_letter() -> None:
    for letter in "lł":
        assert render_png(TEXT % f'<tspan font-weight="bold">{letter}</tspan>', 100) != render_png(TEXT % letter, 100)


def test_another_process_without_any_font_makes_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig/>", encoding="utf-8")
    code = (
        "import sys; from dashboard.charts.render.png import render_png; "
        "sys.stdout.buffer.write(render_png(sys.argv[1], 100))"
    )
    svg = TEXT % 'Oil łódź <tspan font-weight="bold">42</tspan>'
    env = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "HOME": str(tmp_path)}
    process = subprocess.run([sys.executable, "-c", code, svg], env=env, capture_output=True, check=True)
    assert process.stdout == render_png(svg, 100)


@pytest.fixture
def config(tmp_path: Path) -> str:
    """The small site's mkdocs.yml."""
    write_files(tmp_path, SITE)
    return str(tmp_path / "mkdocs.yml")


def test_desk_draws_a_shared_chart(config: str, tmp_path: Path) -> None:
    for name in ("trade.svg", "trade.png"):
        result = CliRunner().invoke(main, ["-f", config, "chart", "trade", "--out", str(tmp_path / name)])
        assert (result.exit_code, result.output) == (0, "")
    svg = (tmp_path / "trade.svg").read_text(encoding="utf-8")
    assert "<title>Both directions surged, then stalled</title>" in svg
    assert (tmp_path / "trade.png").read_bytes() == render_png(svg, WIDTH)


def test_desk_draws_a_chart_of_a_text(config: str, tmp_path: Path) -> None:
    fence = CHART.replace("id: trade", "id: own").replace("surged", "grew")
    write_files(tmp_path, {"docs/analyses/own.md": f"{FRONT}```chart\n{fence}```\n"})
    result = CliRunner().invoke(main, ["-f", config, "chart", "own", "--out", str(tmp_path / "own.svg")])
    assert (result.exit_code, result.output) == (0, "")
    assert "<title>Both directions grew, then stalled</title>" in (tmp_path / "own.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("chart", "out", "message"),
    [
        ("trode", "a.svg", "There is no chart 'trode'. Did you mean 'trade'?"),
        ("trade", "a.gif", "read 'a.gif', expected a name that ends in .png or .svg"),
        ("trade", "nowhere/a.svg", "No such file or directory"),
    ],
)
def test_desk_says_in_one_line_what_it_cannot_draw(
    config: str, tmp_path: Path, chart: str, out: str, message: str
) -> None:
    result = CliRunner().invoke(main, ["-f", config, "chart", chart, "--out", str(tmp_path / out)])
    assert result.exit_code == 1
    assert message in result.output
    assert result.output.count("\n") == 1


def test_without_a_browser_desk_says_what_to_do(config: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_CHROMIUM", str(tmp_path / "none"))
    result = CliRunner().invoke(main, ["-f", config, "chart", "trade", "--out", str(tmp_path / "a.svg")])
    assert result.exit_code == 1
    assert "make setup" in result.output
    assert not (tmp_path / "a.svg").exists()
