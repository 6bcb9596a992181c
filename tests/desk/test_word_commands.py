"""`desk import-text` and `desk export --docx`: from Word to a draft, and back."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from dashboard.core.journal import Journal
from dashboard.desk import main
from dashboard.desk.commands import export, import_text
from dashboard.editorial.desk import DeskError
from dashboard.review.review_store import read
from dashboard.word.read_word import read_word
from dashboard.word.xml_part import name, read_xml
from machine.set_up_command import SET_UP
from tests.samples.site import HEAD, SITE, notebook_text, write_files
from tests.samples.word import docx, paragraph, picture, run, said

COMMENTED = f"""<w:p>{run("In 2024 China sold goods worth 115.5 billion dollars, ")}<w:commentRangeStart w:id="0"/>
{run("a third")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>{run(" more.")}</w:p>"""
COMMENTS = f"""<w:comments {{namespaces}}><w:comment w:id="0" w:author="Anna Secret"><w:p w14:paraId="00000001">
{run("Of what?")}</w:p></w:comment></w:comments>"""
SETTLED = '<w15:commentsEx {namespaces}><w15:commentEx w15:paraId="00000001" w15:done="1"/></w15:commentsEx>'
PNG = (
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)
EXTENSIONS = """\
site_name: Tiny
markdown_extensions:
  - footnotes
  - tables
  - pymdownx.superfences
  - pymdownx.critic:
      mode: view
"""
GERMAN = "Der Anteil der Kohle ist nicht mit dem von Öl zu vergleichen, und er wird auch nicht kleiner. " * 2
DRAFT = """\
## What *follows*

Words[^1], {++more++}{--less--} H<sub>2</sub>O and $x_t$.

| Year | Value |
| --- | ---: |
| 2024 | 1 |

- One
- Two

[^1]: Below the **line**.
"""


def two_dots() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (2, 1), "red").save(target, "PNG")
    return target.getvalue()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small site, in the current folder."""
    write_files(tmp_path, SITE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def desk(*arguments: str, refused: bool = False) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code != 0) == refused, result.output
    return result


def test_a_word_file_becomes_a_draft_with_pictures_notes_and_offers(site: Path) -> None:
    body = paragraph("Who buys: the coal", "Title") + COMMENTED + paragraph(picture("p"))
    parts: dict[str, str | bytes] = {"word/comments.xml": COMMENTS, "word/media/i.png": bytes.fromhex(PNG)}
    parts["word/commentsExtended.xml"] = SETTLED
    (site / "in.docx").write_bytes(docx(body, parts, {"p": "media/i.png"}))
    output = desk("import-text", "in.docx", "--author", "osw-editors").output
    draft = (site / "docs/analyses/who-buys-the-coal.md").read_text(encoding="utf-8")
    assert 'title: "Who buys: the coal"' in draft
    assert "status: draft" in draft
    assert "![](../images/who-buys-the-coal/1.png)" in draft
    assert (site / "docs/images/who-buys-the-coal/1.png").read_bytes()
    (note,) = read(site / "docs/analyses/who-buys-the-coal.review")[0].notes
    assert (note.by, note.target.exact, note.body) == ("osw-editors", "a third", "Anna Secret in Word: Of what?")
    assert note.resolved
    assert "Secret" not in draft
    assert "missing-alt" in output
    assert "Write [115.5 billion dollars](fact:trade/value?year=2024" in output

    again = desk("import-text", "in.docx", "--author", "osw-editors", refused=True).output
    assert "is there already" in again
    assert (site / "docs/analyses/who-buys-the-coal.md").read_text(encoding="utf-8") == draft


def test_a_comment_on_no_words_says_behind_which_it_stands(site: Path) -> None:
    body = paragraph(run("Coal was a third") + '<w:r><w:commentReference w:id="0"/></w:r>' + run(" of it."))
    (site / "in.docx").write_bytes(docx(body, {"word/comments.xml": COMMENTS}))
    desk("import-text", "in.docx", "--author", "osw-editors")
    (note,) = read(site / "docs/analyses/in.review")[0].notes
    assert (note.target.whole, note.body) == (True, "Behind “…Coal was a third”. Anna Secret in Word: Of what?")


def test_pictures_of_something_else_are_not_written_over(site: Path) -> None:
    content = docx(paragraph(picture("p")), {"word/media/i.png": bytes.fromhex(PNG)}, {"p": "media/i.png"})
    write_files(site, {"docs/images/in/1.png": "other"})
    (site / "in.docx").write_bytes(content)
    output = desk("import-text", "in.docx", "--author", "osw-editors", refused=True).output
    assert "docs/images/in/1.png: File exists" in output
    assert not (site / "docs/analyses/in.md").exists()


def test_what_was_interrupted_is_finished_with_its_comments(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = COMMENTED + paragraph(picture("p")) + paragraph(picture("p", crop='<a:srcRect r="50000"/>'))
    parts: dict[str, str | bytes] = {"word/comments.xml": COMMENTS, "word/media/i.png": two_dots()}
    (site / "in.docx").write_bytes(docx(body, parts, {"p": "media/i.png"}))
    finish = Journal.finish

    def stopped(journal: Journal) -> bool:
        if journal.is_interrupted and journal._settings.root == site:
            raise KeyboardInterrupt
        return finish(journal)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "finish", stopped)
        desk("import-text", "in.docx", "--author", "osw-editors", refused=True)
    assert not (site / "docs/analyses/in.md").exists()
    output = desk("import-text", "in.docx", "--author", "osw-editors").output
    assert "an import was finished" in output
    assert "1 comment became a note of the review" in output
    assert len(list((site / "docs/images/in").iterdir())) == 2
    assert len(read(site / "docs/analyses/in.review")[0].notes) == 1


def test_where_a_comment_cannot_become_a_note_nothing_is_written(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise DeskError("Not so.")

    (site / "in.docx").write_bytes(docx(COMMENTED, {"word/comments.xml": COMMENTS}))
    monkeypatch.setattr(import_text, "write_notes", refuse)
    assert "Not so." in desk("import-text", "in.docx", "--author", "osw-editors", refused=True).output
    assert not (site / "docs/analyses/in.md").exists()


def test_without_the_package_one_sentence_says_what_to_install(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "in.docx").write_bytes(docx(paragraph("Words.")))
    monkeypatch.setattr("dashboard.word.pandoc.find_spec", lambda name: None)
    output = desk("import-text", "in.docx", "--author", "osw-editors", refused=True).output
    assert f"'pypandoc-binary' is missing. Run {SET_UP}, or pip install -e '.[word]'." in output


def test_what_is_exported_and_imported_is_the_same_text(site: Path) -> None:
    draft = HEAD.replace("published", "draft") + DRAFT
    write_files(site, {"mkdocs.yml": EXTENSIONS, "docs/analyses/lifeline.md": draft})
    desk("export", "lifeline", "--docx")
    desk("export", "lifeline", "--docx", "--out", "two.docx")
    content = (site / "lifeline.docx").read_bytes()
    assert content == (site / "two.docx").read_bytes()
    assert "is there already" in desk("export", "lifeline", "--docx", refused=True).output

    text = read_word(content, "lifeline.docx")
    assert (text.title, text.standfirst) == ("A lifeline", "Trade matters far more to one of the two.")
    assert "OSW editors, 9 May 2025" in text.findings[0].message
    assert b"Draft, not for publication" in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
    assert text.markdown == DRAFT.replace("$x_t$", "\\(x_{t}\\)").replace("---:", "---")
    assert "1 line that desk export wrote: left out, being about that file." in said(text)


def test_a_chart_that_cannot_be_drawn_is_told_as_the_file_lacks_it(site: Path) -> None:
    write_files(site, {"docs/analyses/lifeline.md": HEAD + "Words.\n\n![What it shows](chart:nowhere)\n"})
    output = desk("export", "lifeline", "--docx").output
    assert "unknown-chart There is no chart 'nowhere'" in output


def test_a_notebook_is_run_and_written_with_its_results_and_without_its_code(site: Path) -> None:
    write_files(site, {"docs/analyses/book.ipynb": notebook_text(HEAD, "# They fell", "print(6 * 7)")})
    desk("export", "book", "--docx")
    words = zipfile.ZipFile("book.docx").read("word/document.xml").decode()
    assert ">42<" in words
    assert "print" not in words


def test_pictures_that_a_notebook_makes_come_with_it(site: Path) -> None:
    code = f"from IPython.display import Image, display\ndisplay(Image(bytes.fromhex('{PNG}'), alt='One dot'))"
    write_files(site, {"docs/analyses/book.ipynb": notebook_text(HEAD, "# They fell", code)})
    desk("export", "book", "--docx")
    archive = zipfile.ZipFile("book.docx")
    assert [name for name in archive.namelist() if name.endswith(".png")]


def test_of_a_notebook_that_fails_the_export_says_so(site: Path) -> None:
    write_files(site, {"docs/analyses/book.ipynb": notebook_text(HEAD, "# They fell", "1 / 0")})
    assert "ZeroDivisionError" in desk("export", "book", "--docx").output


def test_a_file_that_cannot_be_read_is_not_taken_for_the_one_to_be_written(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "inter.woff2")

    write_files(site, {"docs/analyses/lifeline.md": HEAD + "Words."})
    monkeypatch.setattr(export, "write_word", refuse)
    output = desk("export", "lifeline", "--docx", refused=True).output
    assert "inter.woff2" in output
    assert "lifeline.docx" not in output


def test_of_an_export_onto_a_full_disk_nothing_is_left(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(site, {"docs/analyses/lifeline.md": HEAD + "Words."})

    class FullDisk(io.FileIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    opened = Path.open

    def open_here(path: Path, mode: str = "r", *more: Any, **others: Any) -> Any:
        return (FullDisk if path.parent == Path() else opened)(path, mode, *more, **others)

    monkeypatch.setattr(Path, "open", open_here)
    output = desk("export", "lifeline", "--docx", refused=True).output
    assert "lifeline.docx cannot be written: No space left on device." in output
    assert [path.name for path in site.iterdir() if "docx" in path.name or path.name.startswith(".tmp-")] == []


def test_a_draft_says_the_language_of_its_words(site: Path) -> None:
    (site / "in.docx").write_bytes(docx(paragraph("Kohle", "Title") + paragraph(GERMAN)))
    desk("import-text", "in.docx", "--author", "osw-editors")
    assert "\nlang: de\n" in (site / "docs/analyses/kohle.md").read_text(encoding="utf-8")


def test_a_word_file_says_its_language_describes_its_pictures_and_has_heads_of_tables(site: Path) -> None:
    text = HEAD.replace("theme:", "lang: de\ntheme:") + DRAFT + "\n![Two dots](../images/dots.png)\n"
    write_files(site, {"mkdocs.yml": EXTENSIONS, "docs/analyses/lifeline.md": text})
    (site / "docs/images").mkdir(exist_ok=True)
    (site / "docs/images/dots.png").write_bytes(two_dots())
    desk("export", "lifeline", "--docx")
    with zipfile.ZipFile(site / "lifeline.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    trees = {name: read_xml(content, name) for name, content in parts.items()}
    document = trees["word/document.xml"]
    assert [each.get("descr") for each in document.iter(name("wp:docPr"))] == ["Two dots"]
    assert document.find(f".//{name('w:tr')}/{name('w:trPr')}/{name('w:tblHeader')}") is not None
    assert document.find(f".//{name('w:footnoteReference')}") is not None
    languages = {each.get(name("w:val")) for each in trees["word/styles.xml"].iter(name("w:lang"))}
    assert languages == {"de"}


def test_a_word_file_names_its_authors_and_the_day_and_nobody_else(site: Path) -> None:
    write_files(site, {"docs/analyses/lifeline.md": HEAD + "Words.\n"})
    desk("export", "lifeline", "--docx")
    with zipfile.ZipFile(io.BytesIO((site / "lifeline.docx").read_bytes())) as archive:
        properties = archive.read("docProps/core.xml").decode()
        words = archive.read("word/document.xml").decode()
    assert "<dc:creator>OSW editors</dc:creator>" in properties
    assert "2025-05-09T00:00:00Z" in properties
    assert "Draft" not in words


def test_a_draft_that_is_too_long_to_be_read_is_written_and_says_so(site: Path) -> None:
    Path("long.docx").write_bytes(docx(paragraph("word " * 5000)))
    result = desk("import-text", "long.docx", "--author", "osw-editors")
    assert "too-complex" in result.output
    assert Path("docs/analyses/long.md").is_file()
