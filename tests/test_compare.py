"""The comparison of two built sites: tests/compare.py."""

from __future__ import annotations

from pathlib import Path

from tests.compare import differences, visible

PAGE = '<head>\n  <link rel="stylesheet" href="a.css?1">\n<script>if (1 < 2) "</p>"</script></head><p>{}</p>'


def test_scripts_and_links_are_left_aside_and_nothing_else() -> None:
    assert visible(PAGE.format("30%")) == "<head></head><p>30%</p>"


def test_what_differs_is_named(tmp_path: Path) -> None:
    for site, word in (("base", "30%"), ("other", "31%")):
        files = {"index.html": word, "same.csv": "1", f"{site}.csv": "1", "assets/page.js": word, "pagefind/a": word}
        for name, content in files.items():
            (tmp_path / site / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / site / name).write_text(content, encoding="utf-8")
    assert differences(tmp_path / "base", tmp_path / "other") == [
        "gone     base.csv",
        "changed  index.html: b'30%' became b'31%'",
        "new      other.csv",
    ]
