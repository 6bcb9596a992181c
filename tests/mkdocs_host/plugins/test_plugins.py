"""What well-known plugins of MkDocs do on this site: the rows of the table in CONTRIBUTING.md.

Each plugin has a folder of packages of its own. If one cannot be made, such as without a network, the test fails and
says so.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import mkdocs
import pytest
import yaml

from dashboard.core.settings import HOME
from mkdocs_host.foreign_plugins import CANNOT_WORK
from tests.samples.built import Built, build
from tests.samples.plugin_environments import PINS, plugin_packages
from tests.samples.site import HEAD, SITE, site_config, write_files

TEXT = "Trade doubled.\n\n![Two lines rise until 2024](chart:trade)\n"
PAGE = "analyses/lifeline/index.html"
PLUGINS = {
    "mkdocs-macros-plugin": "macros",
    "mkdocs-table-reader-plugin": "table-reader",
    "mkdocs-git-revision-date-localized-plugin": "git-revision-date-localized",
    "mkdocs-glightbox": "glightbox",
    "mkdocs-redirects": "redirects",
    "mkdocs-rss-plugin": "rss",
    "mkdocs-awesome-nav": "awesome-nav",
    "mkdocs-llmstxt": "llmstxt",
    "mkdocs-minify-plugin": "minify",
    "Material's search": "material",
    "Material's social": "material",
    "Material's tags": "material",
    "Material's meta": "material",
    "Material's blog": "material",
}
"""The plugins that are tried here, and their environments."""
BuildWith = Callable[..., Built]


def build_site(
    root: Path,
    cache: Path,
    environments: str,
    plugins: list[Any],
    text: str = TEXT,
    *,
    files: dict[str, str | None] | None = None,
    let_out: list[str] | None = None,
    settings: dict[str, Any] | None = None,
) -> Built:
    """Build the small site with plugins, of which each has a name in `environments`."""
    config = yaml.safe_load(site_config("https://example.org/")) | (settings or {})
    config["plugins"] += plugins
    config["extra"]["editorial"]["plugin_files"] = let_out or []
    texts = {"mkdocs.yml": yaml.safe_dump(config, sort_keys=False), "docs/analyses/lifeline.md": HEAD + text}
    write_files(root, {**SITE, **texts, **(files or {})})
    (root / ".cache").symlink_to(cache, target_is_directory=True)
    commit(root)
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    packages = [plugin_packages(environment) for environment in environments.split()]
    built = build(root, "--strict", env=quiet, packages=packages)
    assert built.code == 0, built.output
    return built


@pytest.fixture
def build_with(tmp_path: Path, shared_cache: Path) -> BuildWith:
    """Build the small site with plugins."""
    return partial(build_site, tmp_path, shared_cache)


@pytest.fixture(scope="module")
def with_files(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Built:
    """The site with all plugins that make files or fill in tags: they need not be built one by one."""
    maps = {"redirect_maps": {"old.md": "analyses/lifeline.md", "older.md": "analyses/lifeline.md"}}
    rss = {"match_path": "analyses/.*", "date_from_meta": {"as_creation": "date"}}
    llms = {"full_output": "llms-full.txt", "sections": {"Texts": ["analyses/lifeline.md"]}}
    return build_site(
        tmp_path_factory.mktemp("files"),
        shared_cache,
        "glightbox redirects rss llmstxt table-reader git-revision-date-localized",
        [
            "glightbox",
            {"redirects": maps},
            {"rss": rss},
            {"llmstxt": llms},
            "table-reader",
            {"git-revision-date-localized": {"type": "iso_date"}},
        ],
        "Changed {{ git_revision_date_localized }}.\n\n"
        + TEXT
        + "\n{{ read_csv('tables/ports.csv') }}\n\n![Cranes](../images/port.svg)\n",
        files={
            "docs/images/port.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "docs/tables/ports.csv": "port,ships\nNakhodka,7\n",
        },
        let_out=["assets/*/glightbox.min.*", "old/index.html", "feed_rss_created.xml", "llms*.txt"],
    )


def commit(root: Path) -> None:
    """Two of the plugins ask git when a text was changed."""
    for arguments in (["init", "-q"], ["add", "docs"], ["commit", "-qm", "Texts"]):
        who = ["-c", "user.name=OSW", "-c", "user.email=osw@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=root, check=True)


def test_macros_are_filled_in_and_awesome_nav_orders_the_navigation_and_minify_makes_pages_smaller(
    build_with: BuildWith,
) -> None:
    text = "{% set years = 2 %}Trade took {{ years * 2 }} years, {{ words.more }}.\n\n" + TEXT
    built = build_with(
        "macros awesome-nav minify",
        [{"macros": {"include_yaml": [{"words": "words.yaml"}]}}, "awesome-nav", {"minify": {"minify_html": True}}],
        text,
        files={"words.yaml": "more: zqmore\n", "docs/.nav.yml": "nav: [index.md, analyses]\n"},
        settings={"nav": None, "not_in_nav": ""},
    )
    page = built.read(PAGE)
    assert "<p>Trade took 4 years, zqmore.</p>" in page
    assert re.search('<figure class="?chart"? id="?trade"?', page)
    # MkDocs lists the pages that the navigation leaves out.
    assert "  - authors/index.md" in built.output
    assert "  - analyses/lifeline.md" not in built.output
    assert ".nav.yml" not in built.files()
    assert "Trade doubled." in page
    assert "\n\n" not in page


def test_tables_and_the_date_of_the_last_change_are_filled_in(with_files: Built) -> None:
    page = with_files.read(PAGE)
    assert re.search(r"<td[^>]*>Nakhodka</td>", page)
    assert "tables/ports.csv" not in with_files.files()
    assert re.search(r">Changed <span[^>]*>20\d\d-\d\d-\d\d</span>|>Changed 20\d\d-\d\d-\d\d", page)


def test_glightbox_links_pictures_and_its_inline_script_meets_the_policy(with_files: Built) -> None:
    page = with_files.read(PAGE)
    assert re.search(r'<a class="glightbox"[^>]* href="\.\./\.\./images/port\.svg"', page)
    assert "assets/javascripts/glightbox.min.js" in with_files.files()
    assert page.index("Content-Security-Policy") < page.index("GLightbox(")


def test_redirects_are_made_where_they_are_named(with_files: Built) -> None:
    page = with_files.read("old/index.html")
    assert "../analyses/lifeline/" in page
    assert "Content-Security-Policy" in page
    assert "older/index.html" not in with_files.files()
    assert "what the plugin redirects has made: older/index.html." in with_files.output


def test_rss_lists_the_pieces(with_files: Built) -> None:
    feed = with_files.read("feed_rss_created.xml")
    assert "<title>A lifeline</title>" in feed
    assert "09 May 2025" in feed
    assert "feed_json_created.json" not in with_files.files()


def test_the_files_of_llmstxt_give_way_to_those_of_the_site(with_files: Built) -> None:
    assert "## Datasets" in with_files.read("llms.txt")
    assert "| Year |" in with_files.read("llms-full.txt")
    assert with_files.read("analyses/lifeline/index.md").startswith("---\ntitle:")


def test_of_materials_plugins_search_and_social_work_and_the_others_say_why_not(
    build_with: BuildWith, tmp_path: Path
) -> None:
    # The plugin would fetch its font; any font will do.
    font = Path(mkdocs.__file__).parent / "themes" / "mkdocs" / "webfonts" / "fa-solid-900.ttf"
    for style in ("Regular", "Bold"):
        target = tmp_path / "social" / "fonts" / "Roboto" / f"{style}.ttf"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(font, target)
    social = {"social": {"cache_dir": str(tmp_path / "social")}}
    built = build_with(
        "material",
        ["search", social, "tags", "meta", "blog"],
        files={"docs/analyses/.meta.yml": "title: zqother\n"},
        let_out=["search/search_index.json", "assets/images/social/*"],
    )
    assert "Trade doubled" in built.read("search/search_index.json")
    assert "assets/images/social/analyses/lifeline.png" in built.files()
    assert "zqother" not in built.read(PAGE)
    for name in ("material/tags", "material/meta", "material/blog"):
        assert f"The plugin {name} is switched off: {CANNOT_WORK[name]}." in built.output


def test_the_table_of_contributing_names_the_plugins_that_are_tried_here() -> None:
    text = (HOME / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("| plugin | here |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| ([^|]+?) \|", table, re.M)[1:] == list(PLUGINS)
    assert set(PLUGINS.values()) == set(PINS)
