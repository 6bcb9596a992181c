"""All texts under `docs/`, each read once and kept by its content."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.address import is_text
from dashboard.cache import Cache, engine_digest, key_of
from dashboard.checks.known_names import KnownNames
from dashboard.finding import Finding
from dashboard.manuscript import Manuscript, ManuscriptReader
from dashboard.pairing import is_twin
from dashboard.settings import Settings

Read = tuple[Manuscript | None, list[Finding]]


def read_texts(settings: Settings, known: KnownNames, cache: Cache, findings: list[Finding]) -> dict[str, Manuscript]:
    """The manuscripts by their paths from the root; of a text that cannot be read there is only a finding."""
    names, options, lang = settings.markdown_names, settings.markdown_options, settings.editorial.language
    reader = ManuscriptReader(names, options, settings.docs_path, known, lang)
    rules = key_of(engine_digest(), names, options, known.key, lang)
    manuscripts: dict[str, Manuscript] = {}
    cut = len(str(settings.root)) + 1
    for path in _paths(settings):
        shown = str(path)[cut:].replace(os.sep, "/")

        def make(shown: str = shown) -> Read:
            return reader.read((settings.root / shown).read_bytes(), shown)

        manuscript, wrong = cache.recall(key_of("text", shown, cache.digest(path), rules), _load, make, _dump)
        findings += wrong
        if manuscript:
            manuscripts[shown] = manuscript
    return manuscripts


def _paths(settings: Settings) -> list[Path]:
    names = []
    for folder, folders, files in os.walk(settings.docs):
        folders[:] = [name for name in folders if name != ".ipynb_checkpoints"]
        names += [f"{folder}/{name}" for name in files if is_text(name)]
    notebooks = {name for name in names if name.endswith(".ipynb")}
    paths = [Path(name) for name in sorted(names, key=lambda name: name.replace(os.sep, "\0"))]
    return [path for path in paths if str(path.with_suffix(".ipynb")) not in notebooks or not is_twin(path)]


def _dump(read: Read) -> dict[str, Any]:
    manuscript, findings = read
    return {"manuscript": manuscript and manuscript.to_json(), "findings": [asdict(one) for one in findings]}


def _load(value: dict[str, Any]) -> Read:
    kept = value["manuscript"]
    return kept and Manuscript.from_json(kept), [Finding(**one) for one in value["findings"]]
