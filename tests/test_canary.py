"""What is not public is nowhere in a publication, and this would be noticed: see tests/canary.py."""

from __future__ import annotations

import dataclasses
import datetime
import importlib
import inspect
import sys
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from dashboard.cache.store import CachedFile
from dashboard.charts.render.artefacts import Artefacts, make_artefacts
from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs
from dashboard.notebooks.run_result import Run
from dashboard.output.downloads import downloads
from dashboard.pages.authored_pages import all_pages
from dashboard.pages.generated_pages import frame
from dashboard.site import load_site
from tests.canary import KINDS, OPEN, SECRET, leaks, site, unpacked, words
from tests.conftest import build, site_config

RULE = {"required": 1, "other_institute": True}


def config() -> str:
    settings = yaml.safe_load(site_config("https://example.org/"))
    settings["extra"]["editorial"]["approvals"] = RULE
    return yaml.safe_dump(settings)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Path:
    folder = tmp_path_factory.mktemp("canary")
    (folder / ".cache").symlink_to(shared_cache, target_is_directory=True)
    site(folder, config())
    return folder


def executed(runs: Runs, notebooks: Sequence[Notebook]) -> Mapping[str, Run]:
    """Runs without a kernel: each code cell gives a picture with the notebook's word in it."""
    made = {}
    for one in notebooks:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg"><title>{Path(one.path).stem}</title></svg>'
        output = {"output_type": "display_data", "data": {"image/svg+xml": svg}, "metadata": {}}
        sources = tuple(cell.source for cell in one.code)
        made[one.path] = Run(sources, tuple([output] for _ in sources), {}, "2026-11-25T00:00:00+00:00")
    return made


def published(root: Path) -> dict[str, bytes]:
    """What the engine gives to readers, by address: the data of each page, downloads, the files of docs/."""
    edition = load_site.load_site(root / "mkdocs.yml", execute=executed)
    edition.artefacts = make_artefacts(edition.chart_requests(), "Tiny", edition.cache, None)
    found = {}
    for page in all_pages(edition).values():
        said = (page.path, page.title, page.description, page.head, page.context)
        found[page.url] = "\n".join(texts(said)).encode()
    found["frame"] = "\n".join(texts(frame(edition))).encode()
    for name, content in downloads(edition).items():
        path = edition.cache.path(*content) if isinstance(content, CachedFile) else content
        found[name] = (
            path.read_bytes() if isinstance(path, Path) else path if isinstance(path, bytes) else path.encode()
        )
    docs = edition.settings.docs
    for path in docs.rglob("*"):
        name = path.relative_to(docs).as_posix()
        if path.is_file() and path.suffix not in (".md", ".ipynb") and edition.shows(edition.path_of(name)):
            found[name] = path.read_bytes()
    return found


def texts(value: Any) -> Iterator[str]:
    """Every text in what a page is given."""
    if isinstance(value, str | int | float | datetime.date | Path) or value is None:
        yield str(value)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield str(key)
            yield from texts(one)
    elif isinstance(value, Sequence | Set):
        for one in value:
            yield from texts(one)
    elif isinstance(value, BaseModel):
        yield value.model_dump_json()
    elif isinstance(value, Artefacts):
        yield from (value.id, value.read("html"))
    elif dataclasses.is_dataclass(value) and not callable(value):
        for field in dataclasses.fields(value):
            if field.name != "parts":  # (an institute's, which lead back to it)
                yield from texts(getattr(value, field.name))


def holds(content: bytes, word: str) -> bool:
    return any(word.encode() in layer for layer in unpacked(content))


def leaking(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    return {name: found for name, content in files.items() if (found := sorted(set(leaks(name, content))))}


def test_a_build_holds_no_word_of_what_is_not_public(root: Path) -> None:
    built = build(root)
    assert built.code == 0, built.output
    files = {name: (built.site / name).read_bytes() for name in built.files()}
    assert leaking(files) == {}
    # The same search finds what is public, in every kind of output.
    for kind in KINDS:
        word = f"{OPEN}{kind}"
        told = {name for name, content in files.items() if word in name or holds(content, word)}
        pages = ("index.html", "sitemap.xml", "data/index.html", "authors/index.html", "institutes/osw/index.html")
        expected = {*pages, f"{word}-top.svg", *(f"images/{word}{end}.svg" for end in ("", "-hero"))}
        expected |= {f"analyses/{word}/{name}" for name in ("index.html", "facts.json")}
        expected |= {f"data/{word}-data{end}" for end in ("/index.html", ".csv")}
        expected |= {
            f"charts/{word}-{end}" for end in ("own.svg", "own.json", "own.csv", "shared.png", "shared/index.html")
        }
        expected |= {
            f"authors/{word}-author/index.html",
            "themes/zqopenmd-theme/index.html",
            f"embed/{word}-shared/index.html",
        }
        assert expected <= told, expected - told
    assert f"charts/{OPEN}ipynb-code.svg" in files
    index = (content for name, content in files.items() if name.startswith("pagefind/fragment"))
    assert any(holds(content, OPEN) for content in index)


def test_a_strict_build_stops_where_what_says_published_is_kept_out(root: Path) -> None:
    edition = load_site.load_site(root / "mkdocs.yml")
    kept_out = {Path(one.path).name.split(".")[0] for one in edition.stopping()}
    states = ("unapproved", "voided", "moved", "edited", "broken")
    assert kept_out == {f"{SECRET}{state}{kind}" for state in states for kind in KINDS}


def test_everything_shows_up_in_a_preview(root: Path) -> None:
    edition = load_site.load_site(root / "mkdocs.yml", preview=True)
    assert {Path(path).stem for path in edition.source_texts if edition.shows(path)} >= set(words())


def test_the_engine_gives_no_word_of_what_is_not_public(root: Path) -> None:
    files = published(root)
    assert leaking(files) == {}
    assert sum(OPEN in name for name in files) > 20


PIECES = "[one for one in self.analyses.values() if one]"
DATASETS = "filter(None, edition.datasets.values())"
FORGETTING = [
    ("pieces.analysis", 'analysis.front.status == "published" and', ""),
    ("pieces.analysis", "and analysis.cleared", ""),
    ("pieces.analysis", "and at.astimezone(datetime.UTC) >= analysis.due", ""),
    ("site.load_site", "if analysis and _cleared(edition, source_text):", "if analysis:"),
    ("site.load_site", "not source_text.edited and ", ""),
    ("review.approval_status", "one.text_digest != text_digest", "False"),
    ("review.approval_status", "one.data_digest != data_digest", "False"),
    ("site.edition", "if theme.slug in used]", "if theme]"),
    ("site.edition", "and is_public(analysis, self.at)\n        used", "\n        used"),
    ("site.edition", "if analysis and self.shows(path)]", "if analysis]"),
    ("site.edition", "if one and one.name not in hidden]", "if one]"),
    ("site.edition", "(self.preview or one.id not in hidden)", "one.id"),
    ("site.edition", "hidden |= {one.id for one in self.shared.values()", "{one.id for one in self.shared.values()"),
    (
        "site.edition",
        "grouped(self._shown_analyses, lambda one: [one.theme",
        f"grouped({PIECES}, lambda one: [one.theme",
    ),
    ("site.edition", "grouped(self._shown_analyses, lambda one: [author", f"grouped({PIECES}, lambda one: [author"),
    ("site.edition", "grouped(self._shown_analyses, lambda one: {slug", f"grouped({PIECES}, lambda one: {{slug"),
    ("site.edition", "or one.slug not in hidden or one.entry.works]", "or one.slug]"),
    ("site.edition", 'path in used or (path.count("/") == 1 and path not in hidden)', "path in used | hidden"),
    ("site.edition", " and path not in hidden)", ")"),
    ("site.edition", "if self.shows(path):\n                for place", "if True:\n                for place"),
    ("site.edition", "(used if self.shows(path) else hidden).update(names(path))", "used.update(names(path))"),
    ("site.edition", "(used if self.shows(path) else hidden).update(self.source_texts[path].people)", "pass"),
    ("pages.authored_pages", "if not edition.shows(path):", "if False:"),
    ("site.run_notebooks", "edition.shows(path)", "True"),
    ("output.downloads", "in edition.shown_analyses():", "in filter(None, edition.analyses.values()):"),
    ("output.downloads", "in edition.shown_datasets():", f"in {DATASETS}:"),
    (
        "pages.generated_pages",
        "for author in edition.shown_authors():",
        "for author in edition.registry.authors.values():",
    ),
    ("pages.generated_pages", "for dataset in edition.shown_datasets():", f"for dataset in {DATASETS}:"),
    (
        "pages.generated_pages",
        "for one in edition.shown_charts():",
        "for one in filter(None, edition.shared.values()):",
    ),
    ("pages.generated_pages", "in edition.shown_themes()]", "in edition.registry.themes.values()]"),
]
"""A place where the engine asks what is public, and the same place when it forgets to."""


@pytest.mark.parametrize(
    ("module", "asking", "forgetting"), FORGETTING, ids=[" ".join(one[:2])[:60] for one in FORGETTING]
)
def test_the_canary_tells_when_one_place_forgets_to_ask(
    root: Path, monkeypatch: pytest.MonkeyPatch, module: str, asking: str, forgetting: str
) -> None:
    forget(monkeypatch, importlib.import_module(f"dashboard.{module}"), asking, forgetting)
    assert leaking(published(root))


def forget(monkeypatch: pytest.MonkeyPatch, module: ModuleType, asking: str, forgetting: str) -> None:
    """Run the rest of the test with a module in whose source one place is another."""
    assert module.__file__
    source = Path(module.__file__).read_text(encoding="utf-8")
    assert asking in source, f"{module.__name__} no longer holds {asking!r}: say here how it asks now"
    changed = ModuleType(module.__name__)
    exec(compile(source.replace(asking, forgetting), module.__file__, "exec"), vars(changed))
    users = [one for name, one in sys.modules.items() if name.startswith("dashboard.") or one is sys.modules[__name__]]
    for name, old in list(vars(module).items()):
        if inspect.isfunction(old) and old.__module__ == module.__name__:
            for user in users:
                if vars(user).get(name) is old:
                    monkeypatch.setattr(user, name, vars(changed)[name])
        elif inspect.isclass(old) and old.__module__ == module.__name__:
            for attribute, value in list(vars(old).items()):
                if inspect.isfunction(value) or isinstance(value, property | cached_property):
                    monkeypatch.setattr(old, attribute, vars(vars(changed)[name])[attribute])
