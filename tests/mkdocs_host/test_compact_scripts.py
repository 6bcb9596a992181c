"""The scripts that readers load say what was written, in fewer bytes."""

from __future__ import annotations

from pathlib import Path

from dashboard.core.templates import THEME
from mkdocs_host.compact_scripts import compact_script
from tests.samples.built import Built
from tests.samples.node import run_in_node

SCRIPTS = sorted(Path(THEME, "assets").glob("*.js"))


def test_only_lines_for_writers_and_indentation_are_left_out() -> None:
    script = """\
// A comment.
{
  /** @type {string} */
  const address = "https://example.org/*"; // stays: it is no line of its own

  /*
   * Another.
   */
  /** @type {Element} */ (address).remove();
  say(`a // b`, /\\/\\*/);
}
"""
    assert compact_script(script) == (
        '{\nconst address = "https://example.org/*"; // stays: it is no line of its own\n'
        "/** @type {Element} */ (address).remove();\nsay(`a // b`, /\\/\\*/);\n}\n"
    )


def test_each_script_of_a_site_says_what_was_written(small_site: Built) -> None:
    pairs = [
        (path.read_text(encoding="utf-8"), (small_site.site / "assets" / path.name).read_text(encoding="utf-8"))
        for path in SCRIPTS
    ]
    assert run_in_node(Path(__file__).with_name("same_scripts.mjs"), cases=pairs) == []
    assert sum(len(compact) for _, compact in pairs) < 0.7 * sum(len(written) for written, _ in pairs)
