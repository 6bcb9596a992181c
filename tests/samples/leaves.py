"""Each single value of a file, and the file with another value in its place: of YAML, CSV, Markdown and notebooks.

Names that another value repeats are left out: a change of one of the two is an error.
"""

from __future__ import annotations

import copy
import csv
import datetime
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

OTHER_WORDS: Mapping[str, Sequence[str]] = {
    "kind": ["brief", "land", "sea"],
    "status": ["review"],
    "frequency": ["occasional"],
    "maturity": ["provisional"],
    "theme": ["energy"],
    "lang": ["pl"],
    "authors": ["nils", "osw-editors"],
    "institute": ["osw", "nkk"],
    "stack": ["percent"],
    "scale": ["linear"],
    "orientation": ["vertical"],
    "sort": ["y"],
    "events": ["peace"],
    "source": ["customs", "later"],
    "mark": ["estimate", "derived"],
    "unit": ["EUR bn", "kg"],
    "highlight": ["land"],
    "flow": ["north"],
    "size": ["worth"],
    "country": ["Germany"],
    "colour": ["both"],
}
"""Values that a key may have, for keys that do not take any text."""
OTHER_TYPES = {"line": "bar", "area": "line", "dot": "bar", "dumbbell": "dot"}
"""Forms of charts with which a declaration is still sound, by its form."""
POINTING = re.compile(
    r"schema\.fields\[\d+\]\.(name|type|categories\[\d+\]\.value)|schema\.primaryKey\[\d+\]|themes\[\d+\]\.slug"
    r"|events\[\d+\]\.id|members\[\d+\]|part_of|orcid|(head\.)?(reviewers\[\d+\]|template|hero\.image)"
)
"""Keys whose value another value repeats. Alone it cannot be changed, since that is an error."""
FIELD_KEYS = re.compile(r"(id|data|x|y|color|facet|label|from|to|value|location)(\[\d+\])?")
"""Keys of a declaration of which the same is true."""
WORDS = ("title", "alt")
"""Keys of a declaration that mean the same in each form of chart."""


@dataclass(frozen=True)
class Leaf:
    """One value of a file."""

    file: str
    key: str
    """Where it stands, such as `schema.fields[2].unit`."""
    contents: tuple[str | bytes, ...]
    """The whole file with another value there; the later ones are for where those before are refused."""

    @property
    def name(self) -> str:
        """The file and the key, without numbers in brackets."""
        return f"{self.file} {re.sub(r'\[\d+\]', '', self.key)}"


def leaves_of(file: str, content: str | bytes) -> Iterator[Leaf]:
    """Find each value of a file.

    Args:
        file: its path from the root.
        content: what it holds.
    """
    if isinstance(content, bytes):
        yield Leaf(file, "bytes", (content + b" ",))
    elif file.endswith(".yaml"):
        for key, texts in _yaml_values(content):
            if not (FIELD_KEYS if "/charts/" in file else POINTING).fullmatch(key):
                yield Leaf(file, key, texts)
    elif file.endswith(".csv"):
        yield from _cells(file, content)
    elif file.endswith(".md"):
        yield from _parts(file, content)
    elif file.endswith(".ipynb"):
        yield from _notebook_values(file, content)


def _yaml_values(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The place of each value in YAML, and the YAML with other values there."""
    data = yaml.load(text, yaml.BaseLoader)
    for place, value in _walk(data, ()):
        key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).removeprefix(".")
        name = next((str(part) for part in reversed(place) if isinstance(part, str)), "")
        if others := tuple(_dump(_with(data, place, other)) for other in _others(name, value)):
            yield key, others


def _walk(value: Any, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield place, value
    else:
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _walk(item, (*place, key))


def _with(data: Any, place: Sequence[str | int], value: str) -> Any:
    changed = copy.deepcopy(data)
    owner = changed
    for part in place[:-1]:
        owner = owner[part]
    owner[place[-1]] = value
    return changed


def _dump(data: Any) -> str:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**9)


def _others(name: str, value: str) -> Iterator[str]:
    """Other values, those that are most likely taken first."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield (datetime.date.fromisoformat(value) + datetime.timedelta(1)).isoformat()
    elif re.fullmatch(r"-?\d+(\.\d+)?", value):
        step = 10 if name == "year" else 1
        yield re.sub(r"\d+", lambda digits: str(int(digits[0]) + step), value, count=1)
    elif value in ("true", "false"):
        yield "false" if value == "true" else "true"
    elif name == "type":
        yield from [OTHER_TYPES[value]] if value in OTHER_TYPES else []
    elif value.startswith("http"):
        yield f"{value}b"
    elif name in OTHER_WORDS:
        yield from [word for word in OTHER_WORDS[name] if word != value]
    else:
        # (A name has no blanks.)
        yield f"{value}-anew" if name in ("name", "formerly", "related", "tags", "email", "emails") else f"{value} anew"


def _cells(file: str, content: str) -> Iterator[Leaf]:
    """A third of the cells, some of each column and of each row."""
    header, *lines = csv.reader(io.StringIO(content))
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            if (row + column) % min(3, len(lines)):
                continue
            changed = ([*line[:column], other, *line[column + 1 :]] for other in _others(header[column], cell))
            texts = tuple(_csv([header, *lines[:row], new, *lines[row + 1 :]]) for new in changed)
            yield Leaf(file, f"{header[column]}[{row}]", texts)


def _csv(lines: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue()


def _parts(file: str, content: str) -> Iterator[Leaf]:
    """The values of the front matter and of each fence, and each block of words.

    Of fences, the words that all of them have are changed in the first alone.
    """
    has_fence = False
    for start, end, kind, part in _stretches(content):
        before, after = content[:start], content[end:]
        if kind == "words":
            words = part.replace("![", "![Anew ") if part.startswith("!") else part.replace(" ", " anew ", 1)
            yield Leaf(file, f"words:{part.split()[0]}", (f"{before}{words}{after}",))
        else:
            name = "head" if kind == "head" else yaml.safe_load(part)["id"]
            for key, texts in _yaml_values(part):
                if (POINTING if kind == "head" else FIELD_KEYS).fullmatch(key) or (has_fence and key in WORDS):
                    continue
                yield Leaf(file, f"{name}.{key}", tuple(f"{before}{text}{after}" for text in texts))
            has_fence |= kind == "fence"


def _stretches(content: str) -> Iterator[tuple[int, int, str, str]]:
    head = re.match(r"---\n(.*?)---\n", content, re.S)
    assert head
    yield head.start(1), head.end(1), "head", head[1]
    for part in re.finditer(r"```chart\n(.*?)```|^(?!```)\S.*?(?=\n\n|\n*\Z)", content[head.end() :], re.S | re.M):
        group = 1 if part[1] else 0
        place = (part.start(group) + head.end(), part.end(group) + head.end())
        yield *place, "fence" if part[1] else "words", part[group]


def _notebook_values(file: str, content: str) -> Iterator[Leaf]:
    book = json.loads(content)
    for number, cell in enumerate(book["cells"]):
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            yield _cell_leaf(file, book, number, "code", {**cell, "source": f"{source}  # anew"})
            tags = cell["metadata"].get("tags", [])
            yield _cell_leaf(file, book, number, "tags", {**cell, "metadata": {"tags": [*tags, "remove-cell"]}})
        elif source.startswith("---"):
            for key, texts in _yaml_values(source.strip().strip("-")):
                cells = [{**cell, "source": f"---\n{text}---\n"} for text in texts]
                yield Leaf(file, f"head.{key}", tuple(_with_cell(book, number, other) for other in cells))
        else:
            yield _cell_leaf(file, book, number, "words", {**cell, "source": f"{source} Anew."})


def _cell_leaf(file: str, book: Mapping[str, Any], number: int, key: str, cell: Mapping[str, Any]) -> Leaf:
    return Leaf(file, f"{key}[{number}]", (_with_cell(book, number, cell),))


def _with_cell(book: Mapping[str, Any], number: int, cell: Mapping[str, Any]) -> str:
    cells = [cell if index == number else other for index, other in enumerate(book["cells"])]
    return json.dumps({**book, "cells": cells}, indent=1, ensure_ascii=False)
