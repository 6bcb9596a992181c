"""Reading a YAML mapping, with the line and column of each of its keys.

A value is its source text, quoted or not, and so is a key: `0101`, `NO` and `1:20` stay what they are. The field that a
value meets says what it means: `validate` reads numbers and days, `charts/resolve/declared_values.py` what meets a
column.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from contextlib import suppress
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

import yaml
from msgspec.structs import replace
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)
from pydantic_core import PydanticKnownError

from dashboard.core.control_characters import UNSEEN_LINE_END, unreadable_in
from dashboard.core.encoding import decode
from dashboard.core.finding import Finding, Severity
from dashboard.core.frozen import Frozen
from dashboard.core.merge_conflict import conflict_finding
from dashboard.core.plain_text import NOTHING, NothingText, require_plain
from dashboard.core.text_limits import MAX_TEXT
from dashboard.core.unfit_yaml import unfit_part
from dashboard.core.yaml_data import Location, Place, YamlData, YamlPlaces
from dashboard.core.yaml_mistake import yaml_mistake

Words = Annotated[str, Field(min_length=1)]
"""A text that is not empty, as an entry of a list."""
_OWN_TAGS = tuple(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
"""The kinds that a part has without a tag such as `!!binary`."""


def called_elsewhere(names: Mapping[str, str]) -> Mapping[str, str]:
    """The `elsewhere` of a model, of what others call each of its keys: several names with blanks between them."""
    return MappingProxyType({name: here for here, others in names.items() for name in others.split()})


class StrictModel(BaseModel):
    """A model that takes the keys it names and no others, and never changes.

    In a field that is no text, a text has to be written plainly: `1_000` is no number, and `0` is no day. A text that
    must be there is not empty.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)
    elsewhere: ClassVar[Mapping[str, str]] = {}
    """What other programs call a key, in small letters with `_`, and its name here; empty for one that none needs."""

    @field_validator("*", mode="wrap")
    @classmethod
    def _read_plainly(cls, value: Any, read: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        # (The fields are looked up only where they matter: a thousand pieces have ten thousand values.)
        if not isinstance(value, str):
            if isinstance(value, bool) and cls.model_fields[info.field_name or ""].annotation is int:
                raise PydanticKnownError("int_type")  # (of MkDocs' YAML, where `true` would be 1)
            return read(value)
        if isinstance(value, NothingText):
            with suppress(ValidationError):
                return read(None)
        if cls.model_config.get("str_strip_whitespace"):
            value = value.strip()
        if not value:
            field = cls.model_fields[info.field_name or ""]
            if field.annotation is str and field.is_required():
                raise PydanticKnownError("string_too_short", {"min_length": 1})
        content = read(value)
        # (Most are texts, which people write as they like.)
        return content if type(content) is str else require_plain(value, content)


class Record(Frozen):
    """The keys and values of one YAML mapping in one file."""

    path: str
    """The file, from the root."""
    data: YamlData
    places: YamlPlaces
    """Where each key and each item of a list stands."""

    @property
    def last_line(self) -> int:
        """The line of the last key."""
        return max((line for line, _ in self.places.values()), default=1)

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
    reader, shift = _Reader(path, first_line), first_column - 1
    data = _load(text, reader)
    findings += [replace(finding, column=finding.column + shift) for finding in reader.findings]
    if data is None:
        return None
    places = reader.places
    if shift:
        places = {key: (line, column + shift) for key, (line, column) in places.items()}
    return Record(path, data, places)


@lru_cache(maxsize=4096)
def read_plain(text: str) -> YamlData | None:
    """The keys and values of a YAML text, which nobody may change; None if it is broken. Its spelling does not matter.

    Texts are without the blanks and line breaks around them, as in models.
    """
    record = read_yaml(text, "", [])
    return strip_texts(record.data) if record else None


def strip_texts(value: Any) -> Any:
    """Plain data without the blanks and line breaks around its texts."""
    if isinstance(value, dict):
        return {key: strip_texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [strip_texts(item) for item in value]
    return value.strip() if isinstance(value, str) else value


def _load(text: str, reader: _Reader) -> dict[str, Any] | None:
    """Parse a text and fill the reader. Return the mapping, or None if there are findings."""
    if len(text) > MAX_TEXT:
        message = f"Read {len(text):,} characters of YAML, expected at most {MAX_TEXT:,}."
        reader.report("too-large", None, message, "Split it, or leave out what is not used.")
        return None
    if conflict := conflict_finding(text, reader.path, reader.first_line):
        reader.findings.append(conflict)
        return None
    if unseen := UNSEEN_LINE_END.search(text):
        line, column = text.count("\n", 0, unseen.start()), unseen.start() - text.rfind("\n", 0, unseen.start())
        message = f"Read U+{ord(unseen[0]):04X}, which nobody sees and which ends a line in YAML."
        reader.report_at("yaml-syntax", (reader.first_line + line, column), message, "Delete it, or begin a new line.")
        return None
    loader = yaml.CBaseLoader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line, column, problem, hint = yaml_mistake(text, error)
        place = (reader.first_line + line, column + 1)
        reader.report_at("yaml-syntax", place, f"This is not YAML: {problem}.", hint)
        return None
    except yaml.YAMLError as error:
        reader.report("yaml-syntax", None, f"This is not YAML: {str(error).splitlines()[0]}.")
        return None
    finally:
        loader.dispose()
    if unfit := unfit_part(node):
        part, message, hint = unfit
        reader.report("too-complex", part.start_mark, message, hint)
        return None
    data = reader.read(node, ())
    if reader.findings:
        return None
    if not isinstance(data, dict):
        kind = "nothing" if data is None else "a list" if isinstance(data, list) else "a text"
        reader.report("not-a-mapping", None, f"Read {kind}, expected keys with values, each as 'key: value'.")
        return None
    return data


def _plain_value(text: str) -> str | None:
    """A scalar that stands without quotes; None where nothing stands."""
    return NothingText(text) if text in NOTHING else text or None


class _Reader:
    """Makes plain data of what the parser gave, notes where each key stands, and reports what we do not allow."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.places: dict[Location, Place] = {(): (first_line, 1)}
        self.findings: list[Finding] = []

    def report(self, id: str, mark: yaml.Mark | None, message: str, hint: str = "") -> None:
        """Note what is wrong at a mark of the parser; None stands for where the text begins."""
        self.report_at(id, self._place(mark) if mark else (self.first_line, 1), message, hint)

    def report_at(self, id: str, place: Place, message: str, hint: str) -> None:
        """Note what is wrong at a place of the file."""
        line, column = place
        self.findings.append(Finding(id=id, path=self.path, line=line, column=column, message=message, hint=hint))

    def read(self, node: yaml.Node | None, location: Location) -> Any:
        """The data of a node, which stands at a location: a text, None where nothing is written, a list or a dict."""
        if node is None:
            return None
        if node.tag not in _OWN_TAGS:
            kind = node.tag.rpartition(":")[2].lstrip("!")
            hint = "Leave out what begins with '!': the field says how its value is read."
            self.report("yaml-syntax", node.start_mark, f"Read the tag '{kind}', expected a value without one.", hint)
        elif isinstance(node, yaml.ScalarNode):
            self._require_readable(node)
            return node.value if node.style else _plain_value(node.value)
        elif isinstance(node, yaml.SequenceNode):
            return [self._read_item(item, (*location, index)) for index, item in enumerate(node.value)]
        elif isinstance(node, yaml.MappingNode):
            return {key.value: self._read_value(key, value, location) for key, value in node.value if self._is_key(key)}
        return None

    def _read_item(self, item: yaml.Node, location: Location) -> Any:
        self.places[location] = self._place(item.start_mark)
        return self.read(item, location)

    def _require_readable(self, node: yaml.ScalarNode) -> None:
        """Report a character that YAML refuses as it is and takes as an escape: no picture and no feed can hold it."""
        if found := unreadable_in(node.value):
            hint = "Take the escape out, such as \\x01; a character that readers see is written as it is."
            self.report("yaml-syntax", node.start_mark, f"Read the character {found}, which nobody can read.", hint)

    def _is_key(self, key: yaml.Node) -> bool:
        if isinstance(key, yaml.ScalarNode) and key.value and key.tag in _OWN_TAGS:
            self._require_readable(key)
            return True
        message = "Read a key that is no text; expected a word, such as 'title:'."
        self.report("yaml-key", key.start_mark, message, "Write one word or a text before the colon.")
        return False

    def _read_value(self, key: yaml.Node, value: yaml.Node, location: Location) -> Any:
        below = (*location, key.value)
        if below in self.places:
            message = f"'{key.value}' stands here a second time (first on line {self.places[below][0]})."
            self.report("duplicate-key", key.start_mark, message, "Keep one of the two.")
        self.places.setdefault(below, self._place(key.start_mark))
        return self.read(value, below)

    def _place(self, mark: yaml.Mark) -> Place:
        return self.first_line + mark.line, mark.column + 1
