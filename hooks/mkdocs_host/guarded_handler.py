"""Calls a plugin's function for one page so that whatever goes wrong in it stays there."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

RESULTS: dict[str, type] = {
    **dict.fromkeys(("page_read_source", "page_markdown", "page_content", "post_page", "post_template"), str),
    **dict.fromkeys(("page_context", "template_context"), dict),
    "pre_page": Page,
    "files": Files,
    "nav": Navigation,
    "env": Environment,
    "config": MkDocsConfig,
}
"""What a plugin may return from an event, beside None to leave it as it is."""

CONVERTING = ("pre_page", "page_read_source", "page_markdown", "page_content")
"""The events before the page is put into a template, for which the front matter is changed by ourselves."""
ABSENT = object()


def call_page_handler(
    method: Callable[..., Any], name: str, event: str, value: Any, page: Page, errors: list[list[str]], **more: Any
) -> Any:
    """Call a function that handles an event of a page.

    Args:
        method: the function.
        name: the plugin.
        event: the event without `on_`.
        value: what the event is about: a text, a page or the data of a template; None if it begins with nothing.
        page: the page.
        errors: takes what went wrong: the name of the plugin and the end of a sentence.
        more: what MkDocs gives the function beside them.

    Returns:
        what the function returned; None (as it was) if it failed or returned what the event does not take.
    """
    place = _place(page)
    meta = copy.deepcopy(dict(page.meta))
    if event != "pre_page":
        more["page"] = page
    try:
        result = method(**more) if value is None else method(value, **more)
    except (Exception, SystemExit) as error:
        # One line: the message of an error may hold a whole traceback.
        words = " ".join(str(error).split())[:200]
        errors.append([name, f"failed in on_{event}: {type(error).__name__}: {words}".rstrip(": ")])
        result = None
    if wrong := wrong_result(event, result):
        errors.append([name, wrong])
        result = None
    if _place(page) != place:
        errors.append([name, f"gave the page another file or address in on_{event}"])
        page.file.src_uri, page.file.dest_uri, page.file.url = place
    if event in CONVERTING and (keys := [key for key in meta if page.meta.get(key, ABSENT) != meta[key]]):
        errors.append([name, f"changed {', '.join(keys)} in the front matter, which counts as it is in the file"])
        page.meta = {**page.meta, **meta}
    return result


def wrong_result(event: str, result: Any) -> str:
    """What is wrong with what a plugin returned, as the end of a sentence; empty if nothing is.

    Args:
        event: the event without `on_`.
        result: what the plugin returned.
    """
    expected = RESULTS.get(event)
    if expected is None or result is None or isinstance(result, expected):
        return ""
    return f"returned {type(result).__name__} from on_{event}, expected {expected.__name__}"


def _place(page: Page) -> tuple[str, str, str]:
    return page.file.src_uri, page.file.dest_uri, page.file.url
