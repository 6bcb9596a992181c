"""Jinja → engine: what the head of a page tells programs, from what the page's template is given and nothing else."""

from __future__ import annotations

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from dashboard.linked.head import linked_data
from dashboard.linked.place import Place
from dashboard.linked.share_tags import ShareTag, share_tags


@pass_context
def page_data(context: Context) -> Markup:
    """The data block of a page, for its template."""
    return linked_data(_place_of(context), context.get_all())


@pass_context
def page_tags(context: Context) -> list[ShareTag]:
    """The tags by which others show a link to a page, for its template."""
    return share_tags(_place_of(context), context.get_all())


def _place_of(context: Context) -> Place:
    page, config = context["page"], context["config"]
    # (What `introduce` has escaped for Material comes back as it was.)
    description = Markup(page.meta.get("description") or "").unescape() or config.site_description or ""
    title = page.meta.get("title") or page.title
    return Place(page.canonical_url.removesuffix(page.url), page.url, str(title), description, config.site_name)
