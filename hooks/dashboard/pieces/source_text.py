"""What one file of `docs/` holds. `source_text_reader.py` reads it; here is what is kept, and asked for everywhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath

from dashboard.checks.silences import Silence
from dashboard.checks.stated_numbers import StatedNumber
from dashboard.checks.unlinked_numbers import UnlinkedNumber
from dashboard.core.frozen import Frozen
from dashboard.core.paths import is_text
from dashboard.core.slug import slug_of
from dashboard.core.yaml_record import Record
from dashboard.data.slug import unless_taken, wrong_name
from dashboard.facts.fact import PIN
from dashboard.notebooks.notebook import Notebook
from dashboard.numbers.words import Language, known_language
from dashboard.pieces.dependencies import Dependencies, dependencies_of
from dashboard.pieces.heading import Heading
from dashboard.pieces.plugin_change import PluginChange
from dashboard.pieces.reference import Reference


class SourceText(Frozen):
    """What one file of `docs/` holds, by itself: no data and no other file are needed to know it."""

    path: str
    """The file, from the root of the repository."""
    digest: str
    """The SHA-256 of the file's bytes; where plugins changed the text, also of what they made of it."""
    head: Record | None
    """The front matter; None if there is none, or none that is YAML."""
    references: tuple[Reference, ...]
    """The charts, facts, pictures and links of the text, by line."""
    words: int
    """The number of words, without charts and code."""
    files: frozenset[str] = frozenset()
    """The files of the repository that it shows or links to, as paths from the root."""
    html: str = ""
    """The text as HTML, with slots for charts, facts and a notebook's code cells, and `@base@` for the site's root."""
    headings: tuple[Heading, ...] = ()
    """In the order of the text."""
    anchors: frozenset[str] = frozenset()
    """The ids in its HTML, which links can lead to."""
    silences: tuple[Silence, ...] = ()
    """The comments that silence a check."""
    notebook: Notebook | None = None
    """Its cells, if the file is a notebook; otherwise None."""
    reads: frozenset[str] = frozenset()
    """The names of the datasets that its code reads: known once it was executed."""
    numbers: tuple[UnlinkedNumber, ...] = ()
    """The numbers with a unit in its prose that are not linked to a fact."""
    dated: tuple[StatedNumber, ...] = ()
    """The numbers outside of links that name their time, wherever they stand."""
    body: str = ""
    """The digest of what the file holds for readers (`body_digest`)."""
    works: tuple[str, ...] = ()
    """The keys of the works that it names, in the order in which readers meet them: the first has the number 1."""
    edited: bool = False
    """Whether words are left in it that are not for readers: marks of editing such as {++ ++}, a comment without end,
    an element that was to be hidden."""
    mentions: frozenset[str] = frozenset()
    """What stands behind `fact:` and `chart:` anywhere in the file, also where it makes no fact and no chart."""
    head_is_broken: bool = False
    """Whether it begins with front matter that cannot be read."""
    plugins: PluginChange | None = None
    """What plugins of the host have made of it; None where none looks at texts."""

    @cached_property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self.path.rpartition("/")[2].rpartition(".")[0]

    @cached_property
    def is_analysis(self) -> bool:
        """Whether it stands under docs/analyses/."""
        return self.path.split("/", 2)[1:2] == ["analyses"]

    @property
    def status(self) -> str:
        """The status in its front matter, valid or not; empty if there is none."""
        return str(self.head.data.get("status") or "") if self.head else ""

    @cached_property
    def people(self) -> frozenset[str]:
        """The authors and reviewers that its front matter names, valid or not."""
        values = [self.head.data.get(key) for key in ("authors", "reviewers")] if self.head else []
        return frozenset(str(name) for names in values for name in (names if isinstance(names, list) else [names]))

    @cached_property
    def language(self) -> Language | None:
        """The language that its front matter names, if the engine reads numbers in it."""
        return known_language(str(self.head.data.get("lang"))) if self.head else None

    @cached_property
    def dependencies(self) -> Dependencies:
        """What the text takes from other files."""
        return dependencies_of(self.references, self.cited, self.files, self.notebook)

    @property
    def shown_files(self) -> list[str]:
        """The pictures and documents among its files, in order."""
        return sorted(path for path in self.files if not is_text(path))

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """What its fact links name, each once: `<dataset>/`, a fact of data/facts.yaml, `as_of` if a day is given."""
        names: dict[str, None] = {}
        for reference in self.references:
            if reference.kind == "fact":
                name, _, query = reference.text.partition("?")
                dataset, slash, _ = name.partition("/")
                names |= dict.fromkeys((dataset + slash, PIN) if PIN in query else (dataset + slash,))
        return tuple(names)


@lru_cache(maxsize=100_000)
def naming_error(path: str) -> str:
    """What is wrong with the place or the name of an analysis, as a message; empty if nothing is."""
    if path.count("/") != 2:
        return "An analysis stands in docs/analyses/ itself, in no folder below it."
    stem, ending = posixpath.splitext(path.rpartition("/")[2])
    if ending not in (".md", ".ipynb"):
        return f"Read the ending '{ending}', expected .md or .ipynb."
    if stem == "index":
        return "Read the name 'index', which is that of the list of pieces; name the file as its address should be."
    return wrong_name(stem)


def naming_hint(path: str, root: Path) -> str:
    """What to do with an analysis of which the place or the name is wrong; empty if no other name can be made of it.

    Hugo and Quarto give each piece a folder with an `index.md` in it.

    Args:
        path: of the analysis, from the root.
        root: of the repository.
    """
    place = PurePosixPath(path)
    is_below = len(place.parts) != 3
    slug = slug_of(place.parent.name if is_below and place.stem == "index" else place.stem)
    name = f"{slug}{'.ipynb' if place.suffix.lower() == '.ipynb' else '.md'}"
    if not slug or wrong_name(slug) or slug == "index" or (name == place.name and not is_below):
        return ""
    target = "/".join((*place.parts[:2], name))
    move = f"Move it to {target}, and its pictures to {place.parts[0]}/images/."
    return unless_taken(move if is_below else f"Rename it to {name}.", root / path, root / target)


def first_by_slug(texts: Iterable[SourceText]) -> dict[str, SourceText]:
    """The piece that has a name, by name. Of two the published one keeps it, since a draft must not stop it.

    Args:
        texts: of all files, in order. One whose own name is wrong has its name if nothing else claims it.
    """
    first: dict[str, SourceText] = {}
    for text in texts:
        if text.is_analysis:
            other = first.setdefault(text.slug, text)
            if other is not text and _claim(text) < _claim(other):
                first[text.slug] = text
    return first


def _claim(text: SourceText) -> tuple[bool, bool]:
    """What decides which of two pieces keeps a name: the lower one does."""
    return bool(naming_error(text.path)), text.status != "published"
