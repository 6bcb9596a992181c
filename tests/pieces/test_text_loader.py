"""Texts are read once, and many of them together."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click
import pytest

from dashboard.cache.store import Cache
from dashboard.checks.known_names import KnownNames
from dashboard.core.finding import Finding
from dashboard.core.settings import read_settings
from dashboard.pieces import text_loader as texts
from dashboard.pieces.convert_text import TextConverter
from dashboard.pieces.text_loader import TextReader, read_texts
from dashboard.pieces.text_paths import find_texts
from dashboard.site.load_data import load_data, load_placer
from tests.samples.edition import Edit
from tests.samples.site import CHART, HEAD, SITE, write_files


def test_other_processes_read_their_share_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "TEXTS_PER_PROCESS", 2)
    monkeypatch.setattr(texts.os, "cpu_count", lambda: 2)
    pieces = {f"docs/analyses/piece-{number}.md": f"{HEAD}Text  {number}.\n" for number in range(5)}
    write_files(tmp_path, {**SITE, **pieces})
    settings = read_settings(tmp_path / "mkdocs.yml", [])
    read_here: list[str] = []
    read = TextReader.read
    monkeypatch.setattr(TextReader, "read", lambda self, path, *more: read_here.append(path) or read(self, path, *more))
    cache, findings, alone = Cache(tmp_path / "kept"), list[Finding](), list[Finding]()
    reader = TextReader(settings, KnownNames())
    new_paths = [path for path in pieces if not cache.has_value(reader.key(path, cache))]
    texts.read_in_parallel(reader, new_paths, cache)
    assert read_here == new_paths[::2]
    assert all(cache.has_value(reader.key(path, cache)) for path in new_paths)
    paths = find_texts(settings, []).of_site
    together = read_texts(settings, KnownNames(), cache, findings, paths)
    monkeypatch.setattr(texts, "TEXTS_PER_PROCESS", 1000)
    assert together == read_texts(settings, KnownNames(), Cache(tmp_path / "other"), alone, paths)
    assert findings == alone
    assert [finding.id for finding in findings] == ["doubled-space"] * 5


def test_a_folder_of_texts_that_is_not_there_is_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"mkdocs.yml": "site_name: Tiny\ndocs_dir: texts\n"})
    findings: list[Finding] = []
    assert find_texts(read_settings(tmp_path / "mkdocs.yml", []), findings).of_site == ()
    assert [finding.message for finding in findings] == [
        "There is no folder 'texts' beside this file, so there is no text."
    ]


def test_other_processes_place_the_charts_of_their_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: dict[str, int]
) -> None:
    monkeypatch.setattr(texts, "TEXTS_PER_PROCESS", 2)
    monkeypatch.setattr(texts.os, "cpu_count", lambda: 2)
    chart = "\n```chart\n{}```\n"
    declarations = [CHART.replace("id: trade", f"id: own-{number}") for number in range(4)]
    pieces = {f"docs/analyses/piece-{n}.md": HEAD + chart.format(text) for n, text in enumerate(declarations)}
    write_files(tmp_path, {**SITE, **pieces})
    settings, cache = read_settings(tmp_path / "mkdocs.yml", []), Cache(tmp_path / "kept")
    placer_of = partial(load_placer, settings)
    read = read_texts(settings, KnownNames(), cache, [], list(pieces), placer_of=placer_of)
    before = work["charts"]
    findings: list[Finding] = []
    placer = load_data(settings, cache, findings).placer(cache, findings)
    placed = [placement.id for path in pieces for placement in placer.place(read[path])]
    assert findings == []
    assert placed == [f"own-{number}" for number in range(4)]
    assert work["charts"] == before


def test_other_names_make_other_findings(edit: Edit) -> None:
    text = {"docs/analyses/a.md": f"{HEAD}Kiev.\n"}
    assert [finding.id for finding in edit(text).findings] == []
    names = {"data/names.yaml": "names: [{name: Kyiv, variants: [Kiev]}]\n"}
    assert [finding.id for finding in edit({**text, **names}).findings] == ["name-variant"]


def test_a_text_that_is_saved_behind_its_key_is_never_kept_as_the_older_one(tmp_path: Path) -> None:
    path = "docs/analyses/lifeline.md"
    write_files(tmp_path, {**SITE, path: f"{HEAD}Old words.\n"})
    reader = TextReader(read_settings(tmp_path / "mkdocs.yml", []), KnownNames())
    key = reader.key(path, Cache(tmp_path / "kept"))
    for words in ("Half of the words.", "Old words."):
        write_files(tmp_path, {path: f"{HEAD}{words}\n"})
        text, _ = reader.read(path, Cache(tmp_path / "kept"), key)
        assert text
        assert words in text.html


@pytest.mark.parametrize(
    ("names", "options", "told"),
    [(["nowhere"], {}, "No module named 'nowhere'"), (["toc"], {"toc": {"permalnk": True}}, "permalnk")],
)
def test_an_extension_that_cannot_be_set_up_is_one_sentence(
    names: list[str], options: dict[str, dict[str, bool]], told: str
) -> None:
    with pytest.raises(click.ClickException, match=f"mkdocs.yml: markdown_extensions cannot be set up: .*{told}"):
        TextConverter(names, options)
