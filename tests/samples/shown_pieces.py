"""What readers see of each piece of a site and what an approval covers of it, without a build: for very many changes.

A page and a chart are made only where the key under which a preview keeps them has changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
from msgspec.structs import replace

from dashboard.cache.store import Cache
from dashboard.charts.render import make_artefacts as artefacts_module
from dashboard.charts.render.artefacts import Artefacts
from dashboard.citing.work import CitedSite
from dashboard.core.templates import THEME
from dashboard.edition.site_files import add_files
from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs
from dashboard.notebooks.run_result import Run
from dashboard.pages.all_pages import all_pages
from dashboard.pages.fact_html import facts_json
from dashboard.pages.page import Page
from dashboard.pieces.digests import Digests
from dashboard.site.load_site import load_site
from dashboard.view.make_view import make_view
from dashboard.view.view import View
from mkdocs_host.templates import prepare_templates
from tests.samples.edited_site import QuickDrawer

FRAME: Mapping[str, Any] = {
    "base_url": ".",
    "policy_meta": "",
    "edition": {"preview": False},
    "partners": [],
    "cited_site": CitedSite("Site"),
    "nav": {"homepage": {"url": "."}},
    "config": {"site_name": "Site", "theme": {}},
}
"""What all pages show; it is the same whatever changes."""
ENDINGS = ("html", "svg", "csv", "json", "wide", "narrow")


@dataclass(frozen=True)
class ShownPiece:
    """A piece: what is approved of it, and what readers see."""

    digests: Digests
    key: tuple[str, ...]
    """The keys of its page, of its charts' pages and of its charts."""
    shown: str
    """The hash of all that readers see of it: the page, its charts, their pages and downloads, files, facts."""


@dataclass
class PieceReader:
    """Reads a site again and again. What has not changed is taken from memory."""

    root: Path
    cache: Cache
    before: dict[str, ShownPiece] = field(default_factory=dict)
    _drawn: dict[str, str] = field(default_factory=dict)

    def read(self) -> tuple[set[str], dict[str, ShownPiece]]:
        """Read the site as it is now.

        Returns:
            The errors in it, and the pieces that readers see, by path.
        """
        content = load_site(self.root / "mkdocs.yml", cache=self.cache, execute=_execute)
        errors = {f"{item.path} {item.id} {item.message}" for item in content.findings if item.severity == "error"}
        view, _ = add_files(make_view(content), content)
        artefacts = artefacts_module.make_artefacts(view.chart_requests, "Site", self.cache, QuickDrawer, [])
        view = replace(view, artefacts=artefacts, cells=_cells(view))
        pages = all_pages(view)
        by_source = {page.source: page for page in pages.values() if page.source}
        pieces = {}
        for piece in view.analyses:
            page, digests = by_source[piece.path], content.approvals.digests_of(piece)
            charts = [p.id for p in view.texts[piece.path].placements if p.id in view.shared]
            chart_pages = [pages[f"charts/{name}/index.md"] for name in charts]
            pieces[piece.path] = self._piece(view, page, chart_pages, digests)
        return errors, pieces

    def _piece(self, view: View, page: Page, chart_pages: Sequence[Page], digests: Digests) -> ShownPiece:
        text = view.texts[page.source]
        drawn = [artefacts for placement in text.placements if (artefacts := view.artefacts_of(placement))]
        linked = {name.removeprefix("docs/") for name in text.source_text.files}
        files = [f"{name} {view.copies.get(name)}" for name in sorted(linked)]
        keys = [part.key("", self.cache) for part in (page, *chart_pages)]
        key = (*keys, *(artefacts.key for artefacts in drawn), *files)
        before = self.before.get(page.source)
        if before and before.key == key:
            return ShownPiece(digests, key, before.shown)
        parts = [*(_html(part) for part in (page, *chart_pages)), *map(self._files_of, drawn), *files]
        shown = hashlib.sha256("\0".join([*parts, facts_json(text.facts)]).encode()).hexdigest()
        return ShownPiece(digests, key, shown)

    def _files_of(self, artefacts: Artefacts) -> str:
        if artefacts.key not in self._drawn:
            text = "\0".join(artefacts.read(ending) for ending in ENDINGS)
            self._drawn[artefacts.key] = hashlib.sha256(text.encode()).hexdigest()
        return self._drawn[artefacts.key]


def _cells(view: View) -> dict[str, dict[int, str]]:
    return {
        path: {cell.number: json.dumps([cell.source, cell.outputs, cell.folded], default=str) for cell in text.cells}
        for path, text in view.texts.items()
        if text.cells
    }


def _html(page: Page) -> str:
    """The page as our template makes it, without what other pieces and the site's frame put there."""
    context = dict(page.context)
    body = context.get("body")
    content = body.html("../", "") if body else ""
    context |= {"listing": SimpleNamespace(entries=(), last=1)} if "listing" in context else {}
    if end := context.get("end"):
        context["end"] = replace(end, related=(), newer=None, older=None)
    shown_page = SimpleNamespace(
        title=page.title, meta={**page.head, "description": page.description}, content=content, url=page.url
    )
    html = _environment().get_template(page.template).render(**FRAME, **context, page=shown_page)
    return f"{page.title}\0{page.description}\0{html}"


_ENVIRONMENTS: list[jinja2.Environment] = []


def _environment() -> jinja2.Environment:
    if not _ENVIRONMENTS:
        blocks = ("site_meta", "extrahead", "htmltitle", "container")
        base = "".join(f"{{% block {name} %}}{{% endblock %}}" for name in blocks)
        loader = jinja2.ChoiceLoader([jinja2.DictLoader({"base.html": base}), jinja2.FileSystemLoader(THEME)])
        env = jinja2.Environment(loader=loader)
        prepare_templates(env)
        env.filters["url"] = str
        _ENVIRONMENTS.append(env)
    return _ENVIRONMENTS[0]


def _execute(runs: Runs, notebooks: Sequence[Notebook]) -> dict[str, Run]:
    """Execute the cells of notebooks in this process: a kernel takes seconds to start."""
    return {notebook.path: _run(notebook) for notebook in notebooks}


def _run(notebook: Notebook) -> Run:
    names: dict[str, Any] = {}
    outputs: list[list[dict[str, Any]]] = []
    for cell in notebook.code:
        *lines, last = cell.source.splitlines()
        exec("\n".join(lines), names)
        value = eval(last, names)
        bundle = {"output_type": "execute_result", "execution_count": 1, "metadata": {}}
        outputs.append([bundle | {"data": value._repr_mimebundle_()}])
    return Run(tuple(cell.source for cell in notebook.code), tuple(outputs), {}, "2026-01-01T00:00:00+00:00")
