"""A site in which every piece that is not public holds words that stand nowhere else, and the search for them.

One piece for each reason not to be public, as Markdown and as a notebook; each has its own author, dataset, charts,
pictures, facts, notes. Of two public pieces it is made sure that their words are found, so that the search can fail.
"""

from __future__ import annotations

import datetime
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from dashboard.edition.prepare_edition import prepare_edition
from dashboard.review.review import Approval, Note, NoteTarget, Publication, Review, write_review
from tests.samples.site import SITE, notebook_text, write_files

SECRET = "zqsecret"
OPEN = "zqopen"
AT = datetime.datetime(2026, 11, 25, 1, 0, tzinfo=datetime.UTC)
SEEN = datetime.datetime(2026, 1, 3, 1, 0, tzinfo=datetime.UTC)
"""When the publication of the withdrawn pieces was recorded."""
STATES = {
    "draft": "status: draft",
    "review": "status: review",
    "approved": "status: approved",
    "future": "status: published",
    "embargoed": "status: published\nembargo: 2099-01-01T06:00+01:00",
    "unapproved": "status: published",
    "voided": "status: published",
    "moved": "status: published",
    "edited": "status: published",
    "broken": "status: published\nsubtitle: none",
    "withdrawn": "status: published\nwithdrawn: {{date: 2026-01-04, reason: Reason {name}.}}",
    "unseen": "status: published\nwithdrawn: {{date: 2026-01-04, reason: Reason {name}.}}",
}
"""Why a piece is not public, and what its front matter says."""
UNAPPROVED = ("unapproved", "broken", "draft", "review")
KINDS = ("md", "ipynb")


def words() -> list[str]:
    """The word of each piece that is not public: letters only, so that no encoding changes it."""
    return [f"{SECRET}{state}{kind}" for state in STATES for kind in KINDS]


def name_of(word: str) -> str:
    """The word in what readers may know of a piece: of one that they could see, slug, title and why it is withdrawn."""
    return word.replace(SECRET, OPEN) if word.startswith(f"{SECRET}withdrawn") else word


def piece(word: str, status: str, date: str = "2026-01-01") -> dict[str, str | None]:
    """A piece with all that is its own, in files that are named after its word."""
    name = name_of(word)
    kind = "ipynb" if word.endswith("ipynb") else "md"
    head = f"""---
title: Title {name}
kind: comment
standfirst: Standfirst {word}.
authors: [{word}-author, osw-editors]
theme: {OPEN + "md" if kind == "ipynb" else word}-theme
date: {date}
{status.format(name=name)}
hero: {{image: ../images/{word}-hero.svg, alt: Hero {word}, credit: {word}}}
key_points: [Point {word}.]
corrections: [{{date: 2026-01-02, text: Correction {word}.}}]
tags: [{word}-tag]
formerly: [{name}-old]
---
"""
    keys = f"type: bar\ndata: {word}-data\nx: name\ny: value"
    edit = " {++more++}" if "edited" in word else ""
    body = f"""# Words

Paragraph {word}{edit}, [5](fact:{word}-data/value?name={word}), [5](fact:{word}-fact), a [page]({name}.{kind}).

![Picture {word}](../images/{word}.svg)

![Top {word}](../{word}-top.svg)

![Alternative {word}](chart:{word}-shared)

```chart
id: {word}-own
{keys}
title: Own {word}
alt: Own alternative {word}.
```
"""
    code = f'''from dashboard import chart
print("{word}")
chart("""id: {word}-code
title: Code {word}
alt: Code alternative {word}.
{keys}
""")'''
    shared = f"id: {word}-shared\ntitle: Shared {word}\nalt: Shared alternative {word}.\n{keys}\n"
    descriptor = f"""title: Dataset {word}
description: Rows of {word}.
schema:
  fields:
    - {{name: name, type: string, title: Name {word}}}
    - {{name: value, type: number, title: Value, unit: USD bn}}
  primaryKey: [name]
sources: [{{name: {word}-source, organization: Source {word}, title: Table {word}}}]
licenses: [{{name: CC-BY-4.0, path: "https://creativecommons.org/licenses/by/4.0/"}}]
updated: 2026-01-20
frequency: annual
maturity: final
how: Counted by {word}.
"""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>{}</title></svg>'
    return {
        f"docs/analyses/{name}.{kind}": head + body if kind == "md" else notebook_text(head + body, code),
        f"docs/images/{word}.svg": svg.format(word),
        f"docs/images/{word}-hero.svg": svg.format(word),
        f"docs/{word}-top.svg": svg.format(word),
        f"data/authors/{word}-author.yaml": f"name: Author {word}\ninstitute: osw\nbio: About {word}.\n",
        f"data/datasets/economy/{word}-data.yaml": descriptor,
        f"data/datasets/economy/{word}-data.csv": f"name,value\n{word},5\nOther,6\n",
        f"data/charts/{word}-shared.yaml": shared,
        f"data/charts/{word}-spare.yaml": shared.replace("-shared", "-spare"),
    }


def pages() -> dict[str, str | None]:
    """Two pages that are no pieces: a draft, and a public one with a link to a chart that is not there.

    What is wrong with such a link is told with the names of all charts.
    """
    draft = f"{SECRET}page"
    picture = f'<svg xmlns="http://www.w3.org/2000/svg"><title>{draft}</title></svg>'
    words = f"Words {draft}. ![Picture](images/{draft}.svg)"
    return {
        f"docs/{draft}.md": f"---\ntitle: Title {draft}\nstatus: draft\n---\n{words}\n",
        f"docs/images/{draft}.svg": picture,
        f"docs/{OPEN}page.md": f"---\ntitle: Title {OPEN}page\n---\nWords.\n\n![Alternative](chart:{OPEN}md-shred)\n",
    }


def site(root: Path, config: str) -> None:
    """Write the whole site; approvals are given to what has them."""
    pieces = {word: STATES[word.removeprefix(SECRET).removesuffix("ipynb").removesuffix("md")] for word in words()}
    public = {f"{OPEN}{kind}": "status: published" for kind in KINDS}
    files: dict[str, str | None] = {**SITE, "mkdocs.yml": config, "docs/analyses/lifeline.md": None}
    facts = ""
    for word, status in {**pieces, **public}.items():
        files |= piece(word, status, "2099-01-01" if "future" in word else "2026-01-01")
        table = f"{word}-data".replace("-", "_")
        facts += f"{word}-fact: {{value: SELECT min(value) FROM {table}, states: Fact {word}., unit: USD bn}}\n"
    files |= pages()
    files["data/facts.yaml"] = facts
    themes = "".join(
        f"  - {{slug: {word}-theme, name: Theme {word}, description: Of {word}.}}\n" for word in pieces | public
    )
    files["data/themes.yaml"] = f"{SITE['data/themes.yaml']}{themes}"
    files["data/institutes/nkk.yaml"] = (SITE["data/institutes/osw.yaml"] or "").replace("OSW", "NKK")
    files["data/authors/nkk-editors.yaml"] = "name: NKK editors\ninstitute: nkk\ncollective: true\n"
    write_files(root, {name: text for name, text in files.items() if text is not None})
    edition = prepare_edition(root / "mkdocs.yml")
    for path, analysis in edition.content.analyses.items():
        name = Path(path).stem
        note = Note(id="a", by="nkk-editors", target=NoteTarget(exact="Words"), body=f"Note {name}", at=AT)
        given: list[Approval] = []
        if analysis and not name.removeprefix(SECRET).startswith(UNAPPROVED):
            approval_status = edition.content.approval_status(path)
            # Of the one an older text was approved, of the other older rows.
            digests = {
                "text_digest": "0" * 64 if "voided" in name else approval_status.text_digest,
                "data_digest": "0" * 64 if "moved" in name else approval_status.data_digest,
            }
            given = [Approval(by="nkk-editors", at=AT, **digests)]
        seen = Publication(at=SEEN, text_digest="0" * 64, data_digest="0" * 64)
        closed = note.model_copy(update={"resolved": True, "body": f"Note {SECRET}note"})
        (root / "docs/analyses" / f"{name}.review.yaml").write_text(
            write_review(
                Review(
                    approvals=given,
                    notes=[closed if name.startswith(OPEN) else note],
                    published=seen if "withdrawn" in name else None,
                )
            ),
            encoding="utf-8",
        )


def leaks(name: str, content: bytes) -> Iterator[str]:
    """The words of pieces that are not public in a file's name and in what it holds, packed or not."""
    for layer in [name.encode(), *unpacked(content)]:
        yield from (found.decode() for found in re.findall(SECRET.encode() + rb"\w*", layer, re.I))


def unpacked(content: bytes) -> Iterator[bytes]:
    """What a file holds, and what is packed in it: gzip, ZIP (so XLSX), the texts of a PNG, streams of zlib."""
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield from unpacked(gzip.decompress(content))
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from unpacked(packed.read(name))
    elif content.startswith(b"\x89PNG"):
        at = 8
        while at < len(content):
            length = int.from_bytes(content[at : at + 4])
            kind, chunk = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
            if kind in (b"zTXt", b"iTXt"):
                yield from (zlib.decompress(chunk[start:]) for start in _streams(chunk))
            at += 12 + length
    elif content.startswith(b"%PDF"):
        yield from (zlib.decompressobj().decompress(content[start:]) for start in _streams(content))


def _streams(content: bytes) -> Iterator[int]:
    """Where streams of zlib begin."""
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content):
        try:
            zlib.decompressobj().decompress(content[found.start() :][:64])
        except zlib.error:
            continue
        yield found.start()
