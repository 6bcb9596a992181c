"""What a text takes from other files, by name. It is known before a notebook is executed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from dashboard.core.file_kinds import is_linkable
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import resolve_relative
from dashboard.core.yaml_data import texts_in
from dashboard.core.yaml_record import read_plain
from dashboard.data.named_datasets import possible_names
from dashboard.notebooks.notebook import Notebook
from dashboard.pieces.reference import Reference

_NAME = lazy_re(r"[\w./-]*\w")
_IN_QUOTES = lazy_re(r"""(?<=["'])[^"'\n]+(?=["'])""")


class Dependencies(Frozen):
    """What a text takes from other files, by name."""

    charts: tuple[str, ...]
    """The ids of shared charts."""
    facts: tuple[str, ...]
    """The names of facts of data/facts.yaml."""
    files: tuple[str, ...]
    """Pictures and documents, as paths from the root of the repository, sorted."""
    _fences: tuple[str, ...]
    """The declarations of charts."""
    _notebook: Notebook | None

    @cached_property
    def words(self) -> frozenset[str]:
        """All words in charts' declarations, code and settings of cells, such as the names of events and datasets."""
        return frozenset(_words(self._fences, self._notebook))

    @cached_property
    def code_files(self) -> frozenset[str]:
        """The paths, from the root, of the files that code may name, also as modules. Few of them are there."""
        return frozenset(_code_files(self._notebook)) if self._notebook else frozenset()


def dependencies_of(
    references: Iterable[Reference], cited: Iterable[str], files: Iterable[str], notebook: Notebook | None
) -> Dependencies:
    """Collect the dependencies of a text.

    Args:
        references: the charts and fences of the text, among others.
        cited: the datasets (ending in a slash) and facts that its fact links name.
        files: the files that it shows or links to, as paths from the root.
        notebook: its cells, if it is a notebook.
    """
    return Dependencies(
        tuple(reference.text for reference in references if reference.kind == "chart"),
        tuple(name for name in cited if not name.endswith("/")),
        tuple(sorted(name for name in files if is_linkable(name))),
        tuple(reference.text for reference in references if reference.kind == "fence"),
        notebook,
    )


def _words(fences: Iterable[str], notebook: Notebook | None) -> Iterator[str]:
    # Not what remarks in YAML name.
    texts = ["\n".join(texts_in(data)) if (data := read_plain(fence)) is not None else fence for fence in fences]
    for cell in notebook.code if notebook else ():
        texts += [cell.source, *texts_in(cell.settings)]
    for text in texts:
        yield from possible_names(text)


def _code_files(notebook: Notebook) -> Iterator[str]:
    for cell in notebook.code:
        names = _NAME.findall(cell.source)
        modules = (f"{name.replace('.', '/')}.py" for name in names)
        for name in (*names, *modules, *_IN_QUOTES.findall(cell.source)):
            yield resolve_relative(notebook.path, name)
