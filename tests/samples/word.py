"""Word files, written by hand: the least that Word and pandoc read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from dashboard.word.read_word import WordText, read_word

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = f"""
xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_OFFICE}"
xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"
"""
PLAIN = """<w:document {namespaces}><w:body>{body}</w:body></w:document>"""
_STYLES = {
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Author": "Author",
    "berschrift1": "heading 1",
    "berschrift2": "heading 2",
    "Verzeichnis1": "toc 1",
}
"""The styles of a German Word: its ids, and the names that are the same in all languages."""


def docx(body: str, parts: Mapping[str, str | bytes] | None = None, links: Mapping[str, str] | None = None) -> bytes:
    """A Word file.

    Args:
        body: the XML of its paragraphs, or of the whole document.
        parts: others by name, such as `word/footnotes.xml`; XML parts whose root has a place for `{namespaces}`.
        links: what the text refers to besides these: targets by their ids; addresses with `:` are outside.
    """
    parts = parts or {}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in _STYLES.items()
    )
    kinds = ("styles", "footnotes", "endnotes", "comments", "commentsExtended", "numbering", "header", "footer")
    targets = {f"k-{kind}": (kind, f"{kind}.xml") for kind in kinds if kind == "styles" or f"word/{kind}.xml" in parts}
    targets |= {id: ("image", target) for id, target in (links or {}).items()}
    relationships = "".join(
        f'<Relationship Id="{id}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode="External"' if ':' in target else ''}/>"
        for id, (kind, target) in targets.items()
    )
    relationships = f'<Relationships xmlns="{_PACKAGE}/relationships">{relationships}</Relationships>'
    document = body if body.lstrip().startswith("<?xml") else PLAIN.replace("{body}", body)
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f"""<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml"
            ContentType="application/xml"/><Default Extension="rels"
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>""",
        "_rels/.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"
            Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>""",
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relationships,
        "word/styles.xml": f"<w:styles {{namespaces}}>{styles}</w:styles>",
        **parts,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content.replace("{namespaces}", NAMESPACES) if isinstance(content, str) else content)
    return target.getvalue()


def paragraph(words: str, style: str = "") -> str:
    """A paragraph of words, or of runs as XML."""
    runs = words if words.startswith("<") else run(words)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>' if style else f"<w:p>{runs}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Words with properties such as `<w:vanish/>`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def picture(id: str, alt: str = "", crop: str = "") -> str:
    """A run with a picture."""
    return f"""<w:r><w:drawing><wp:inline><wp:docPr id="1" name="C:\\secret\\x.png" descr="{alt}"/><a:graphic>
        <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>
        <a:blip r:embed="{id}"/>{crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>
        </w:r>"""


def read(body: str, **parts: str | bytes) -> WordText:
    """What is read of a Word file with a body and other parts, such as `footnotes`."""
    return read_word(docx(body, {f"word/{name}.xml": content for name, content in parts.items()}), "x.docx")


def said(text: WordText) -> str:
    """What is said of a Word file, line by line."""
    return "\n".join(finding.message for finding in text.findings)
