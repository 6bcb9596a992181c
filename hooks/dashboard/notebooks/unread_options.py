"""What other programs hide of a cell, and readers get here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

from dashboard.core.lazy_re import lazy_re

_HEAD = lazy_re(r"\A(?:[ \t]*(?:#[^\n]*)?(?:\n|\Z))*+")
"""The remarks with which a cell begins."""
_OPTION = lazy_re(r"^#[ ]?\|[ ]*(?P<key>include|eval|output|echo)[ ]*:[ ]*(?:false|no)[ ]*$", re.M | re.I)
_REMARK = lazy_re(r"^#[ ]*(?:\|[ ]*)?hide(?P<part>_input|_output)?[ ]*$", re.M)
_CURES = {
    "include": "remove-cell",
    "output": "remove-output",
    "echo": "remove-input",
    "": "remove-cell",
    "_input": "remove-input",
    "_output": "remove-output",
}
"""The tag that does the same, by the option of Quarto or the end of a remark of nbdev and fastpages."""
_TAGS = {
    **dict.fromkeys(("remove_cell", "hide", "hidden", "exclude", "no-show", "noshow"), "remove-cell"),
    "remove_input": "remove-input",
    "remove_output": "remove-output",
    "hide_output": "hide-output",
    "hide_cell": "hide-cell",
}
"""The tag that is read here, by one of another program."""


def unread_options(
    source: str, is_code: bool, metadata: Mapping[str, Any], tags: Set[str]
) -> Iterator[tuple[str, str]]:
    """What a cell says to other programs about what should not be shown, each with what to do.

    Args:
        source: of the cell.
        is_code: whether it is a code cell.
        metadata: of the cell.
        tags: of the cell.
    """
    asked = [(f"the tag {tag}", _TAGS[tag]) for tag in sorted(tags & _TAGS.keys())]
    jupyter = metadata.get("jupyter")
    if metadata.get("_kg_hide-output") is True or (isinstance(jupyter, dict) and jupyter.get("outputs_hidden") is True):
        asked.append(("that its outputs are hidden", "hide-output"))
    if metadata.get("nbsphinx") == "hidden":
        asked.append(('"nbsphinx": "hidden"', "remove-cell"))
    head = _HEAD.match(source)
    remarks = head[0] if head and is_code else ""
    for option in _OPTION.finditer(remarks):
        if option["key"].lower() == "eval":
            yield option[0], "Make it a Markdown cell, with ```python before and ``` behind the code."
        else:
            asked.append((option[0], _CURES[option["key"].lower()]))
    asked += [(remark[0], _CURES[remark["part"] or ""]) for remark in _REMARK.finditer(remarks)]
    for written, tag in asked:
        if tag not in tags and "remove-cell" not in tags:
            yield written, f"Give it the tag {tag}."
