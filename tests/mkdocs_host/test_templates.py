import shutil
from pathlib import Path

import jinja2
import pytest

from mkdocs_host import templates
from mkdocs_host.templates import keep_compiled


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
