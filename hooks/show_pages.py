"""Engine → templates: what each page is given, and the notice that a preview puts above it."""

from __future__ import annotations

import datetime
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dashboard.address import beside
from dashboard.analysis import Analysis, is_public
from dashboard.artefact import Artefacts
from dashboard.dates import day
from dashboard.edition import Edition
from dashboard.finding import in_order
from dashboard.pages import navigation, partners
from dashboard.templates import THEME


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Our templates escape what they are given, as the engine's own do, and write dates alike; Material's do not."""
    env.autoescape = lambda name: bool(name) and (THEME / str(name)).is_file()
    env.filters["day"] = day
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the template its objects."""
    edition: Edition = config.extra["dashboard"]
    path = edition.path_of(page.file.src_uri)
    context |= _frame(edition) | {"notice": _notice(edition, path) if edition.preview else None}
    if page.file.src_uri in config.extra["dashboard_pages"]:
        context |= config.extra["dashboard_pages"][page.file.src_uri].make()
    if analysis := edition.analyses.get(path):
        context["analysis"] = analysis
    if page.is_homepage:
        context["analyses"] = edition.shown_analyses()
    artefacts: dict[tuple[str, str], Artefacts] = config.extra["dashboard_artefacts"]
    context["first_chart"] = lambda one: _first_chart(edition, one, artefacts)
    context["figure_of"] = lambda name: Markup(
        artefacts[name, ""].placed(context["base_url"] + "/", page.canonical_url or "")
    )
    context["data_updated"] = lambda one: _data_updated(edition, one)
    context["hero_of"] = _hero
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The page for addresses that lead nowhere has the frame of all others."""
    return context | _frame(config.extra["dashboard"])


def _frame(edition: Edition) -> dict[str, Any]:
    """What the head and the foot of each page need."""
    return {
        "edition": {"preview": edition.preview, "nav": navigation(edition)},
        "partners": partners(edition),
    }


def _first_chart(
    edition: Edition, analysis: Analysis, artefacts: dict[tuple[str, str], Artefacts]
) -> dict[str, Any] | None:
    """What a list shows of a piece's first chart: its words, and its drawings by size."""
    for placement in edition.placements[analysis.path]:
        declared = placement.declared
        if declared and (made := artefacts.get((declared.id, placement.alt))):
            return {
                "title": declared.title,
                "subtitle": declared.subtitle,
                "pictures": {
                    size: Markup(made.read(size).replace("<svg ", f'<svg class="{size}" ', 1))
                    for size in ("wide", "narrow")
                },
            }
    return None


def _data_updated(edition: Edition, analysis: Analysis) -> datetime.date | None:
    """The day of the newest dataset that a piece draws on."""
    placements = edition.placements[analysis.path]
    days = (one.declared.updated for one in placements if one.declared)
    return max((day for day in days if day), default=None)


def _hero(analysis: Analysis) -> str:
    """A hero picture's address from the root of the site."""
    hero = analysis.front.hero
    return beside(analysis.path, hero.image).partition("/")[2] if hero else ""


def _notice(edition: Edition, path: str) -> dict[str, Any] | None:
    """What a reviewer has to know about a page: its status, and what is wrong with it."""
    findings = [one for one in in_order(edition.findings) if one.path == path]
    if path not in edition.analyses:
        return {"status": "", "text": "", "findings": findings} if findings else None
    analysis = edition.analyses[path]
    if analysis is None:
        return {"status": "Broken", "text": "The front matter has errors.", "findings": findings}
    if is_public(analysis, edition.at, edition.settings.zone):
        return {"status": "", "text": "", "findings": findings} if findings else None
    front = analysis.front
    if front.status != "published":
        return {
            "status": front.status.capitalize(),
            "text": "Readers do not see this page.",
            "findings": findings,
        }
    due = front.embargo or front.date
    text = f"Readers see this page from {day(due)}{f', {due:%H:%M %Z}' if front.embargo else ''}."
    return {"status": "Published, not yet due", "text": text, "findings": findings}
