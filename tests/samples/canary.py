"""A site in which every piece that is not public holds words that stand nowhere else, and the search for them.

One piece for each reason not to be public, as Markdown and as a notebook; each has its own author, dataset, charts,
pictures, facts, notes. Of two public pieces it is made sure that their words are found, so that the search can fail.
"""

from __future__ import annotations

import datetime
import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

import duckdb
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from dashboard.edition.prepare_edition import prepare_edition
from dashboard.review.note import FirstNote, NoteStep, NoteTarget
from dashboard.review.review import Approval
from dashboard.review.review_store import write_file
from tests.samples.git import git
from tests.samples.logos import WORDMARK, with_logo
from tests.samples.reviews import approval, publication, review_files
from tests.samples.site import HEAD, SITE, notebook_text, write_files

SECRET = "zqsecret"
OPEN = "zqopen"
APPROVER = f"{SECRET}-approver"
"""Who approves. Where the site does not say so, readers are not told of it."""
AT = datetime.datetime(2026, 11, 25, 1, 0, tzinfo=datetime.UTC)
SEEN = datetime.datetime(2026, 1, 3, 1, 0, tzinfo=datetime.UTC)
"""When the publication of the withdrawn pieces was recorded."""
STATES = {
    "draft": "status: draft",
    "review": "status: review",
    "approved": "status: approved",
    "future": "status: published",
    "embargoed": "status: published\nannounce: true\nembargo: 2099-01-01T06:00+01:00",
    "announced": "status: published\nannounce: true",
    "unready": "status: published\nannounce: true",
    "unapproved": "status: published",
    "voided": "status: published",
    "moved": "status: published",
    "edited": "status: published",
    "broken": "status: published\nsubtitle: none",
    "withdrawn": "status: published\nwithdrawn: {{date: 2026-01-04, reason: Reason {name}.}}",
    "unseen": "status: published\nwithdrawn: {{date: 2026-01-04, reason: Reason {name}.}}",
}
"""Why a piece is not public, and what its front matter says."""
UNAPPROVED = ("unapproved", "unready", "broken", "draft", "review")
TO_COME = ("future", "announced", "unready")
"""States with a day that is to come. Of the announced piece readers may know title, theme and day, and not its slug."""
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
title: Title {word.replace(SECRET, OPEN) if "announced" in word else name}
kind: comment
standfirst: Standfirst {word}.
authors: [{word}-author, osw-editors]
theme: {OPEN + "md" if kind == "ipynb" or "announced" in word else word}-theme
date: {date}
{status.format(name=name)}
hero: {{image: ../images/{word}-hero.svg, alt: Hero {word}, credit: {word}}}
key_points: [Point {word}.]
corrections: [{{date: 2026-01-02, text: Correction {word}.}}]
tags: [{word}-tag, {OPEN}tag, {OPEN if word.startswith(OPEN) else SECRET}tag]
reviewers: [{SECRET}-reviewer]
related: [{SECRET}draftmd, {SECRET}embargoedipynb, {SECRET}futuremd, {OPEN}{"md" if kind == "ipynb" else "ipynb"}]
formerly: [{name}-old]
---
"""
    keys = f"type: bar\ndata: {word}-data\nx: name\ny: value"
    edit = " {++more++}" if "edited" in word else ""
    body = f"""# Words

Paragraph {word}{edit}, [5](fact:{word}-data/value?name={word}), [5](fact:{word}-fact), a [page]({name}.{kind}).

Others say so, too [see @{word}-work, p. 3].

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
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>{{}}</title>{FOR_PROGRAMS}</svg>'
    return {
        f"docs/analyses/{name}.{kind}": head + body if kind == "md" else notebook(head + body, code),
        f"docs/images/{word}.svg": svg.format(word),
        f"docs/images/{word}-hero.svg": svg.format(word),
        f"docs/{word}-top.svg": svg.format(word),
        f"data/authors/{word}-author.yaml": f"name: Author {word}\ninstitute: osw\nbio: About {word}.\n{EMAILS}",
        f"data/datasets/economy/{word}-data.yaml": descriptor,
        f"data/datasets/economy/{word}-data.csv": f"name,value\n{word},5\nOther,6\n",
        f"data/charts/{word}-shared.yaml": shared,
        f"data/charts/{word}-spare.yaml": shared.replace("-shared", "-spare"),
    }


EMAILS = f"emails: [{SECRET}email@example.org]\n"
"""A key of people who are shown that nobody sees."""
FOR_PROGRAMS = f"<!-- {SECRET}comment --><metadata>{SECRET}metadata</metadata>"
"""What an SVG holds and nobody sees."""
SILENT = ("stderr", "warning")
"""What a cell writes beside its outputs; the words are not in its code, which readers see."""
PHOTOS = ("jpg", "png", "webp", "avif")
"""The endings of the pictures on the public page."""


def notebook(text: str, code: str) -> str:
    """A notebook with words in its metadata, in a cell that is removed, and in what a cell writes to standard error."""
    # (What readers see of the code holds no whole word.)
    silent = [
        f"import sys, warnings\nprint('zq' 'secret{SILENT[0]}', file=sys.stderr)",
        f"warnings.warn('zq' 'secret{SILENT[1]}')",
        "display({'text/html': 'shown', 'application/json': 'zq' 'secretkind'}, raw=True)",
        """svg = '<svg xmlns="http://www.w3.org/2000/svg"><!-- zq' 'secretdrawing --></svg>'""",
        "display({'image/svg+xml': svg}, raw=True)\n# alt: A drawing",
    ]
    removed = (f"print('{SECRET}removed')", {"tags": ["remove-cell"]})
    book = json.loads(notebook_text(text, code, "\n".join(silent), removed))
    for owner in (book, *book["cells"]):
        owner["metadata"] |= {"authors": [{"name": f"{SECRET}author"}], "path": f"/home/{SECRET}path"}
    return json.dumps(book, indent=1, ensure_ascii=False) + "\n"


def photograph(ending: str) -> bytes:
    """A picture with words in its EXIF, and in a comment where the format has one."""
    content, tags, texts = io.BytesIO(), Image.Exif(), PngInfo()
    tags[0x013B] = f"{SECRET}camera"
    texts.add_text("Comment", f"{SECRET}text", zip=True)
    options = {"jpg": {"comment": f"{SECRET}comment"}, "png": {"pnginfo": texts}}.get(ending, {})
    Image.new("RGB", (8, 8), "red").save(content, ending.replace("jpg", "jpeg").upper(), exif=tags, **options)
    return content.getvalue()


def photo_name(ending: str) -> str:
    """The path from docs/ of a picture of the public page."""
    return f"images/{OPEN}photo.{ending}"


def pages() -> dict[str, str | None]:
    """Two pages that are no pieces: a draft, and a public one with a link to a chart that is not there.

    What is wrong with such a link is told with the names of all charts.
    """
    draft, future = f"{SECRET}page", f"{SECRET}futurepage"
    picture = f'<svg xmlns="http://www.w3.org/2000/svg"><title>{draft}</title></svg>'
    words = f"Words {draft}. ![Picture](../images/{draft}.svg)"
    photos = "".join(f"![A field](../{photo_name(ending)})\n\n" for ending in PHOTOS)
    public = (
        f"---\ntitle: Title {OPEN}page\ntags: [{SECRET}head]\n---\n![Linked](../images/linked.svg)\n\n{photos}"
        f"![Alternative](chart:{OPEN}md-shred)\n"
    )
    return {
        f"docs/about/{draft}.md": f"---\ntitle: Title {draft}\nstatus: draft\n---\n{words}\n",
        f"docs/about/{future}.md": f"---\ntitle: Title {future}\ndate: 2099-01-01\n---\nWords {future}.\n",
        f"docs/images/{draft}.svg": picture,
        f"docs/about/{OPEN}page.md": public,
    }


def strays() -> dict[str, str | None]:
    """Files that nothing public uses, and texts that are neither a piece nor a page."""
    misplaced, unused = f"{SECRET}misplaced", f"{SECRET}unused"
    head = f"---\ntitle: {misplaced}\nkind: comment\nstatus: published\n---\n"
    descriptor = piece(unused, "")[f"data/datasets/economy/{unused}-data.yaml"] or ""
    later = f"{SECRET}later"
    piece_of_later = HEAD.replace("A lifeline", later) + f"[5](fact:{later}-data/value?name={later}) {later}.\n"
    return {
        f"docs/analysis/{misplaced}.md": f"{head}Words {misplaced}.\n",
        f"docs/{unused}-internal.md": f"Words {unused}.\n",
        **{f"docs/{unused}.{ending}": unused for ending in ("docx", "pdf", "xlsx", "bak", "svg")},
        f"docs/~${unused}.docx": unused,
        f"docs/images/{unused}.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><title>{unused}</title></svg>',
        f"data/datasets/economy/{unused}-data.yaml": descriptor,
        f"data/datasets/economy/{unused}-data.csv": f"name,value\n{unused},5\n",
        f"data/charts/{unused}-shared.yaml": piece(unused, "")[f"data/charts/{unused}-shared.yaml"],
        f"data/authors/{unused}-author.yaml": f"name: Author {unused}\ninstitute: osw\n",
        f"data/authors/{SECRET}-reviewer.yaml": f"name: Reviewer {SECRET}reviewer\ninstitute: osw\n",
        "data/events.yaml": f"events:\n- {{id: {unused}, date: 2022-02-24, label: {unused}, source: {unused}}}\n",
        # A piece that is published and approved, and waits for its data.
        f"docs/analyses/{later}.md": piece_of_later,
        f"data/datasets/economy/{later}-data.yaml": descriptor.replace(unused, later)
        + "public: true\nembargo: 2099-01-01T06:00+01:00\n",
        f"data/datasets/economy/{later}-data.csv": f"name,value\n{later},5\n",
        # A theme opens with it, and it waits for its data as well.
        f"data/charts/{later}-key.yaml": (piece(later, "")[f"data/charts/{later}-shared.yaml"] or "").replace(
            f"{later}-shared", f"{later}-key"
        ),
    }


def works(named: Iterable[str]) -> str:
    """A bibliography with a work for each piece, and one that no text names. Each has a field that nobody sees."""
    return "".join(
        f"@book{{{word}-work, author = {{Writer {word}}}, title = {{Work {word}}}, year = 2024,\n"
        f"  publisher = {{House {word}}}, url = {{https://example.org/{word}}}, annote = {{{SECRET}annote}}}}\n\n"
        for word in (*named, f"{SECRET}unnamed")
    )


def tiles() -> dict[str, str | None]:
    """Tiles of public data, of data under embargo, and of public data whose chart draws data under embargo."""
    later, both = f"{SECRET}later", f"{SECRET}both"
    marks = "type: bar\nx: name\ny: value\nalt: Bars.\n"
    tables = " UNION ALL ".join(f"SELECT name, value FROM {word}_data" for word in (f"{OPEN}md", later))
    shown = [(f"{OPEN}{kind}", f"{OPEN}{kind}", f"{OPEN}{kind}-shared") for kind in KINDS]
    entries = (
        f"- {{id: {name}-tile, label: Tile {name}, value: {word}-fact, chart: {chart}, theme: {OPEN}md-theme}}\n"
        for name, word, chart in [*shown, (later, later, f"{later}-shared"), (both, f"{OPEN}md", f"{both}-shared")]
    )
    return {
        "data/tiles.yaml": f"tiles:\n{''.join(entries)}",
        f"data/charts/{later}-shared.yaml": f"id: {later}-shared\ntitle: Shared {later}\ndata: {later}-data\n{marks}",
        f"data/charts/{both}-shared.yaml": f"id: {both}-shared\ntitle: Shared {both}\nquery: {tables}\n{marks}",
    }


def site(root: Path, config: str) -> None:
    """Write the whole site; approvals are given to what has them."""
    pieces = {word: STATES[word.removeprefix(SECRET).removesuffix("ipynb").removesuffix("md")] for word in words()}
    public = {f"{OPEN}{kind}": "status: published" for kind in KINDS}
    # A plugin reads the key of a page that no reader gets.
    config = config.replace("  editorial:\n", "  editorial:\n    page_keys: [tags]\n")
    files: dict[str, str | None] = {**SITE, "mkdocs.yml": config, "docs/analyses/lifeline.md": None}
    facts = ""
    for word, status in {**pieces, **public}.items():
        files |= piece(word, status, "2099-01-01" if word.removeprefix(SECRET).startswith(TO_COME) else "2026-01-01")
    for word in (*pieces, *public, f"{SECRET}later"):
        table = f"{word}-data".replace("-", "_")
        facts += f"{word}-fact: {{value: SELECT min(value) FROM {table}, states: Fact {word}., unit: USD bn}}\n"
    files |= pages() | strays() | tiles()
    files["data/facts.yaml"] = facts
    files["data/references.bib"] = works((*pieces, *public))
    themes = "".join(
        f"  - {{slug: {word}-theme, name: Theme {word}, description: Of {word}.}}\n" for word in pieces | public
    )
    named = f"slug: economy, charts: [{OPEN}md-shared, {SECRET}later-key]"
    files["data/themes.yaml"] = f"{SITE['data/themes.yaml']}{themes}".replace("slug: economy", named)
    files["data/institutes/nkk.yaml"] = (SITE["data/institutes/osw.yaml"] or "").replace("OSW", "NKK")
    files |= with_logo(f"<!-- {SECRET}logo -->{WORDMARK}")
    files["data/institutes/stray.svg"] = WORDMARK.replace("<path", f"<title>{SECRET}stray</title><path", 1)
    team = f"members: [{OPEN}md-author, {SECRET}-reviewer]\nemails: [{SECRET}team@example.org]\n"
    files["data/authors/osw-editors.yaml"] = f"{SITE['data/authors/osw-editors.yaml']}{team}"
    files["data/authors/nkk-editors.yaml"] = "name: NKK editors\ninstitute: nkk\ncollective: true\n"
    files[f"data/authors/{APPROVER}.yaml"] = f"name: Reviewer {SECRET}approver\ninstitute: nkk\n"
    write_files(root, {name: text for name, text in files.items() if text is not None})
    outside = root.with_name(f"{root.name}-outside.svg")
    outside.write_text(f"<svg><title>{SECRET}linked</title></svg>", encoding="utf-8")
    (root / "docs/images/linked.svg").symlink_to(outside)
    for ending in PHOTOS:
        (root / "docs" / photo_name(ending)).write_bytes(photograph(ending))
    write_history(root)
    edition = prepare_edition(root / "mkdocs.yml")
    for path, analysis in edition.content.analyses.items():
        name = Path(path).stem
        secret_note = name if not name.startswith(OPEN) else f"{SECRET}note"
        first = FirstNote(by="nkk-editors", target=NoteTarget(exact="Words"), body=f"Note {secret_note}", at=AT)
        given: list[Approval] = []
        if analysis and not name.removeprefix(SECRET).startswith(UNAPPROVED):
            digests = edition.content.approval_status(path).digests
            # Of the one an older text was approved, of the other older rows.
            older = {"text": "0" * 64} if "voided" in name else {"rows": "0" * 64} if "moved" in name else {}
            given = [approval(APPROVER, digests.model_copy(update=older), AT)]
        seen = [publication(at=SEEN)] if "withdrawn" in name else []
        write_files(root, review_files(name, given, {"a": first}, seen))
        if name.startswith(OPEN):
            step = write_file(NoteStep(kind="resolve", by="nkk-editors", at=AT))
            write_files(root, {f"docs/analyses/{name}.review/notes/a/b.yaml": step})


def write_history(root: Path) -> None:
    """Commit versions of a public dataset: one that nothing used, one under embargo for all its time, one in sight."""
    name, now = f"data/datasets/economy/{OPEN}md-data", datetime.datetime.now(datetime.UTC)
    descriptor, rows = ((root / f"{name}.{ending}").read_text(encoding="utf-8") for ending in ("yaml", "csv"))
    end = (now - datetime.timedelta(days=15)).isoformat(timespec="minutes")
    earlier = {
        f"{SECRET}unused": "",
        f"{SECRET}waiting": f"public: true\nembargo: {end}\n",
        f"{OPEN}earlier": "public: true\n",
    }
    for days, (word, keys) in zip((40, 30, 20), earlier.items(), strict=True):
        write_files(root, {f"{name}.yaml": f"{descriptor}{keys}", f"{name}.csv": f"{rows}{word},7\n"})
        _commit(root, name, now - datetime.timedelta(days=days))
    write_files(root, {f"{name}.yaml": descriptor, f"{name}.csv": rows})
    _commit(root, name, now - datetime.timedelta(days=10))


def _commit(root: Path, name: str, at: datetime.datetime) -> None:
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    git(root, "add", f"{name}.yaml", f"{name}.csv")
    git(root, "commit", "-q", "-m", "Data", at=at.isoformat())


def leaks(name: str, content: bytes) -> Iterator[str]:
    """The words of pieces that are not public in a file's name and in what it holds, packed or not."""
    for layer in [name.encode(), *unpacked(content)]:
        yield from (found.decode() for found in re.findall(SECRET.encode() + rb"\w*", layer, re.I))


def unpacked(content: bytes) -> Iterator[bytes]:
    """What a file holds, and what is packed in it: gzip, ZIP (so XLSX), Parquet, texts of a PNG, streams of zlib."""
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield from unpacked(gzip.decompress(content))
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from unpacked(packed.read(name))
    elif content.startswith(b"PAR1"):
        with NamedTemporaryFile(suffix=".parquet") as file:
            Path(file.name).write_bytes(content)
            for query in ("FROM read_parquet($1)", "SELECT value::VARCHAR FROM parquet_kv_metadata($1)"):
                yield str(duckdb.execute(query, [file.name]).fetchall()).encode()
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
