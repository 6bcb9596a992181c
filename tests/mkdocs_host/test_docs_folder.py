"""A link in which MkDocs would go round in circles stops a whole build with one line; others do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

import prepare_edition


@pytest.mark.parametrize("target", [".", "..", "../..", "/"])
def test_a_link_to_a_folder_around_it_is_named(tmp_path: Path, target: str) -> None:
    docs = tmp_path / "docs"
    (docs / "a").mkdir(parents=True)
    (docs / "a" / "up").symlink_to(target)
    config = MkDocsConfig()
    config.docs_dir = str(docs)
    with pytest.raises(PluginError, match="docs/a/up"):
        prepare_edition.on_pre_build(config)


def test_two_links_to_each_others_folders_are_told_by_the_way_round(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    for here, there in (("a", "b"), ("b", "a")):
        (docs / here).mkdir(parents=True)
        (docs / here / "over").symlink_to(f"../{there}")
    config = MkDocsConfig()
    config.docs_dir = str(docs)
    with pytest.raises(PluginError, match="docs/a/over/over"):
        prepare_edition.on_pre_build(config)


def test_other_links_are_none_of_its_business(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "a").mkdir(parents=True)
    (docs / "b").symlink_to("a")
    (docs / "nowhere").symlink_to("gone")
    (docs / "circle").symlink_to("circle")
    (docs / "elsewhere").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir()
    config = MkDocsConfig()
    config.docs_dir = str(docs)
    prepare_edition.on_pre_build(config)
