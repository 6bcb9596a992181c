"""Cuts the text of a file into its front matter and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dashboard.core.encoding import decode, with_plain_ends
from dashboard.core.finding import Finding
from dashboard.core.lazy_re import lazy_re
from dashboard.core.text_limits import MAX_TEXT, check_markdown, check_size
from dashboard.core.text_span import TextSpan
from dashboard.core.yaml_record import Record, read_yaml
from dashboard.notebooks.notebook import Notebook, read_notebook
from dashboard.notebooks.notebook_format import first_source

_HEAD = lazy_re(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*\n", re.S | re.M)
"""The front matter with the lines around it; in its group without them."""
_HEAD_LIKE = lazy_re(r"\A\s*(?:(?:-{2,}|[–—―]+)[ \t]*\n\s*[\w-]+[ \t]*:|\+{3}[ \t]*\n\s*[\w-]+[ \t]*=)")
"""The beginning of a text whose author means front matter."""
_DASHES = lazy_re(r"\A\s*([–—―][–—―-]*)[ \t]*\n")
_LATE_HEAD = lazy_re(r"^-{3,}[ \t]*\n(?=\s*[\w-]+[ \t]*:)", re.M)
"""The first line of front matter before which something else stands, such as a heading or a remark."""
_STATE_LIKE = lazy_re(r"^\W{0,9}(?:status|draft|published|embargo|withdrawn)[ \t]*[:=]", re.I | re.M)
_START_OF_BODY = 600
"""Number of characters at the beginning of a text in which nobody writes such a line but as front matter."""


class CutText(NamedTuple):
    """The text of a file, cut into its front matter and the rest."""

    text: str
    """The whole file."""
    notebook: Notebook | None
    """Its cells, if the file is a notebook."""
    parts: list[TextSpan]
    """All parts of its text; a notebook has one for each cell that readers may get."""
    head: Record | None
    """The front matter; None if there is none that can be read."""
    body: list[TextSpan]
    """The parts without the front matter."""
    head_is_broken: bool
    """Whether it begins with front matter that cannot be read."""


def cut_text(content: bytes, path: str, findings: list[Finding], *, is_piece: bool) -> CutText | None:
    """Cut a file into its front matter and the rest.

    Args:
        content: the bytes of the file.
        path: from the root of the repository.
        findings: gets what is wrong.
        is_piece: whether it is a piece, which has to have front matter; of others a line like a status is suspected.

    Returns:
        None if it cannot be read at all.
    """
    text = decode(content, path, findings)
    if text is None:
        return None
    text = with_plain_ends(text)
    notebook = read_notebook(text, path, findings) if path.endswith(".ipynb") else None
    if path.endswith(".ipynb") and notebook is None:
        return None
    parts = cell_parts(notebook) if notebook else [TextSpan(text, 1)]
    size = sum(len(part.text) for part in parts)
    if not check_size(size, path, findings, MAX_TEXT, "characters") or not check_parts(parts, path, findings):
        return None
    head, body = split_front_matter(parts, path, findings)
    if notebook and is_piece and not begins_with_head(parts):  # Where it stands in a later cell, its keys are no prose.
        parts = body = [_without_head(part) for part in parts]
    unread_line = unread_head_line(parts, body, is_piece=is_piece)
    if unread_line:
        findings.append(unread_head(path, unread_line, _dashes(parts[0].text)))
    is_broken = bool(unread_line) or (head is None and begins_with_head(parts))
    return CutText(text, notebook, parts, head, body, is_broken)


def check_parts(parts: Iterable[TextSpan], path: str, findings: list[Finding]) -> bool:
    """Whether all parts of a text can be converted in a reasonable time. The first that cannot is a finding."""
    return all(check_markdown(part.text, path, findings, part.line) for part in parts)


def read_head_and_body(content: bytes, path: str) -> tuple[str, str]:
    """Read a file as plugins of the host know it.

    Args:
        content: the bytes of the file.
        path: the file. A notebook's text is that of its Markdown cells, with a slot for each code cell.

    Returns:
        the front matter with the lines around it, and the rest; both empty where the file cannot be read.
    """
    text = with_plain_ends(decode(content, path, []) or "")
    if path.endswith(".ipynb"):
        notebook = read_notebook(text, path, [])
        text = "\n\n".join(part.text for part in cell_parts(notebook)) if notebook else ""
    head = _HEAD.match(text)
    return (head[0], text[head.end() :]) if head else ("", text)


def cell_parts(notebook: Notebook) -> list[TextSpan]:
    """A notebook as the parts of one text: its Markdown cells, and a slot for each code cell, with line 0."""
    parts = []
    for cell in notebook.cells:
        if cell.kind == "markdown":
            parts.append(TextSpan(cell.source, cell.line, cell.column, "cell"))
        elif cell.kind == "code":
            parts.append(TextSpan(f'<div class="cell-slot" data-cell="{cell.number}"></div>', 0))
    return parts


def split_front_matter(
    parts: list[TextSpan], path: str, findings: list[Finding]
) -> tuple[Record | None, list[TextSpan]]:
    """Cut a text into its front matter and the rest.

    Args:
        parts: of the file.
        path: the file.
        findings: gets what is wrong with the YAML.

    Returns:
        The front matter, None if there is none that can be read; and the parts without it.
    """
    if not parts:
        return None, parts
    first = parts[0]
    front_matter = match_head(first.text)
    if not front_matter or not first.line:
        return None, parts
    head = read_yaml(front_matter[1], path, findings, first.line + 1, first.column)
    return head, [_without_head(first), *parts[1:]]


def match_head(text: str) -> re.Match[str] | None:
    """The front matter at the beginning of a text, which may end with it; in group 1 without the lines around it."""
    return _HEAD.match(f"{text}\n")


def _without_head(part: TextSpan) -> TextSpan:
    """A part without the front matter at its beginning, if there is any."""
    head = match_head(part.text)
    return replace(part, text=part.text[head.end() :], line=part.line + head[0].count("\n")) if head else part


def begins_with_head(parts: Sequence[TextSpan]) -> bool:
    """Whether a text begins with front matter that has an end."""
    return bool(parts) and match_head(parts[0].text) is not None


def unread_head_line(whole: Sequence[TextSpan], body: Sequence[TextSpan], *, is_piece: bool) -> int:
    """The line at which a text means to have front matter, or more of it, where none is read; 0 if there is none.

    Args:
        whole: the parts of the file.
        body: those without the front matter.
        is_piece: whether it is a piece. Of others, no line at the start may look like a status.
    """
    if not is_piece and body and _STATE_LIKE.search(body[0].text[:_START_OF_BODY]):
        return 1
    if not whole or begins_with_head(whole):
        return 0
    first = whole[0]
    late = _LATE_HEAD.search(first.text, 0, _START_OF_BODY) if is_piece else None
    if late:
        return first.line + first.text.count("\n", 0, late.start())
    return 1 if _HEAD_LIKE.match(first.text) else 0


def _dashes(text: str) -> str:
    """The first line of a text, if it is one of dashes in place of hyphens; else three hyphens."""
    dashes = _DASHES.match(text)
    return dashes[1] if dashes else "---"


def unread_head(path: str, line: int, read: str) -> Finding:
    """The finding for front matter that is not read, and begins at a line.

    Args:
        path: the file.
        line: where the front matter begins.
        read: the line that begins it: three hyphens, or the dashes that a program made of them.
    """
    message = f"Read a line '{read}' and keys; expected '---' as the very first line, and a line '---' after the keys."
    hint = "Take out what stands before the first '---', or add the second; write TOML ('+++') as YAML."
    if read != "---":
        hint = f"Write three hyphens, ---, in place of {read} on both lines: a program made dashes of them."
    return Finding(id="unread-head", path=path, line=line, message=message, hint=hint)


def plain_status(content: bytes, path: str) -> str:
    """The status that a file names at its beginning, valid or not. The rest of it may be no text and no notebook.

    Args:
        content: the bytes of the file.
        path: from the root of the repository.

    Returns:
        empty if none can be read.
    """
    text = with_plain_ends(content.decode("utf-8-sig", errors="replace"))
    head = _HEAD.match(first_source(text) if path.endswith(".ipynb") else text)
    record = read_yaml(head[1], path, []) if head else None
    return str(record.data.get("status") or "") if record else ""


def read_front_matter(content: bytes, path: str) -> Record | None:
    """Read only the front matter of a file, such as an old version of a piece.

    Args:
        content: the bytes of the file.
        path: from the root of the repository.

    Returns:
        None if the file has none that can be read.
    """
    text = with_plain_ends(decode(content, path, []) or "")
    notebook = read_notebook(text, path, []) if path.endswith(".ipynb") else None
    parts = cell_parts(notebook) if notebook else [TextSpan(text)]
    return split_front_matter(parts, path, [])[0]
