"""What is not public is nowhere in a publication, and this would be noticed: see tests/samples/canary.py."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from copy import copy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from msgspec.structs import replace
from pathspec import GitIgnoreSpec
from pydantic import BaseModel

from dashboard.cache.store import Cache, CachedFile
from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.core.frozen import Frozen
from dashboard.edition import site_files
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.media import logo
from dashboard.media.clean_picture import CleanPicture
from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs
from dashboard.notebooks.run_result import Run
from dashboard.output.derived_files import derived_files
from dashboard.output.downloads import collect_downloads
from dashboard.output.redirects import REDIRECTS_FILE, redirects_file
from dashboard.pages import authored_pages
from dashboard.pages.generated_pages import make_frame
from dashboard.people import registry
from dashboard.pieces import notebook_outputs, output_collector, text_paths
from dashboard.pieces.analysis import Analysis, is_announced, is_public
from dashboard.pieces.digests import Digests
from dashboard.pieces.source_text import SourceText
from dashboard.quoted.public_library import PublicLibrary
from dashboard.review.approval_status import ApprovalStatus, assess_approvals
from dashboard.review.review import Review
from dashboard.site import approvals as approvals_module
from dashboard.site import audience, find_files, read_analyses
from dashboard.site import content as content_module
from dashboard.site.approvals import Approvals
from dashboard.site.content import SiteContent
from dashboard.site.read_analyses import is_cleared
from dashboard.view import data_changes, make_calendar, make_view, moved_pieces, shown_texts
from dashboard.view.data_changes import ChangeRecord, Opening, told_changes
from dashboard.view.shown_reviewers import shown_reviewers
from dashboard.view.view import View
from tests.samples.built import build
from tests.samples.canary import (
    FOR_PROGRAMS,
    KINDS,
    OPEN,
    PHOTOS,
    SECRET,
    SILENT,
    leaks,
    name_of,
    photo_name,
    site,
    unpacked,
    words,
)
from tests.samples.edition import is_shown
from tests.samples.site import site_config


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Path:
    folder = tmp_path_factory.mktemp("canary")
    (folder / ".cache").symlink_to(shared_cache, target_is_directory=True)
    site(folder, site_config("https://example.org/", {"required": 1, "other_institute": True}))
    return folder


def executed(runs: Runs, notebooks: Sequence[Notebook]) -> Mapping[str, Run]:
    """Runs without a kernel: each code cell gives a picture with the notebook's word in it."""
    runs_by_path = {}
    for notebook in notebooks:
        title = f"<title>{Path(notebook.path).stem}</title>{FOR_PROGRAMS}"
        data = {"image/svg+xml": f'<svg xmlns="http://www.w3.org/2000/svg">{title}</svg>'}
        hidden = {"text/plain": "shown", "application/json": f"{SECRET}kind"}
        outputs = [
            {"output_type": "display_data", "data": data, "metadata": {}},
            {"output_type": "display_data", "data": {"text/html": "shown", **hidden}, "metadata": {"a": SECRET}},
            *({"output_type": "stream", "name": "stderr", "text": f"{SECRET}{word}"} for word in SILENT),
        ]
        sources = tuple(cell.source for cell in notebook.code)
        runs_by_path[notebook.path] = Run(
            sources, tuple(list(outputs) for _ in sources), {}, "2026-11-25T00:00:00+00:00"
        )
    return runs_by_path


@pytest.fixture(scope="module")
def read_once(root: Path) -> Cache:
    """What the engine keeps in memory when it has read the site, with all rules."""
    return prepare_edition(root / "mkdocs.yml", execute=executed).content.cache


@pytest.fixture
def cache(read_once: Cache) -> Cache:
    """The same, which keeps what a test does to itself."""
    own = copy(read_once)
    for name, kept in vars(own).items():
        if isinstance(kept, dict | set):
            setattr(own, name, kept.copy())
    return own


def published(root: Path, cache: Cache) -> Iterator[tuple[str, bytes]]:
    """What the engine gives to readers, with its address: data of pages, downloads, files of docs/. Views stand first:
    what no page shows today, one may show tomorrow. (Their files are looked at below.)
    """
    edition = prepare_edition(root / "mkdocs.yml", cache=cache, execute=executed)
    yield "view", "\n".join(texts(replace(edition.view, files=frozenset()))).encode()
    edition = edition.with_artefacts(make_artefacts(edition.view.chart_requests, "Tiny", cache, None, []))
    yield "drawn view", "\n".join(texts(replace(edition.view, files=frozenset()))).encode()
    for page in edition.pages.values():
        shown = (page.path, page.title, page.description, dict(page.head), page.context)
        yield page.url, "\n".join(texts(shown)).encode()
    yield "frame", "\n".join(texts(make_frame(edition.view))).encode()
    for name, content in collect_downloads(edition.view, cache, []).items():
        path = cache.path(*content) if isinstance(content, CachedFile) else content
        yield name, path.read_bytes() if isinstance(path, Path) else path if isinstance(path, bytes) else path.encode()
    for name, file in derived_files(edition.view, []).items():
        made = file.make()
        yield name, made if isinstance(made, bytes) else made.encode()
    yield REDIRECTS_FILE, redirects_file(edition.view, derived_files(edition.view, [])).encode()
    for name, answer in answers(edition.view):
        yield f"asked: {name}", answer.encode()


def answers(view: View) -> Iterator[tuple[str, str]]:
    """What programs get that ask for all there is, for all that is secret, and for the rows of each dataset."""
    library = PublicLibrary(view)
    for number, query in enumerate((OPEN, SECRET, *words())):
        yield f"search {number}", json.dumps(library.search(query, limit=50))
    yield "list", json.dumps(library.entries(limit=200))
    for dataset in view.datasets:
        yield f"rows {dataset.name}", json.dumps(library.rows(dataset.name, limit=500))


FEEDS = ("xml", "json")
"""The endings of the files of feeds."""
NOT_SHOWN = ("parts", "head", "notebook")
"""An institute's parts, which lead back to it; of a text that is shown, its front matter and cells as they are in the
file. What pages get of these has names of its own."""


def texts(value: Any) -> Iterator[str]:
    """Every text in what a page is given."""
    if isinstance(value, str | int | float | datetime.date | Path) or value is None:
        yield str(value)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield str(key)
            yield from texts(item)
    elif isinstance(value, Sequence | Set):
        for item in value:
            yield from texts(item)
    elif isinstance(value, BaseModel):
        yield value.model_dump_json()
    elif isinstance(value, Artefacts):
        yield from (value.id, value.read("html"))
    elif isinstance(value, Frozen):
        for name in value.__struct_fields__:
            if name not in NOT_SHOWN:
                yield from texts(getattr(value, name))


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
        holding = {name for name, content in files.items() if word in name or holds(content, word)}
        pages = (
            "index.html",
            "tiles.json",
            "build-manifest.json",
            "sitemap.xml",
            "data/index.html",
            "charts/index.html",
            "authors/index.html",
            "institutes/osw/index.html",
        )
        expected = {*pages, f"{word}-top.svg", *(f"images/{word}{end}.svg" for end in ("", "-hero"))}
        expected |= {f"analyses/{word}/{name}" for name in ("index.html", "facts.json", "index.md")}
        expected |= {f"charts/{word}-shared/index.md", f"data/{word}-data/index.md", "llms.txt", "llms-full.txt"}
        expected |= {f"data/{word}-data{end}" for end in ("/index.html", ".csv", ".xlsx", ".json", ".parquet", ".zip")}
        expected |= {f"data/{name}" for name in ("datapackage.json", "catalog.jsonld")} | {"ro-crate-metadata.json"}
        expected |= {f"api/v1/{name}.json" for name in ("datasets", "charts", "pieces", "people", "facts")}
        expected |= {
            f"api/v1/{name}.json" for name in (f"datasets/{word}-data", f"charts/{word}-own", f"pieces/{word}")
        }
        expected |= {
            f"charts/{word}-{end}"
            for end in (
                "own.svg",
                "own.png",
                "own.json",
                "own.csv",
                "own.oembed.json",
                "shared.png",
                "shared.small.svg",
                "shared/index.html",
            )
        }
        expected |= {
            f"authors/{word}-author/index.html",
            "themes/zqopenmd-theme/index.html",
            *(f"embed/{word}-{end}/index.html" for end in ("shared", "own")),
            *(f"{place}feed.{ending}" for place in ("", f"authors/{word}-author/") for ending in FEEDS),
        }
        cited = (f"analyses/{word}", f"charts/{word}-shared", f"data/{word}-data")
        expected |= {f"{folder}/cite.{end}" for folder in cited for end in ("bib", "json", "ris")}
        assert expected <= holding, expected - holding
        # Of a piece that is withdrawn readers get this, and no more.
        gone = f"{OPEN}withdrawn{kind}"
        told = {name for name, content in files.items() if gone in name or holds(content, gone)}
        assert told == {
            f"analyses/{gone}/index.html",
            f"analyses/{gone}-old/index.html",
            "_redirects",
            "build-manifest.json",
            "corrections/index.html",
            *(f"corrections/feed.{ending}" for ending in FEEDS),
        }
        # Of a piece that is announced the calendar has the title, and what shows the next days of the calendar.
        coming = f"Title {OPEN}announced{kind}"
        assert {name for name, content in files.items() if holds(content, coming)} == {
            "calendar/index.html",
            "calendar.ics",
            "index.html",
        }
    # All pieces have this tag, and the two that are public are too few for a page.
    assert not [name for name in files if name.startswith("tags/")]
    assert f"charts/{OPEN}ipynb-code.svg" in files
    changed = {name for name, content in files.items() if holds(content, f"{OPEN}earlier")}
    pages = {"index.html", "data/changes/index.html", f"data/{OPEN}md-data/index.html"}
    assert changed >= pages | {f"data/changes/feed.{ending}" for ending in FEEDS}
    assert b"<path" in files["institutes/osw/logo.svg"]
    assert {photo_name(ending) for ending in PHOTOS} <= files.keys()
    index = (content for name, content in files.items() if name.startswith("pagefind/fragment"))
    assert any(holds(content, OPEN) for content in index)


def test_a_strict_build_stops_where_what_says_published_is_kept_out(root: Path) -> None:
    edition = prepare_edition(root / "mkdocs.yml")
    kept_out = {Path(finding.path).name.split(".")[0] for finding in edition.blocking_errors()}
    states = ("unapproved", "unready", "voided", "moved", "edited", "broken", "unseen")
    others = {f"{OPEN}page", f"{SECRET}misplaced", "linked"}
    assert kept_out == others | {f"{SECRET}{state}{kind}" for state in states for kind in KINDS}


def test_everything_shows_up_in_a_preview(root: Path) -> None:
    edition = prepare_edition(root / "mkdocs.yml", preview=True)
    assert {Path(path).stem for path in edition.content.source_texts if is_shown(edition, path)} >= {
        name_of(word) for word in words()
    }


def test_the_engine_gives_no_word_of_what_is_not_public(root: Path, cache: Cache) -> None:
    files = dict(published(root, cache))
    assert leaking(files) == {}
    assert sum(OPEN in name for name in files) > 20
    assert sum(holds(files[name], OPEN) for name in files if name.startswith("asked: ")) >= 4


def forget_status(analysis: Analysis, at: datetime.datetime) -> bool:
    """`is_public` without the question whether the piece says that it is published."""
    return is_public(replace(analysis, front=analysis.front.model_copy(update={"status": "published"})), at)


def forget_approvals(analysis: Analysis, at: datetime.datetime) -> bool:
    """`is_public` without the question whether the piece is cleared."""
    return is_public(replace(analysis, cleared=True), at)


def forget_date(analysis: Analysis, at: datetime.datetime) -> bool:
    """`is_public` without the question whether its day has come."""
    return is_public(analysis, max(at, analysis.due))


def forget_withdrawal(analysis: Analysis, at: datetime.datetime) -> bool:
    """`is_public` without the question whether the piece is withdrawn."""
    return is_public(replace(analysis, front=analysis.front.model_copy(update={"withdrawn": None})), at)


def forget_targets(content: SiteContent, *more: Any) -> dict[str, str]:
    """`shown_redirects` without the question whether readers see the piece that an address leads to."""
    pieces = [piece for piece in content.analyses.values() if piece]
    return {f"analyses/{old_slug}/": piece.url for piece in pieces for old_slug in piece.front.formerly}


def forget_edits(source_text: SourceText, analysis: Analysis, approvals: Approvals) -> bool:
    """`is_cleared` without the question whether marks of editing are left in the text."""
    return is_cleared(replace(source_text, edited=False), analysis, approvals)


def forget_missing(source_text: SourceText, analysis: Analysis, approvals: Approvals) -> bool:
    """`is_cleared` without the question whether the approvals suffice."""
    return not source_text.edited


def forget_digest(kind: str) -> Callable[..., ApprovalStatus]:
    """`assess_approvals` as if each approval were of the text, or the rows, as they are now."""

    def assess(review: Review, digests: Digests, *more: Any, **options: Any) -> ApprovalStatus:
        now = {kind: getattr(digests, kind)}
        given = [
            approval.model_copy(update={"digests": approval.digests.model_copy(update=now)})
            for approval in review.approvals
        ]
        forged = review.model_copy(update={"approvals": tuple(given)})
        return assess_approvals(forged, digests, *more, **options)

    return assess


def forget_cleaning(cache: Cache, digest: str, ending: str, read: Callable[[], bytes]) -> CleanPicture:
    """`clean_picture`, which gives the picture as it is."""
    cache.write(digest, read(), ending)
    return CleanPicture(CachedFile(digest, ending))


def forget_in_versions(name: str, stand_in: object) -> Callable[..., ChangeRecord]:
    """`told_changes` with something in place of one of its rules. What it has kept would hide that."""

    def tell(content: SiteContent, *shown: Any) -> ChangeRecord:
        with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
            patch.setattr(data_changes, name, stand_in)
            return told_changes(replace(content, cache=Cache(Path(folder))), *shown)

    return tell


def announced_without_saying(piece: Analysis, at: datetime.datetime) -> bool:
    """`is_announced` without the question whether its author said so."""
    return is_announced(replace(piece, front=piece.front.model_copy(update={"announce": True})), at)


def announced_unapproved(piece: Analysis, at: datetime.datetime) -> bool:
    """`is_announced` without the question whether the piece is cleared."""
    return is_announced(replace(piece, cleared=True), at)


def announced_under_embargo(piece: Analysis, at: datetime.datetime) -> bool:
    """`is_announced` without the question whether an embargo keeps it back."""
    return piece.front.announce and piece.cleared and at < piece.due


def forget_silence(content: SiteContent, pieces: tuple[Analysis, ...]) -> dict[str, tuple[str, ...]]:
    """`shown_reviewers` as if the site told its readers of them."""
    editorial = content.settings.editorial.model_copy(update={"show_reviewers": True})
    return shown_reviewers(replace(content, settings=replace(content.settings, editorial=editorial)), pieces)


class Everything(frozenset[str]):
    """A set that holds every key."""

    def __contains__(self, key: object) -> bool:
        return True


FORGETTING: dict[str, tuple[object, str, object]] = {
    "status": (audience, "is_public", forget_status),
    "approvals": (audience, "is_public", forget_approvals),
    "date and embargo": (audience, "is_public", forget_date),
    "pages that are named": (text_paths, "compile_globs", lambda globs: GitIgnoreSpec.from_lines(["*"])),
    "reviewers": (shown_texts, "for_readers", lambda text, analysis: (text, analysis)),
    "names of those who approved": (make_view, "shown_reviewers", forget_silence),
    "embargoes of data": (content_module, "embargo_ends", lambda *of: {}),
    "links to elsewhere": (find_files, "is_inside", lambda path, root: True),
    "withdrawals": (audience, "is_public", forget_withdrawal),
    "withdrawals of what nobody saw": (moved_pieces, "was_withdrawn", lambda content, analysis: True),
    "targets of redirects": (make_view, "shown_redirects", forget_targets),
    "findings of charts": (shown_texts, "shown_placements", lambda content, path: tuple(content.placements[path])),
    "marks of editing": (read_analyses, "is_cleared", forget_edits),
    "missing approvals": (read_analyses, "is_cleared", forget_missing),
    "approvals of another text": (approvals_module, "assess_approvals", forget_digest("text")),
    "approvals of other rows": (approvals_module, "assess_approvals", forget_digest("rows")),
    "files": (make_view, "shown_files", lambda content, texts: content.files),
    "what pictures of texts hold": (site_files, "clean_picture", forget_cleaning),
    "what logos hold": (logo, "clean_picture", forget_cleaning),
    "what pictures of cells hold": (output_collector, "clean_picture", forget_cleaning),
    "standard error": (output_collector, "is_for_readers", lambda stream: True),
    "removed cells": (notebook_outputs, "is_removed", lambda cell: False),
    "kinds of outputs": (output_collector, "text_output", lambda data: {"data": {"text/html": str(data)}}),
    "announcements": (make_calendar, "is_announced", announced_without_saying),
    "announcements without approvals": (make_calendar, "is_announced", announced_unapproved),
    "announcements under embargo": (make_calendar, "is_announced", announced_under_embargo),
    "events": (make_calendar, "shown_events", lambda content, charts: content.events),
    "front matter": (authored_pages, "META_KEYS", Everything()),
    "datasets": (
        make_view,
        "shown_datasets",
        lambda content, *more: tuple(filter(None, content.datasets.values())),
    ),
    "charts": (
        make_view,
        "shown_charts",
        lambda content, *more: tuple(filter(None, content.shared_charts.values())),
    ),
    "tiles": (make_view, "shown_tiles", lambda content: content.tiles),
    "charts of themes": (
        make_view,
        "shown_key_charts",
        lambda content, charts: {"economy": tuple(filter(None, content.shared_charts.values()))},
    ),
    "authors": (
        make_view,
        "shown_authors",
        lambda content, analyses: tuple(filter(None, content.registry.authors.values())),
    ),
    "members of teams": (make_view, "shown_members", lambda content, authors: dict(content.registry.members)),
    "emails": (registry, "shown_entry", lambda entry, day: entry),
    "versions that nothing used": (
        make_view,
        "told_changes",
        forget_in_versions("opening_of", lambda name, version, *more: Opening(version.since, version.since)),
    ),
    "embargoes of versions": (make_view, "told_changes", forget_in_versions("in_time", lambda moment, version: moment)),
    "themes": (make_view, "shown_themes", lambda content, *more: tuple(content.registry.themes.values())),
}
"""Each rule by which the view is made, and what stands in its place when the engine forgets it."""
BEFORE_MEMORY = {"emails"}
"""Rules by which values are made that are kept in memory."""


@pytest.mark.parametrize("rule", FORGETTING)
def test_the_canary_tells_when_a_rule_is_forgotten(
    root: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch, rule: str
) -> None:
    monkeypatch.setattr(*FORGETTING[rule])
    kept = Cache(cache.folder) if rule in BEFORE_MEMORY else cache
    assert any(any(leaks(name, content)) for name, content in published(root, kept))
