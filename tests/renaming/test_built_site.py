"""What readers get after things were renamed: the same pages, but for the names."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from dashboard.desk import main
from tests.samples.built import Built, build
from tests.samples.site import SITE, site_config, write_files

RENAMES = (
    ("analysis", "lifeline", "rope"),
    ("dataset", "trade", "commerce"),
    ("field", "commerce/value", "amount"),
    ("chart", "trade", "both-ways"),
    ("author", "osw-editors", "osw-team"),
)
_DECLARED = {"formerly: [NAME]"}
"""What /about/charts/ shows of the declaration of a chart."""
_REDIRECT = 'http-equiv="refresh"'
_DIGEST = re.compile(r"\b(?=[a-z0-9]*\d)[0-9a-f]{8,64}\b")


def pages(built: Built) -> dict[str, list[str]]:
    """The lines of each page without their order, versions, and which of the names stands there."""

    def plain(text: str) -> str:
        for _, old, new in RENAMES:
            both = "|".join(map(re.escape, (old.rpartition("/")[2], new)))
            text = re.sub(rf"(?<![a-z0-9])(?:{both})(?![a-z0-9])", "NAME", text)
        return _DIGEST.sub("VERSION", text)

    names = [name for name in built.files() if name.endswith(".html")]
    texts = {name: built.read(name) for name in names}
    return {
        plain(name): sorted(set(plain(text).splitlines()) - _DECLARED)
        for name, text in texts.items()
        if _REDIRECT not in text
    }


def test_html_differs_in_names_only(small_site: Built, tmp_path: Path, shared_cache: Path) -> None:
    write_files(tmp_path, {**SITE, "mkdocs.yml": site_config("https://example.org/")})
    (tmp_path / ".cache").symlink_to(shared_cache, target_is_directory=True)
    for names in RENAMES:
        result = CliRunner().invoke(main, ["--config", str(tmp_path / "mkdocs.yml"), "rename", *names])
        assert result.exit_code == 0, result.output
    after = build(tmp_path, "--strict")
    assert after.code == 0, after.output
    assert pages(after) == pages(small_site)
    for address in ("analyses/lifeline", "data/trade", "charts/trade", "authors/osw-editors"):
        assert _REDIRECT in after.read(f"{address}/index.html")
