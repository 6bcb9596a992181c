"""What is renamed, and how it is called before and afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

from pydantic_core import PydanticCustomError

from dashboard.core.finding import nearest
from dashboard.core.frozen import Frozen
from dashboard.data.column_name import require_column_name
from dashboard.data.load_datasets import taken_name
from dashboard.data.query_tree import is_word_of_sql
from dashboard.data.slug import wrong_name
from dashboard.site.content import SiteContent

Kind = Literal["analysis", "dataset", "field", "chart", "author"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class RenameError(Exception):
    """A thing cannot be renamed, or not so. The message says why; nothing was changed."""


class DoneError(Exception):
    """It was renamed before, so there is nothing to do."""


class Subject(Frozen):
    """What is renamed."""

    kind: Kind
    old: str
    new: str
    dataset: str = ""
    """The dataset of a field."""

    @property
    def article(self) -> str:
        """The kind with its article, for messages."""
        return f"{'an' if self.kind[0] == 'a' else 'a'} {self.kind}"


def find_subject(content: SiteContent, kind: Kind, old: str, new: str) -> Subject:
    """Find what should be renamed, and see that the new name is good and free.

    Args:
        content: the site.
        kind: what kind of thing it is.
        old: its name; of a field, `dataset/field`.
        new: the name that it should have.

    Raises:
        RenameError: there is no such thing, or the new name is bad or taken.
        DoneError: it has the new name already.
    """
    if kind == "field":
        return _find_field(content, old, new)
    names = _names(content, kind)
    subject = Subject(kind, old, new)
    if old not in names and new in names and old in names[new]:
        raise DoneError(f"There is nothing to do: the {kind} '{old}' is called '{new}' already.")
    _require_known(kind, old, names)
    if problem := wrong_name(new) or (kind == "dataset" and (taken_name(new) or _of_sql(new))) or _reserved(kind, new):
        raise RenameError(problem)
    if new in names:
        raise RenameError(f"There is {subject.article} '{new}' already; choose another name.")
    if owner := next((name for name, former in names.items() if new in former and name != old), ""):
        raise RenameError(f"'{new}' is a former name of '{owner}', and leads to it; choose another name.")
    return subject


def _find_field(content: SiteContent, old: str, new: str) -> Subject:
    name, slash, field = old.partition("/")
    if not (slash and field):
        raise RenameError(f"Read the field '{old}', expected its dataset and its name, such as trade/value.")
    _require_known("dataset", name, content.datasets)
    dataset = content.datasets[name]
    if dataset is None:
        raise RenameError(f"The dataset '{name}' has errors; correct them first: desk check data.")
    new = new.removeprefix(f"{name}/")
    if field not in dataset.fields and new in dataset.fields:
        raise DoneError(f"There is nothing to do: '{name}' has no field '{field}', and has '{new}'.")
    _require_known("field", field, dataset.fields)
    try:
        require_column_name(new)
    except (ValueError, PydanticCustomError) as error:
        raise RenameError(f"Read the name '{new}', expected {error}.") from None
    if problem := _of_sql(new):
        raise RenameError(problem)
    if new in dataset.fields:
        raise RenameError(f"'{name}' has a field '{new}' already; choose another name.")
    return Subject("field", field, new, name)


def _require_known(kind: str, name: str, names: Iterable[str]) -> None:
    if name not in names:
        raise RenameError(f"There is no {kind} '{name}'. {nearest(name, names)}")


def _reserved(kind: Kind, name: str) -> str:
    return "Read the name 'index', which is the list's." if kind == "analysis" and name == "index" else ""


def _of_sql(name: str) -> str:
    table = name.replace("-", "_")
    return f"'{name}' is a word of SQL, which queries cannot read as a name; choose another." * is_word_of_sql(table)


def _names(content: SiteContent, kind: Kind) -> Mapping[str, Sequence[str]]:
    """The former names of all things of a kind, by the names that they have."""
    if kind == "analysis":
        pieces = {slug: content.analyses.get(text.path) for slug, text in content.pieces_by_slug.items()}
        return {slug: piece.front.formerly if piece else [] for slug, piece in pieces.items()}
    if kind == "dataset":
        return {name: one.descriptor.formerly if one else [] for name, one in content.datasets.items()}
    if kind == "author":
        return {slug: one.entry.formerly if one else [] for slug, one in content.registry.authors.items()}
    own = {placement.id: placement.chart for placement in content.all_placements if placement.id}
    charts = own | dict(content.shared_charts)
    return {id: chart.formerly if chart else () for id, chart in charts.items()}
