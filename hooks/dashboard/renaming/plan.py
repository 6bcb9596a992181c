"""The plan of a renaming: what each file is called and holds afterwards. Nothing is written yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.paths import files_of, from_root
from dashboard.core.text_span import TextSpan
from dashboard.data.dataset import Dataset, descriptor_path
from dashboard.data.load_datasets import read_dataset
from dashboard.notebooks.jupytext_twin import find_twins
from dashboard.renaming.change import Change
from dashboard.renaming.file_plan import FilePlan
from dashboard.renaming.file_text import FileText, read_file_text
from dashboard.renaming.in_csv import in_header
from dashboard.renaming.in_data import in_data
from dashboard.renaming.in_notebook import in_notebook
from dashboard.renaming.in_review import in_review
from dashboard.renaming.in_text import in_markdown
from dashboard.renaming.in_yaml import YamlText
from dashboard.renaming.leftovers import find_leftovers
from dashboard.renaming.renaming import Missed, Renaming
from dashboard.renaming.subject import RenameError, Subject
from dashboard.review.review_folder import ENDING, OLD_ENDING
from dashboard.review.review_store import list_files
from dashboard.site.content import SiteContent


class Plan(Frozen):
    """All files that change, and what has to be done by hand."""

    subject: Subject
    files: tuple[FilePlan, ...]
    missed: tuple[Missed, ...]


def make_plan(content: SiteContent, subject: Subject) -> Plan:
    """Plan a renaming.

    Args:
        content: the site, drafts included.
        subject: what is renamed.

    Raises:
        RenameError: a file stands where one has to go.
    """
    tables = {name.replace("-", "_"): dataset for name, dataset in content.sound_datasets.items()}
    renaming = Renaming(subject, content, tables, tables)
    renaming = replace(renaming, after=dict(_tables_after(renaming)))
    files = [plan for plan in _plans(renaming) if plan.path != plan.new_path or plan.before != plan.after]
    root = content.settings.root
    if taken := next(
        (plan.new_path for plan in files if plan.path != plan.new_path and (root / plan.new_path).exists()), ""
    ):
        raise RenameError(f"{taken} is there already; move it away, or choose another name.")
    find_leftovers(files, renaming)
    return Plan(subject, tuple(files), tuple(sorted(set(renaming.missed))))


def _tables_after(renaming: Renaming) -> Iterator[tuple[str, Dataset]]:
    subject = renaming.subject
    for table, dataset in renaming.before.items():
        if subject.kind == "dataset" and dataset.name == subject.old:
            yield subject.new.replace("-", "_"), replace(dataset, name=subject.new)
        elif subject.kind == "field" and dataset.name == subject.dataset:
            yield table, _renamed_dataset(dataset, renaming)
        else:
            yield table, dataset


def _renamed_dataset(dataset: Dataset, renaming: Renaming) -> Dataset:
    """The dataset with the other name of a field, read of its files as they will be."""
    root, findings = renaming.content.settings.root, list[Finding]()
    path = descriptor_path(dataset.path)
    descriptor, rows = (_plan(root, name, renaming) for name in (path, dataset.path))
    renamed = read_dataset(descriptor.after, rows.after, path, dataset.path, findings) if descriptor and rows else None
    if renamed is None:
        raise RenameError(f"The field cannot be renamed in {path}: {findings[0].message if findings else 'no text.'}")
    return renamed


def _plans(renaming: Renaming) -> Iterator[FilePlan]:
    settings = renaming.content.settings
    names = (
        from_root(path, settings.root)
        for pattern in ("**/*.yaml", "**/*.csv")
        for path in files_of(settings.data, pattern, settings.root)
    )
    texts = (*renaming.content.source_texts, *renaming.content.other_texts)
    for path in (*sorted(names), *sorted(texts)):
        if plan := _plan(settings.root, path, renaming):
            yield plan
    yield from _reviews(renaming)
    if renaming.subject.kind == "analysis":
        yield from _twins(renaming)


def _plan(root: Path, path: str, renaming: Renaming) -> FilePlan | None:
    """The plan of one file; None if it is no text."""
    before = (root / path).read_bytes()
    file = read_file_text(before, path)
    if file is None:
        return None
    changes = _changes(file, path, renaming)
    return FilePlan(
        path, _new_path(path, renaming), before, file.with_changes(changes) if changes else before, len(set(changes))
    )


def _new_path(path: str, renaming: Renaming) -> str:
    """Where a file stands afterwards."""
    subject, content = renaming.subject, renaming.content
    place, data = PurePosixPath(path), content.settings.data_path
    folders = {
        "chart": f"{data}/charts",
        "author": f"{data}/authors",
        "analysis": f"{content.settings.docs_path}/analyses",
    }
    folder = folders.get(subject.kind, "")
    if subject.kind == "dataset":
        folder = str(place.parent) if place.parent.parent == PurePosixPath(f"{data}/datasets") else ""
    is_own = folder and str(place.parent) == folder and place.stem == subject.old
    return str(place.with_stem(subject.new)) if is_own else path


def _changes(file: FileText, path: str, renaming: Renaming) -> list[Change]:
    content, text = renaming.content, file.text
    source_text = content.source_texts.get(path) or content.other_texts.get(path)
    if source_text:
        if source_text.notebook:
            return in_notebook(text, source_text, renaming)
        return in_markdown(TextSpan(text), source_text, renaming, is_first=True)
    if path.endswith(".csv"):
        return _in_rows(text, path, renaming)
    return in_data(YamlText(text, path), renaming, is_own=_new_path(path, renaming) != path)


def _in_rows(text: str, path: str, renaming: Renaming) -> list[Change]:
    subject = renaming.subject
    dataset = renaming.content.datasets.get(subject.dataset)
    return in_header(text, subject.old, subject.new) if dataset and dataset.path == path else []


def _reviews(renaming: Renaming) -> Iterator[FilePlan]:
    settings, subject = renaming.content.settings, renaming.subject
    folder = settings.docs / "analyses"
    for review in sorted(path for path in folder.glob(f"*{ENDING}") if path.is_dir()):
        slug = review.name.removesuffix(ENDING)
        new_slug = subject.new if subject.kind == "analysis" and slug == subject.old else slug
        for name in (name for name, is_plain in list_files(str(review)).items() if name and is_plain):
            path, before = from_root(review / name, settings.root), (review / name).read_bytes()
            file = read_file_text(before, path)
            changes, new_name = in_review(file.text, path, name, renaming) if file else ([], name)
            after = file.with_changes(changes) if file and changes else before
            yield FilePlan(
                path, f"{settings.docs_path}/analyses/{new_slug}{ENDING}/{new_name}", before, after, len(changes)
            )


def _twins(renaming: Renaming) -> Iterator[FilePlan]:
    """The texts that jupytext keeps beside a notebook, and a review in its old form."""
    settings, subject = renaming.content.settings, renaming.subject
    notebook = settings.docs / "analyses" / f"{subject.old}.ipynb"
    twins = find_twins(notebook) if notebook.is_file() else []
    old_review = notebook.with_name(f"{subject.old}{OLD_ENDING}")
    for path in [*twins, *([old_review] if old_review.is_file() else [])]:
        new = path.with_name(f"{subject.new}{path.name.removeprefix(subject.old)}")
        before = path.read_bytes()
        yield FilePlan(from_root(path, settings.root), from_root(new, settings.root), before, before, 0)
