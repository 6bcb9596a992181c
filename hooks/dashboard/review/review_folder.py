"""The folder of a review, `<slug>.review/`: which files it holds, and what they say.

Every file is written once, under a name that no other branch chooses. So git merges two folders without meeting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace
from pydantic import BaseModel

from dashboard.core.finding import Finding, Severity
from dashboard.core.frozen import Frozen
from dashboard.core.guard import guarding
from dashboard.core.merge_conflict import conflict_finding
from dashboard.core.paths import is_device
from dashboard.core.validation import validate
from dashboard.core.yaml_record import read_yaml_bytes
from dashboard.review.note import FirstNote, NoteStep, note_now
from dashboard.review.publication import Publication
from dashboard.review.review import Approval, Review

ENDING = ".review"
"""How the name of a review's folder ends, after the slug of its piece."""
OLD_ENDING = ".review.yaml"
"""How the file ended that held a whole review before 27 November 2026."""
RECORD_ENDINGS = (".yaml", ".yml")
"""How the names of files end that may hold something that should count."""
MAX_FILE_BYTES = 256 * 1024
"""Highest number of bytes of one file. The longest note has fewer."""
NAMES: dict[str, type[BaseModel]] = {
    r"approvals/(?P<approval>[a-z0-9-]{1,120})\.yaml": Approval,
    r"notes/(?P<note>[a-z0-9-]{1,40})\.yaml": FirstNote,
    r"notes/(?P<note>[a-z0-9-]{1,40})/(?P<step>[a-z0-9-]{1,40})\.yaml": NoteStep,
    r"published-(?P<number>\d+)\.yaml": Publication,
}
"""What a file holds, by its name within the folder."""


def stem_of(path: str) -> str:
    """The path, without its ending, of the piece that a review or a file in it belongs to; empty for other paths."""
    stem, ending, rest = path.partition(ENDING)
    is_review = ending and (rest in ("", ".yaml") or rest.startswith("/"))
    return stem if is_review else ""


class RecordNames(Frozen):
    """The names of the files of a review's records within its folder, in the order in which the Review has them."""

    approvals: tuple[str, ...]
    publications: tuple[str, ...]


@dataclass
class _Parts:
    """What the files of a folder hold, by name."""

    approvals: dict[str, Approval] = field(default_factory=dict)
    publications: dict[str, Publication] = field(default_factory=dict)
    notes: dict[str, FirstNote] = field(default_factory=dict)
    steps: dict[str, dict[str, NoteStep]] = field(default_factory=dict)


def read_folder(
    contents: Mapping[str, bytes | None], folder: str, findings: list[Finding]
) -> tuple[Review, RecordNames]:
    """Read a review. A file that cannot be read does not count, and keeps no other from counting.

    Args:
        contents: the bytes of each file by its name within the folder, such as `notes/261125-0100-9f3c.yaml`; None for
            what is no plain file. The name is empty for a folder that is none.
        folder: the path of the folder, for findings.
        findings: gets what is wrong.

    Returns:
        The review, and the names of the files of its records.
    """
    parts, broken = _Parts(), set[str]()
    for name in sorted(contents):
        broken.add(name)
        path = f"{folder}/{name}" if name else folder
        with guarding(path, findings):
            if _read_file(name, contents[name], path, parts, findings):
                broken.remove(name)
    for note in parts.steps.keys() - parts.notes.keys():
        if f"notes/{note}.yaml" not in broken:
            message = f"There is no note '{note}' that this happened to."
            hint = f"Put the file back: git log -- '{folder}/notes/{note}.yaml'"
            for step in parts.steps[note]:
                path = f"{folder}/notes/{note}/{step}.yaml"
                findings.append(Finding(id="review-file", path=path, message=message, hint=hint))
    approvals = sorted(parts.approvals.items(), key=lambda named: (named[1].at, named[0]))
    notes = [note_now(id, first, parts.steps.get(id, {})) for id, first in parts.notes.items()]
    publications = sorted(parts.publications.items(), key=lambda named: (named[1].at, named[0]))
    review = Review(
        approvals=tuple(approval for _, approval in approvals),
        notes=tuple(sorted(notes, key=lambda note: (note.at, note.id))),
        publications=tuple(publication for _, publication in publications),
    )
    return review, RecordNames(tuple(name for name, _ in approvals), tuple(name for name, _ in publications))


def _read_file(name: str, content: bytes | None, path: str, parts: _Parts, findings: list[Finding]) -> bool:
    """Read one file into the parts. False if it cannot be read; then there is a finding."""
    matches = ((re.fullmatch(pattern, name), model) for pattern, model in NAMES.items())
    match, model = next(((match, model) for match, model in matches if match), (None, BaseModel))
    if not name:
        message = "This is a file or a link, expected a folder with the notes and approvals of the piece."
        findings.append(
            Finding(id="review-file", path=path, message=message, hint="Delete it, or put the folder back.")
        )
        return False
    if match is None or is_device(name.rpartition("/")[2]):
        message = f"Read the name '{name}', expected approvals/…, notes/… or published-….yaml as the desk writes them."
        # What a system or an editor left there never was a part of the review.
        severity: Severity = "error" if content is None or name.lower().endswith(RECORD_ENDINGS) else "warning"
        hint = "Take it out of this folder."
        findings.append(Finding(id="review-file", severity=severity, path=path, message=message, hint=hint))
        return False
    if content is None:
        message = "This is a link, or may not be opened; expected a file as the desk writes it."
        hint = "Put the file itself in its place, or look at its permissions."
        findings.append(Finding(id="review-file", path=path, message=message, hint=hint))
        return False
    value = _read_model(content, path, model, findings)
    if isinstance(value, Approval):
        if not re.fullmatch(rf"{value.by}-[0-9-]+", match["approval"]):
            message = f"by: read '{value.by}', expected the name with which the file's name begins."
            findings.append(Finding(id="review-file", path=path, message=message, hint="Approve it by desk approve."))
            return False
        parts.approvals[name] = value
    elif isinstance(value, FirstNote):
        parts.notes[match["note"]] = value
    elif isinstance(value, NoteStep):
        parts.steps.setdefault(match["note"], {})[match["step"]] = value
    elif isinstance(value, Publication):
        parts.publications[name] = value
    return value is not None


def _read_model(content: bytes, path: str, model: type[BaseModel], findings: list[Finding]) -> BaseModel | None:
    if len(content) > MAX_FILE_BYTES:
        message = f"Read {len(content)} bytes; a file of a review has at most {MAX_FILE_BYTES}."
        findings.append(Finding(id="review-too-long", path=path, message=message, hint="Look for what was pasted."))
        return None
    if conflict := conflict_finding(content.decode(errors="replace"), path):
        hint = "Nobody changes such a file, so take the version of one side: git checkout --ours (or --theirs) -- FILE"
        findings.append(replace(conflict, hint=hint))
        return None
    record = read_yaml_bytes(content, path, findings)
    return validate(model, record, findings) if record else None
