"""The review file of a piece, `<slug>.review.yaml`: its approvals, its notes, and when it was published.

Readers never see any of it. The fields of a note's target are named as in the TextQuoteSelector of W3C's Web
Annotation model.
"""

from __future__ import annotations

import re
from typing import Annotated

import yaml
from pydantic import AfterValidator, ConfigDict, Field, PlainSerializer, model_validator

from dashboard.core.dates import Moment
from dashboard.core.finding import Finding
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Record, StrictModel, read_yaml_bytes
from dashboard.data.descriptor import Slug

ENDING = ".review.yaml"
MAX_TEXT_LENGTH = 10_000
"""Highest number of characters of a note, a reply or a suggestion. What is longer belongs into a file of its own."""
CONTEXT_LENGTH = 32
"""How many characters before and after a quotation are kept with it, to find it again."""
MAX_FILE_BYTES = 4 * 1024 * 1024
"""Highest number of bytes of a review file. A thousand long notes have fewer."""
CONFLICT_MARKERS = ("<<<<<<< ", "=======", ">>>>>>> ")
"""The beginnings of the lines that git writes between versions that it could not merge."""

Timestamp = Annotated[Moment, PlainSerializer(lambda at: at.isoformat(timespec="seconds"))]
Words = Annotated[str, Field(min_length=1, max_length=MAX_TEXT_LENGTH)]


def _validate_digest(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise ValueError("64 hexadecimal digits, as desk approve writes them")
    return text


def _validate_id(text: str) -> str:
    if not re.fullmatch("[a-z0-9-]{1,40}", text):
        raise ValueError("a name of small letters, digits and hyphens")
    return text


def _validate_commit(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{0,64}", text):
        raise ValueError("the name of a commit, as desk publish writes it")
    return text


Digest = Annotated[str, AfterValidator(_validate_digest)]


class Approval(StrictModel):
    """A reviewer says that this text, with these rows, may be published."""

    # Keys stand in a file in the order of the fields. The first and the last key of an item differ from those of its
    # neighbours, so that git, which keeps both sides (.gitattributes), never mixes the lines of two new items.
    by: Slug = Field(description="A reviewer of data/authors/.")
    text_digest: Digest
    data_digest: Digest
    at: Timestamp


class NoteTarget(StrictModel):
    """What a note is about: words of the text, a chart, or a fact."""

    model_config = ConfigDict(str_strip_whitespace=False)  # (the blank between prefix and words belongs to the prefix)

    exact: str = Field(default="", max_length=MAX_TEXT_LENGTH, description="The words, as readers see them.")
    prefix: str = Field(default="", max_length=4 * CONTEXT_LENGTH, description="What stands before them.")
    suffix: str = Field(default="", max_length=4 * CONTEXT_LENGTH, description="What stands behind them.")
    chart: Slug | None = Field(default=None, description="The id of a chart.")
    fact: Annotated[str, Field(min_length=1, max_length=500)] | None = Field(
        default=None, description="What a fact's link names, without 'fact:'."
    )

    @model_validator(mode="after")
    def _require_something(self) -> NoteTarget:
        if not (self.exact.strip() or self.chart or self.fact):
            raise ValueError("'exact', 'chart' or 'fact'")
        return self


class Reply(StrictModel):
    """An answer to a note."""

    at: Timestamp
    by: Slug
    body: Words


class Resolution(StrictModel):
    """Who closed a note, and when."""

    by: Slug
    at: Timestamp


class Note(StrictModel):
    """A remark on a piece. Its words are text, never HTML."""

    id: Annotated[str, AfterValidator(_validate_id)] = Field(description="Its name within the file.")
    by: Slug
    target: NoteTarget
    body: Words
    suggestion: Annotated[str, Field(max_length=MAX_TEXT_LENGTH)] | None = Field(
        default=None, description="What shall stand in place of the words quoted; empty to take them out."
    )
    replies: list[Reply] = []
    resolved: Resolution | bool = False
    at: Timestamp

    @property
    def open(self) -> bool:
        """Whether nobody has resolved it."""
        return not self.resolved


class Publication(StrictModel):
    """What was published, and when."""

    at: Timestamp
    text_digest: Digest
    data_digest: Digest
    commit: Annotated[str, AfterValidator(_validate_commit)] = Field(
        default="", description="Of git; empty without one."
    )


class Review(StrictModel):
    """The content of a review file."""

    approvals: list[Approval] = []
    notes: list[Note] = []
    published: Publication | None = None
    republished: list[Publication] = Field(default=[], description="What went out later; the first day stays.")

    @model_validator(mode="after")
    def _require_unique_ids(self) -> Review:
        seen: set[str] = set()
        for note in self.notes:
            if note.id in seen:
                raise ValueError(f"notes with an id of their own ('{note.id}' stands there twice)")
            seen.add(note.id)
        return self

    @property
    def open_notes(self) -> list[Note]:
        """The notes that nobody has resolved."""
        return [note for note in self.notes if note.open]

    @property
    def digests(self) -> set[str]:
        """The digests of the texts and rows that were approved or published."""
        publications = [*self.republished, *([self.published] if self.published else [])]
        pairs = [(approval.text_digest, approval.data_digest) for approval in self.approvals]
        pairs += [(publication.text_digest, publication.data_digest) for publication in publications]
        return {digest for pair in pairs for digest in pair}

    @property
    def last_published(self) -> Publication | None:
        """The last publication; None if the piece was never published."""
        publications = [*self.republished, *([self.published] if self.published else [])]
        return max(publications, key=lambda publication: publication.at, default=None)

    def with_note(self, changed: Note) -> Review:
        """The same review with another version of one of its notes."""
        notes = [changed if note.id == changed.id else note for note in self.notes]
        return self.model_copy(update={"notes": notes})

    def with_publication(self, publication: Publication) -> Review:
        """The same review with a publication added. If the last one lacked only its commit, that is filled in."""
        last = self.last_published
        if last is None:
            return self.model_copy(update={"published": publication})
        if (last.text_digest, last.data_digest) != (publication.text_digest, publication.data_digest):
            return self.model_copy(update={"republished": [*self.republished, publication]})
        filled = last.model_copy(update={"commit": publication.commit})
        republished = [filled if item is last else item for item in self.republished]
        first = filled if self.published is last else self.published
        return self.model_copy(update={"published": first, "republished": republished})

    def note(self, id: str) -> Note:
        """The note with an id.

        Raises:
            LookupError: there is none.
        """
        for note in self.notes:
            if note.id == id:
                return note
        raise LookupError(id)


EMPTY = Review()
"""The review of a piece that has no review file."""


def read_record(content: bytes, path: str, findings: list[Finding]) -> Record | None:
    """Read the keys of a review file.

    Args:
        content: the bytes of the file.
        path: the file's path, for findings.
        findings: gets what is wrong.

    Returns:
        The keys with their places; None if the file cannot be read.
    """
    if len(content) > MAX_FILE_BYTES:
        message = f"Read {len(content)} bytes; a review file has at most {MAX_FILE_BYTES}."
        findings.append(Finding(id="review-too-long", path=path, message=message, hint="Look for what was pasted."))
        return None
    if not content.strip():
        return Record(path, {}, {(): (1, 1)})
    lines = content.decode(errors="replace").split("\n")
    if marker_line := next((number for number, line in enumerate(lines, 1) if line.startswith(CONFLICT_MARKERS)), None):
        message = "Two versions stand here that git could not merge."
        hint = "Keep the items of both: mostly it is enough to delete the lines <<<<<<<, ======= and >>>>>>>."
        findings.append(Finding(id="merge-conflict", path=path, line=marker_line, message=message, hint=hint))
        return None
    return read_yaml_bytes(content, path, findings)


def read_review(content: bytes, path: str, findings: list[Finding]) -> Review | None:
    """Read a review file.

    Args:
        content: the bytes of the file.
        path: the file's path, for findings.
        findings: gets what is wrong.

    Returns:
        The review; None if something in the file is wrong.
    """
    record = read_record(content, path, findings)
    return validate(Review, record, findings) if record else None


def write_review(review: Review) -> str:
    """The text of a review file.

    Items stand in the order in which they were added, so that git merges items that two people have added.
    """
    content = review.model_dump(mode="json", exclude_defaults=True)
    for note in content.get("notes", []):
        note["target"] = _OneLineMapping(note["target"])
    return yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9) if content else ""


class _OneLineMapping(dict[str, str]):
    """A mapping that is written in one line.

    With it two notes on the same words have few neighbouring lines in common, and git does not take them for one note.
    """


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as a block of lines."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(
    _OneLineMapping, lambda dumper, mapping: dumper.represent_mapping("tag:yaml.org,2002:map", mapping, flow_style=True)
)
