"""The words in templates and scripts that go past the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

from babel.messages.jslexer import tokenize
from jinja2 import Environment, nodes

from dashboard.core.words import add_words

READ_ATTRIBUTES = (
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "data-label",
    "placeholder",
    "title",
)
"""The attributes that readers see or hear."""
UNREAD_ELEMENTS = ("code", "pre", "script", "style")
"""Elements whose content is no words of the interface."""
VALUE = "\ufffc"
"""Stands for what an expression gives."""
_SPACE = ("whitespace", "linecomment", "multilinecomment")
_INSERTED = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")
_WORDS = re.compile(
    rf"^[A-Z][a-z]+($|[ :.])|(^|[ (])[a-z]{{2,}}[,:]? [a-z]+|{VALUE} [(]?[a-z]{{2,}}|[a-z]{{2,}} {VALUE}"
)
_CODE = re.compile(r"[<>#=/&[]|\.\w|\w\(|px\b|--")
"""What selectors, markup and styles hold."""


def bare_words(template: str) -> list[str]:
    """Return the words of a template that do not go through `_`, `ngettext` or `{% trans %}`.

    They are texts and attributes that readers get, and strings in expressions that look like words.

    Args:
        template: the source of the template.
    """
    environment = Environment()
    add_words(environment)
    found: list[str] = []
    html = []
    for output in _outputs(environment.parse(template)):
        for part in output.nodes:
            if isinstance(part, nodes.TemplateData):
                html.append(part.data)
            else:
                html.append(VALUE)
                found += _strings(part, is_shown=True)
    parser = _Words()
    parser.feed("".join(html))
    parser.close()
    return found + parser.found


def bare_words_of_script(script: str) -> list[str]:
    """Return the strings of a script that look like words and do not go through `say` or `sayCount`.

    Messages of errors are for developers.
    """
    tokens = [token for token in tokenize(script, jsx=False) if token.type not in _SPACE]
    found, call = [], ""
    for before, token in pairwise(tokens):
        if token.value == "(":
            call = before.value
        elif token.type in ("string", "template_string") and call not in ("say", "sayCount", "Error"):
            text = _INSERTED.sub(VALUE, token.value[1:-1])
            if _WORDS.search(text) and not _CODE.search(text):
                found.append(" ".join(text.replace(VALUE, " ").split()))
        elif token.value in (";", ")"):
            call = ""
    return found


def _outputs(node: nodes.Node) -> Iterator[nodes.Output]:
    yield from node.find_all(nodes.Output)


def _strings(node: nodes.Node, *, is_shown: bool) -> list[str]:
    """The strings of an expression that are shown, or that look like words wherever they stand."""
    if isinstance(node, nodes.Const):
        text = node.value if isinstance(node.value, str) else ""
        return (
            [text.strip()] if _has_words(text) and (is_shown or re.match(r"\s*[A-Z][a-z]|.*[a-z] [a-z]", text)) else []
        )
    if isinstance(node, nodes.Call) and getattr(node.node, "name", "") in ("_", "gettext", "ngettext"):
        return []
    if isinstance(node, nodes.CondExpr):
        shown: list[nodes.Node | None] = [node.expr1, node.expr2]
        parts = [(child, is_shown) for child in shown if child] + [(node.test, False)]
    elif isinstance(node, (nodes.Concat, nodes.Or)):
        parts = [(child, is_shown) for child in node.iter_child_nodes()]
    else:
        parts = [(child, False) for child in node.iter_child_nodes()]
    return [text for child, shown in parts for text in _strings(child, is_shown=shown)]


def _has_words(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in UNREAD_ELEMENTS
        self.found += [value for name, value in attrs if name in READ_ATTRIBUTES and value and _has_words(value)]

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in UNREAD_ELEMENTS

    def handle_data(self, data: str) -> None:
        if not self._unread and _has_words(data):
            self.found.append(" ".join(data.replace(VALUE, " ").split()))
