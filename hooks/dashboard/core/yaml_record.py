"""Reading a YAML mapping, with the line and column of each of its keys."""

from __future__ import annotations

import datetime
from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from dashboard.core.encoding import decode
from dashboard.core.finding import Finding, Severity
from dashboard.core.text_limits import MAX_NESTING, MAX_TEXT
from dashboard.core.yaml_json import Location, Place, YamlData, YamlPlaces

MAX_NUMBER = 100
"""How many characters a number has at most. Python refuses to write out larger ones, and no file needs them."""


class StrictModel(BaseModel):
    """A model that takes the keys it names and no others, and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


@dataclass(frozen=True)
class Record:
    """The keys and values of one YAML mapping in one file."""

    path: str
    """The file, from the root."""
    data: YamlData
    places: YamlPlaces
    """Where each key and each item of a list stands."""

    def place(self, *location: Hashable) -> Place:
        """Return where a key stands; if it is missing, where the nearest key above it stands."""
        while location and location not in self.places:
            location = location[:-1]
        return self.places.get(location, (1, 1))

    def finding(
        self, id: str, location: Location, message: str, hint: str = "", severity: Severity = "error"
    ) -> Finding:
        """Make a finding at the place of a key.

        Args:
            id: the finding's name.
            location: the key.
            message: what was read, and what was expected.
            hint: what to do about it.
            severity: how bad it is.
        """
        line, column = self.place(*location)
        return Finding(id=id, severity=severity, path=self.path, line=line, column=column, message=message, hint=hint)


def read_yaml_bytes(content: bytes, path: str, findings: list[Finding]) -> Record | None:
    """Read the mapping in a file's bytes.

    Args:
        content: the bytes, in UTF-8.
        path: the file's path from the root.
        findings: gets what is wrong.

    Returns:
        The record; None if something is wrong.
    """
    text = decode(content, path, findings)
    return None if text is None else read_yaml(text, path, findings)


def read_yaml(
    text: str, path: str, findings: list[Finding], first_line: int = 1, first_column: int = 1
) -> Record | None:
    """Read the mapping in a text, which may be a part of a file.

    Args:
        text: the YAML.
        path: the file's path from the root.
        findings: gets what is wrong.
        first_line: the line of the file on which the text begins.
        first_column: the column of the file at which each line of the text begins.

    Returns:
        The record; None if something is wrong.
    """
    locator, shift = _Locator(path, first_line), first_column - 1
    data = _load(text, locator)
    findings += [replace(finding, column=finding.column + shift) for finding in locator.findings]
    if data is None:
        return None
    places = locator.places
    if shift:
        places = {key: (line, column + shift) for key, (line, column) in places.items()}
    return Record(path, data, places)


def _load(text: str, locator: _Locator) -> dict[str, Any] | None:
    """Parse a text and fill the locator. Return the mapping, or None if there are findings."""
    if len(text) > MAX_TEXT:
        message = f"Read {len(text):,} characters of YAML, expected at most {MAX_TEXT:,}."
        locator.report("too-large", None, message, "Split it, or leave out what is not used.")
        return None
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        if unfit := unfit_part(node):
            part, message, hint = unfit
            locator.report("too-complex", part.start_mark, message, hint)
            return None
        if node is not None:
            locator.locate(node, ())
        if locator.findings:
            return None
        data = loader.construct_document(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        # A quote left open is only noticed at the end of the file; the place to mend is where it opens.
        opened = error.context_mark if "quoted" in (error.context or "") else None
        problem = "a quote is opened here and never closed" if opened else error.problem or error.context
        hint = "Look at the indentation, at quotes left open, and put a text that holds ': ' into quotes."
        mark = opened or error.problem_mark or error.context_mark
        locator.report("yaml-syntax", mark, f"This is not YAML: {problem}.", hint)
        return None
    except (ValueError, yaml.YAMLError) as error:
        hint = "A date is written 2025-05-09; a text that looks like one stands in quotes."
        locator.report("yaml-syntax", None, f"This is not YAML: {str(error).splitlines()[0]}.", hint)
        return None
    finally:
        loader.dispose()
    if not isinstance(data, dict):
        kind = {"NoneType": "nothing", "list": "a list", "str": "a text"}.get(type(data).__name__, "a single value")
        locator.report("not-a-mapping", None, f"Read {kind}, expected keys with values, each as 'key: value'.")
        return None
    return data


def unfit_part(node: yaml.Node | None) -> tuple[yaml.Node, str, str] | None:
    """The first part of a parsed text that is not to be followed any further.

    A part that is used again by `*name` may hold others that are: ten lines then stand for a billion values. No file of
    a site needs that, so each part stands in one place.

    Args:
        node: what the parser gave.

    Returns:
        The part, what is wrong with it, and what to do; None if all is fit to be read.
    """
    followed: set[int] = set()
    level = [node] if node else []
    for _ in range(MAX_NESTING):
        below: list[yaml.Node] = []
        for part in level:
            if id(part) in followed:
                return (
                    part,
                    "This part is used a second time by '*'.",
                    "Write it out at each place, without '&' and '*'.",
                )
            followed.add(id(part))
            if isinstance(part, yaml.MappingNode):
                below += [item for pair in part.value for item in pair]
            elif isinstance(part, yaml.SequenceNode):
                below += part.value
        level = below
    if level:
        return (
            level[0],
            f"Read more than {MAX_NESTING} levels inside each other.",
            "Expected keys with values, few deep.",
        )
    return None


class _Locator:
    """Notes where each key stands, and reports keys and values that YAML allows and we do not."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.places: dict[Location, Place] = {(): (first_line, 1)}
        self.findings: list[Finding] = []

    def report(self, id: str, mark: yaml.Mark | None, message: str, hint: str = "") -> None:
        """Note what is wrong at a mark of the parser; None stands for where the text begins."""
        line, column = self._place(mark) if mark else (self.first_line, 1)
        self.findings.append(Finding(id=id, path=self.path, line=line, column=column, message=message, hint=hint))

    def locate(self, node: yaml.Node, location: Location) -> None:
        """Note the places of all that is below a node, which stands at a location."""
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self._locate_key(key, value, location)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                self.places[(*location, index)] = self._place(item.start_mark)
                self.locate(item, (*location, index))
        elif node.tag.endswith((":int", ":float")) and len(node.value) > MAX_NUMBER:
            message = f"Read a number of {len(node.value):,} characters, expected at most {MAX_NUMBER}."
            self.report("yaml-syntax", node.start_mark, message, "A text that looks like a number stands in quotes.")
        elif node.tag.endswith(":binary"):
            self.report("yaml-syntax", node.start_mark, "Read bytes (!!binary), expected text.")
        elif node.tag.endswith(":timestamp"):
            # PyYAML fails at a date that does not exist without saying where it stands.
            try:
                datetime.date.fromisoformat(node.value[:10])
            except ValueError:
                message = f"Read '{node.value}', which is no date; expected one such as 2025-05-09."
                hint = "A text that looks like a date stands in quotes."
                self.report("yaml-date", node.start_mark, message, hint)

    def _locate_key(self, key: yaml.Node, value: yaml.Node, location: Location) -> None:
        if not isinstance(key, yaml.ScalarNode) or not key.tag.endswith(":str"):
            message = "Read a key that is no text; expected a word, such as 'title:'."
            hint = "Put a key that looks like a number or a date into quotes."
            self.report("yaml-key", key.start_mark, message, hint)
            return
        below = (*location, key.value)
        if below in self.places:
            message = f"'{key.value}' stands here a second time (first on line {self.places[below][0]})."
            self.report("duplicate-key", key.start_mark, message, "Keep one of the two.")
        self.places.setdefault(below, self._place(key.start_mark))
        self.locate(value, below)

    def _place(self, mark: yaml.Mark) -> Place:
        return self.first_line + mark.line, mark.column + 1
