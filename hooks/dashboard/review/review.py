"""What reviewers leave beside a piece, in `<slug>.review.yaml`: approvals and notes; and when it was published.

No reader ever sees any of it. The target of a note is named after the TextQuoteSelector of W3C's Web Annotation model.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, PlainSerializer, model_validator

from dashboard.core.finding import Finding
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Closed, Record, read_yaml_bytes
from dashboard.data.descriptor import Slug

ENDING = ".review.yaml"
LONGEST = 10_000
"""Characters of a note, a reply or a suggestion: more is a text of its own, and belongs into a file of its own."""
AROUND = 32
"""So many characters before and after a quotation are kept beside it, to find it again."""
MOST = 4 * 1024 * 1024
"""Bytes of a review file; a thousand long notes have less."""
MARKERS = ("<<<<<<< ", "=======", ">>>>>>> ")

Moment = Annotated[AwareDatetime, PlainSerializer(lambda at: at.isoformat(timespec="seconds"))]
Words = Annotated[str, Field(min_length=1, max_length=LONGEST)]


def _hexadecimal(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise ValueError("64 hexadecimal digits, as desk approve writes them")
    return text


def _name(text: str) -> str:
    if not re.fullmatch("[a-z0-9-]{1,40}", text):
        raise ValueError("a name of small letters, digits and hyphens")
    return text


def _commit(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{0,64}", text):
        raise ValueError("the name of a commit, as desk publish writes it")
    return text


Digest = Annotated[str, AfterValidator(_hexadecimal)]


class Approval(Closed):
    """Somebody says: this text, with these rows, may go out."""

    # The order of keys in a file is that of the fields. The first and the last are other than its neighbour's, so that
    # git, told to keep both sides (.gitattributes), never weaves two new items into one.
    by: Slug = Field(description="A reviewer of data/authors/.")
    text_digest: Digest
    data_digest: Digest
    at: Moment


class NoteTarget(Closed):
    """What a note is about: words of the text, a chart, or a fact."""

    model_config = ConfigDict(str_strip_whitespace=False)  # (a blank before a quotation is part of what is before it)

    exact: str = Field(default="", max_length=LONGEST, description="The words, as readers see them.")
    prefix: str = Field(default="", max_length=4 * AROUND, description="What stands before them.")
    suffix: str = Field(default="", max_length=4 * AROUND, description="What stands behind them.")
    chart: Slug | None = Field(default=None, description="The id of a chart.")
    fact: Annotated[str, Field(min_length=1, max_length=500)] | None = Field(
        default=None, description="What a fact's link names, without 'fact:'."
    )

    @model_validator(mode="after")
    def _something(self) -> NoteTarget:
        if not (self.exact.strip() or self.chart or self.fact):
            raise ValueError("'exact', 'chart' or 'fact'")
        return self


class Reply(Closed):
    """An answer to a note."""

    at: Moment
    by: Slug
    body: Words


class Resolution(Closed):
    """Who closed a note, and when."""

    by: Slug
    at: Moment


class Note(Closed):
    """Something to look at. It is text, never HTML."""

    id: Annotated[str, AfterValidator(_name)] = Field(description="Its name within the file.")
    by: Slug
    target: NoteTarget
    body: Words
    suggestion: Annotated[str, Field(max_length=LONGEST)] | None = Field(
        default=None, description="What shall stand in place of the words quoted; empty to take them out."
    )
    replies: list[Reply] = []
    resolved: Resolution | bool = False
    at: Moment

    @property
    def open(self) -> bool:
        """Whether it still waits."""
        return not self.resolved


class Publication(Closed):
    """What went out, and when."""

    at: Moment
    text_digest: Digest
    data_digest: Digest
    commit: Annotated[str, AfterValidator(_commit)] = Field(default="", description="Of git; empty without one.")


class Review(Closed):
    """A whole file."""

    approvals: list[Approval] = []
    notes: list[Note] = []
    published: Publication | None = None
    republished: list[Publication] = Field(default=[], description="What went out later; the first day stays.")

    @model_validator(mode="after")
    def _unique(self) -> Review:
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
    def last_published(self) -> Publication | None:
        """What readers were last given."""
        return max([*self.republished, *([self.published] if self.published else [])], key=_at, default=None)

    def note(self, id: str) -> Note:
        """The note of a name.

        Raises:
            LookupError: there is none.
        """
        for note in self.notes:
            if note.id == id:
                return note
        raise LookupError(id)


EMPTY = Review()


def _at(publication: Publication) -> Any:
    return publication.at


def read_record(content: bytes, path: str, findings: list[Finding]) -> Record | None:
    """The keys of a review file; None and findings where it is none."""
    if len(content) > MOST:
        message = f"Read {len(content)} bytes; a review file has at most {MOST}."
        findings.append(Finding(id="review-too-long", path=path, message=message, hint="Look for what was pasted."))
        return None
    if not content.strip():
        return Record(path, {}, {(): (1, 1)})
    lines = content.decode(errors="replace").split("\n")
    if marked := next((number for number, line in enumerate(lines, 1) if line.startswith(MARKERS)), None):
        message = "Two versions stand here that git could not merge."
        hint = "Keep the items of both: mostly it is enough to delete the lines <<<<<<<, ======= and >>>>>>>."
        findings.append(Finding(id="merge-conflict", path=path, line=marked, message=message, hint=hint))
        return None
    return read_yaml_bytes(content, path, findings)


def read_review(content: bytes, path: str, findings: list[Finding]) -> Review | None:
    """A review file; None and findings where something in it is wrong."""
    record = read_record(content, path, findings)
    return validate(Review, record, findings) if record else None


def write_review(review: Review) -> str:
    """The file's text: each item a block, in the order in which they were added, so that git merges two of them."""
    told = review.model_dump(mode="json", exclude_defaults=True)
    for note in told.get("notes", []):
        note["target"] = _OneLine(note["target"])
    return yaml.dump(told, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9) if told else ""


class _OneLine(dict[str, str]):
    """A mapping in one line: two notes on the same words have few neighbouring lines in common, so that git does not
    take these for one."""


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as such."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(
    _OneLine, lambda dumper, told: dumper.represent_mapping("tag:yaml.org,2002:map", told, flow_style=True)
)
