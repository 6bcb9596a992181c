import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from mkdocs.config.defaults import MkDocsConfig

from dashboard.cache.store import CachedFile
from dashboard.core.settings import read_settings
from dashboard.pages.page import Page
from mkdocs_host import introduce, templates
from mkdocs_host.plugin_watch import PluginWatch
from mkdocs_host.templates import keep_compiled, templates_digest


def _shown(folder: Path, text: str) -> str:
    """What a new process makes of a template."""
    env = jinja2.Environment(loader=jinja2.DictLoader({"page.html": text}))
    keep_compiled(env, folder)
    return env.get_template("page.html").render()


def test_a_template_is_compiled_once_and_anew_when_it_or_the_engine_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = list[str]()
    compile = jinja2.Environment.compile

    def counted(self: jinja2.Environment, source: str, *names: str) -> object:
        compiled.append(source)
        return compile(self, source, *names)

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    folder = tmp_path / "templates"
    assert [_shown(folder, "old"), _shown(folder, "old"), _shown(folder, "new")] == ["old", "old", "new"]
    assert compiled == ["old", "new"]
    monkeypatch.setattr(templates, "engine_digest", lambda: "another")
    assert _shown(folder, "new") == "new"
    assert compiled == ["old", "new", "new"]
    assert len([*folder.iterdir()]) == 1


def test_what_is_compiled_may_be_damaged_or_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    assert _shown(folder, "old") == "old"
    [file] = folder.iterdir()
    file.write_bytes(file.read_bytes()[:20])
    assert _shown(folder, "old") == "old"
    env = jinja2.Environment(loader=jinja2.DictLoader({"page.html": "new"}))
    keep_compiled(env, folder)
    shutil.rmtree(folder)
    assert env.get_template("page.html").render() == "new"


def test_pages_have_another_key_when_a_hook_of_the_site_changes(tmp_path: Path) -> None:
    settings, hook = tmp_path / "mkdocs.yml", tmp_path / "mine.py"
    settings.write_text("hooks: [mine.py]\n", encoding="utf-8")
    config = MkDocsConfig(str(settings))
    digests = set[str]()
    for words in ("first", "second"):
        hook.write_text(f"WORDS = {words!r}\n", encoding="utf-8")
        digests.add(templates_digest(jinja2.Environment(), config, read_settings(settings, []).hooks))
    assert len(digests) == 2


@pytest.mark.parametrize("event", ["env", "page_context"])
def test_no_page_is_kept_where_a_plugin_changes_templates(event: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page("index.md", "Home", "", "main.html", dict)
    build = SimpleNamespace(pages={page.path: page}, kept_page=lambda path: CachedFile("key", "page"))
    monkeypatch.setattr(introduce, "build_of", lambda config: build)
    shown: Any = SimpleNamespace(file=SimpleNamespace(src_uri=page.path), meta={})
    for handled, template in (({}, introduce.KEPT), ({event: ["mine.py"]}, page.template)):
        monkeypatch.setattr(introduce.PROCESS, "watch", PluginWatch(handled=handled))
        introduce.introduce(MkDocsConfig(), shown)
        assert shown.meta["template"] == template
