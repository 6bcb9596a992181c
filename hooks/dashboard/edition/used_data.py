"""Which charts and datasets readers may get: those that a text for readers, or the site itself, names, sound or broken.

What is broken is in no view. So this asks the files: it may take a name for a use, and overlooks none.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import files_of
from dashboard.core.yaml_record import read_plain
from dashboard.data.named_datasets import possible_names
from dashboard.site.content import SiteContent

_PUBLIC = lazy_re(r"\bpublic\b[\"']?\s*:\s*(?!false\b)\S")
"""The key that lets readers have what nothing uses, in a file that cannot be read as YAML."""
_NOT = ("false", "no", "off", "none")
"""What says that it does not, in small letters."""
_NAMING = ("data", "query", "chart")
"""The keys of charts and descriptors that name datasets and charts."""


def name_in_data(path: str, data: str) -> str:
    """The name of the chart or the dataset that a file describes; empty if it describes none.

    Args:
        path: the file, from the root.
        data: the path of the folder `data/`.
    """
    folder, name = path.rpartition("/")[::2]
    is_one = folder == f"{data}/charts" or folder.startswith(f"{data}/datasets/")
    return name.rpartition(".")[0] if is_one else ""


def used_names(content: SiteContent, texts: Iterable[str]) -> set[str]:
    """The names of the charts and datasets that texts and the site itself use, each with what it uses in turn.

    Args:
        content: all that is known of the site.
        texts: the paths of the texts that readers get, or would get.
    """
    data, root = content.settings.data, content.settings.root
    used: set[str] = set()
    for path in texts:
        source = content.source_texts[path]
        used |= {*source.dependencies.charts, *source.dependencies.words, *source.reads}
        used |= {name for fact in content.facts.get(path, ()) for name in fact.datasets}
    public_facts = (fact for fact in content.named_facts.values() if fact and fact.public)
    for text in (_read(data / "tiles.yaml"), _read(data / "themes.yaml"), *(fact.sql for fact in public_facts)):
        used |= possible_names(text)
    paths = [*files_of(data / "charts", "*.yaml", root), *files_of(data / "datasets", "**/*.yaml", root)]
    files = [(path.stem, _read(path)) for path in paths]
    used |= {name for name, text in files if _is_public(text)}
    new = used
    while new := {named for name, text in files if name in new for named in _names_in(text)} - used:
        used |= new
    return used


def _is_public(text: str) -> bool:
    """Whether a file says `public: true`, however it is written, or something that may be meant for it."""
    if "public" not in text:
        return False
    content = read_plain(text)
    if content is None:
        return _PUBLIC.search(text) is not None
    return str(content.get("public")).lower() not in _NOT


def _names_in(text: str) -> set[str]:
    """The names in the values of the keys that name charts and datasets; all words of what is no YAML."""
    content = read_plain(text)
    return possible_names(text if content is None else "\n".join(str(content.get(key, "")) for key in _NAMING))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
