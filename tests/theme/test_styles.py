"""Style sheets name colours and fonts; what they are is said in one place."""

from __future__ import annotations

import re

from dashboard.charts.style.palette import stylesheet
from dashboard.core.templates import THEME

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_LITERAL = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch|color)\(|\b(?:white|black|red|gr[ae]y|gold|navy)\b",
    re.I,
)
_DECLARED = re.compile(r"([\w-]+)\s*:\s*([^;{}]+);")
_OWN_FONT = re.compile(r"\binherit\b|var\(--(?:serif|sans|mono)\)|var\(--md-code-font")
NAMES = {"tokens.css"}


def test_only_tokens_say_a_colour_or_a_font() -> None:
    found = []
    for path in sorted(THEME.rglob("*.css")):
        if path.name in NAMES:
            continue
        for name, value in _DECLARED.findall(_COMMENT.sub("", path.read_text(encoding="utf-8"))):
            says_font = name in ("font", "font-family") and not _OWN_FONT.search(value)
            if _LITERAL.search(value) or says_font:
                found.append(f"{path.name}: {name}: {value.strip()}")
    assert found == []


def test_each_name_that_a_style_uses_is_said_somewhere() -> None:
    styles = [_COMMENT.sub("", path.read_text(encoding="utf-8")) for path in sorted(THEME.rglob("*.css"))]
    scripts = [path.read_text(encoding="utf-8") for path in sorted(THEME.rglob("*.js"))]
    templates = [path.read_text(encoding="utf-8") for path in sorted(THEME.rglob("*.html"))]
    said = set(re.findall(r"(--[\w-]+)\s*:", "\n".join([*styles, *templates, stylesheet()])))
    said |= set(re.findall(r"setProperty\(\"(--[\w-]+)\"", "\n".join(scripts)))
    used = set(re.findall(r"var\((--[\w-]+)\)", "\n".join(styles)))
    of_the_site = {"--site-name", "--site-host"}  # output/site_variables.py makes them of a site's settings.
    assert {name for name in used - said - of_the_site if not name.startswith("--md-")} == set()


def test_no_text_of_readers_is_cut() -> None:
    """A style that keeps so many lines cuts words and numbers where the line happens to end."""
    styles = {path.name: path.read_text(encoding="utf-8") for path in (THEME / "assets").glob("*.css")}
    assert [name for name, text in styles.items() if re.search(r"line-clamp", text)] == []


def test_the_key_of_marks_has_a_gap_above_it_in_pieces_too() -> None:
    # (One class alone is weaker than what pieces say of their paragraphs.)
    css = (THEME / "assets/chart.css").read_text(encoding="utf-8")
    (gap,) = re.findall(r"\.chart \.chart-key \{[^}]*margin: ([\d.]+)rem", css)
    assert float(gap) >= 0.7
