"""No word of a Word text is lost without a word about it: each stands in the draft, or a finding names it."""

from __future__ import annotations

import pytest

from tests.samples.word import paragraph, read, run, said

WORD = "zqword"
"""What is looked for: no other text has it."""
RUN = run(WORD)
BOX = f"<w:txbxContent>{paragraph(WORD)}</w:txbxContent>"
SHAPE = f'<a:graphic><a:graphicData uri="x/wordprocessingShape"><wps:txbx>{BOX}</wps:txbx></a:graphicData></a:graphic>'
INLINE = {
    "t": RUN,
    "sdt": f"<w:sdt><w:sdtPr/><w:sdtContent>{RUN}</w:sdtContent></w:sdt>",
    "smartTag": f'<w:smartTag w:element="place">{RUN}</w:smartTag>',
    "customXml": f'<w:customXml w:element="x">{RUN}</w:customXml>',
    "ins": f'<w:ins w:id="1" w:author="S">{RUN}</w:ins>',
    "del": f'<w:del w:id="1" w:author="S"><w:r><w:delText>{WORD}</w:delText></w:r></w:del>',
    "moveFrom": f'<w:moveFrom w:id="1" w:author="S">{RUN}</w:moveFrom>',
    "moveTo": f'<w:moveTo w:id="1" w:author="S">{RUN}</w:moveTo>',
    "fldSimple": f'<w:fldSimple w:instr=" DOCPROPERTY x ">{RUN}</w:fldSimple>',
    "fldSimple in ins": f'<w:ins w:id="1" w:author="S"><w:fldSimple w:instr=" REF a ">{RUN}</w:fldSimple></w:ins>',
    "fldSimple in fldSimple": f'<w:fldSimple w:instr="A"><w:fldSimple w:instr="B">{RUN}</w:fldSimple></w:fldSimple>',
    "fldSimple in hyperlink": f'<w:hyperlink w:anchor="a"><w:fldSimple w:instr="REF">{RUN}</w:fldSimple></w:hyperlink>',
    "hyperlink in fldSimple": f'<w:fldSimple w:instr="REF"><w:hyperlink w:anchor="a">{RUN}</w:hyperlink></w:fldSimple>',
    "fldSimple HYPERLINK": f'<w:fldSimple w:instr=" HYPERLINK &quot;https://x.org&quot; ">{RUN}</w:fldSimple>',
    "fldChar": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{RUN}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "fldChar without separate": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{RUN}',
    "fldChar without end": f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{RUN}',
    "hyperlink": f'<w:hyperlink w:anchor="a">{RUN}</w:hyperlink>',
    "ruby base": f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('x')}</w:rt><w:rubyBase>{RUN}</w:rubyBase></w:ruby></w:r>",
    "ruby text": f"<w:r><w:ruby><w:rubyPr/><w:rt>{RUN}</w:rt><w:rubyBase>{run('x')}</w:rubyBase></w:ruby></w:r>",
    "dir": f'<w:dir w:val="rtl">{RUN}</w:dir>',
    "bdo": f'<w:bdo w:val="rtl">{RUN}</w:bdo>',
    "math": f"<m:oMath><m:r><m:t>{WORD}</m:t></m:r></m:oMath>",
    "math paragraph": f"<m:oMathPara><m:oMath><m:r><m:t>{WORD}</m:t></m:r></m:oMath></m:oMathPara>",
    "text in math": f"<m:oMath><m:r><m:rPr><m:nor/></m:rPr><w:t>{WORD}</w:t></m:r></m:oMath>",
    "box": "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
    f"{SHAPE}</w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>",
    "old box": f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>",
    "box in group": f"<w:r><w:drawing><wps:wgp><wps:txbx>{BOX}</wps:txbx></wps:wgp></w:drawing></w:r>",
    "WordArt": f'<w:r><w:pict><v:shape><v:textpath string="{WORD}"/></v:shape></w:pict></w:r>',
    "drawn words": f"<w:r><w:drawing><a:p><a:r><a:t>{WORD}</a:t></a:r></a:p></w:drawing></w:r>",
    "fallback": f"<mc:AlternateContent><mc:Fallback>{RUN}</mc:Fallback></mc:AlternateContent>",
    "subDoc": f'<w:subDoc r:id="x"/>{RUN}',
    "capitals": run(WORD, "<w:caps/>"),
    "unknown": f'<w:unknown xmlns:n="urn:new">{RUN}</w:unknown>',
    "deleted fldSimple": f'<w:del w:id="1" w:author="S"><w:fldSimple w:instr="SEQ">{RUN}</w:fldSimple></w:del>',
    "annotation": f"<w:r><w:annotationRef/><w:t>{WORD}</w:t></w:r>",
    "comment range": f'<w:commentRangeStart w:id="0"/>{RUN}<w:commentRangeEnd w:id="0"/>',
    "a drop-down": f"<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>{RUN}</w:sdtContent></w:sdt>",
}
"""What may stand in a paragraph, with a word in it."""
BETWEEN = {
    "noBreakHyphen": "<w:noBreakHyphen/>",
    "softHyphen": "<w:softHyphen/>",
    "ptab": '<w:ptab w:alignment="right"/>',
    "tab": "<w:tab/>",
    "br": "<w:br/>",
    "page": '<w:br w:type="page"/>',
    "cr": "<w:cr/>",
    "lastRenderedPageBreak": "<w:lastRenderedPageBreak/>",
    "permStart": '</w:r><w:permStart w:id="1"/><w:permEnd w:id="1"/><w:r>',
    "proofErr": '</w:r><w:proofErr w:type="spellStart"/><w:r>',
    "bookmark": '</w:r><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:r>',
    "sym": '<w:sym w:font="Wingdings" w:char="F0E0"/>',
    "pgNum": "<w:pgNum/>",
    "separator": "<w:separator/>",
}
"""What stands between words and is none, or one sign."""
CELL = f"<w:tc>{paragraph(WORD)}</w:tc>"
ROW = f"<w:tr>{CELL}</w:tr>"
BLOCKS = {
    "p": paragraph(WORD),
    "sdt": f"<w:sdt><w:sdtContent>{paragraph(WORD)}</w:sdtContent></w:sdt>",
    "customXml": f'<w:customXml w:element="x">{paragraph(WORD)}</w:customXml>',
    "ins": f'<w:ins w:id="1" w:author="S">{paragraph(WORD)}</w:ins>',
    "moveTo": f'<w:moveTo w:id="1" w:author="S">{paragraph(WORD)}</w:moveTo>',
    "tbl": f"<w:tbl>{ROW}</w:tbl>",
    "sdt around a row": f"<w:tbl><w:sdt><w:sdtContent>{ROW}</w:sdtContent></w:sdt></w:tbl>",
    "sdt around a cell": f"<w:tbl><w:tr><w:sdt><w:sdtContent>{CELL}</w:sdtContent></w:sdt></w:tr></w:tbl>",
    "customXml around a row": f"<w:tbl><w:customXml>{ROW}</w:customXml></w:tbl>",
    "ins around a row": f'<w:tbl><w:ins w:id="1" w:author="S">{ROW}</w:ins></w:tbl>',
    "table in a cell": f"<w:tbl><w:tr><w:tc><w:tbl>{ROW}{ROW}</w:tbl><w:p/></w:tc></w:tr></w:tbl>",
    "merged down": f"<w:tbl>{ROW}<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph(WORD)}</w:tc></w:tr></w:tbl>",
    "heading": paragraph(WORD, "berschrift1"),
    "title": paragraph(WORD, "Title"),
    "subtitle": paragraph(WORD, "Subtitle"),
    "author": paragraph(WORD, "Author"),
    "two titles": paragraph("One", "Title") + paragraph(WORD, "Title"),
    "title below": paragraph("One") + paragraph(WORD, "Title"),
    "fallback": f"<mc:AlternateContent><mc:Fallback>{paragraph(WORD)}</mc:Fallback></mc:AlternateContent>",
    "fldSimple": f'<w:fldSimple w:instr="X">{paragraph(WORD)}</w:fldSimple>',
    "unknown": f"<w:unknown>{paragraph(WORD)}</w:unknown>",
}
"""What may stand in a body, with a word in it."""


@pytest.mark.parametrize("name", INLINE)
def test_a_word_within_a_paragraph_arrives_or_is_named(name: str) -> None:
    text = read(paragraph(run("Before ") + INLINE[name] + run(" after.")))
    assert WORD in text.markdown.lower() + said(text).lower()
    assert text.markdown.startswith("Before ")
    assert "after." in text.markdown or "after" in said(text)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_word_in_a_block_arrives_or_is_named(name: str) -> None:
    text = read(BLOCKS[name] + paragraph("The end."))
    assert WORD in text.title + text.standfirst + text.markdown + said(text)
    assert "The end." in text.markdown


@pytest.mark.parametrize("name", BETWEEN)
def test_no_word_beside_a_sign_is_lost(name: str) -> None:
    text = read(paragraph(f"<w:r><w:t>before</w:t>{BETWEEN[name]}<w:t>after</w:t></w:r>"))
    assert "before" in text.markdown
    assert "after" in text.markdown
    assert ("beforeafter" in text.markdown) is (
        name not in ("noBreakHyphen", "softHyphen", "ptab", "tab", "br", "page", "cr", "sym")
    )
    assert "did not arrive" not in said(text)


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize("is_named", [True, False])
def test_a_word_in_a_note_arrives_or_is_named(kind: str, is_named: bool) -> None:
    mark = f'<w:r><w:{kind}Reference w:id="2"/></w:r>' if is_named else ""
    notes = f'<w:{kind}s {{namespaces}}><w:{kind} w:id="2">{paragraph(WORD)}</w:{kind}></w:{kind}s>'
    text = read(paragraph(run("Before") + mark), **{f"{kind}s": notes})
    assert WORD in text.markdown + said(text)
    assert ("did not arrive" in said(text)) is not is_named


@pytest.mark.parametrize("is_named", [True, False])
def test_a_word_in_a_comment_arrives_or_is_named(is_named: bool) -> None:
    mark = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:commentRangeEnd w:id="0"/>'
    comments = f'<w:comments {{namespaces}}><w:comment w:id="0" w:author="S">{paragraph(WORD)}</w:comment></w:comments>'
    text = read(paragraph(run("Before") + (mark if is_named else "")), comments=comments)
    assert WORD in "".join(comment.body for comment in text.comments) + said(text)
    assert ("did not arrive" in said(text)) is not is_named


def test_fields_keep_their_words_and_links_where_they_stand() -> None:
    field = '<w:fldSimple w:instr="{}">{}</w:fldSimple>'
    share, link = field.format("DOCPROPERTY x", run("34 per cent")), field.format('HYPERLINK "https://x.org/"', RUN)
    link = link.replace('"HYPERLINK "https://x.org/""', "'HYPERLINK \"https://x.org/\"'")
    text = read(paragraph(run("Trade rose by ") + share + run(" in 2024: ") + link))
    assert text.markdown == f"Trade rose by 34 per cent in 2024: [{WORD}](https://x.org/)\n"
    assert not text.findings


def test_a_reading_above_a_word_stands_behind_it() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('Běijīng')}</w:rt><w:rubyBase>{run('北京')}</w:rubyBase></w:ruby></w:r>"
    text = read(paragraph(run("In ") + ruby + run(".")))
    assert text.markdown == "In 北京 (Běijīng).\n"
    assert "1 reading above a word" in said(text)
    assert "did not arrive" not in said(text)


def test_words_in_parts_of_many_forms_are_no_loss() -> None:
    """A word half of which is bold, a letter of another font, a note and a formula within a word."""
    symbol = '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:t>-helix</w:t></w:r>'
    formula = "<m:oMath><m:r><m:t>α=GDP</m:t></m:r></m:oMath>"
    parts = [
        run("Bo", "<w:b/>") + run("ld"),
        symbol,
        run("E") + formula + run("x"),
        run("a") + BETWEEN["bookmark"][6:-5],
    ]
    assert not read("".join(map(paragraph, parts))).findings


def test_a_table_of_contents_within_a_form_takes_nothing_else_with_it() -> None:
    def form(gallery: str, words: str) -> str:
        properties = f'<w:sdtPr><w:docPartObj><w:docPartGallery w:val="{gallery}"/></w:docPartObj></w:sdtPr>'
        return f"<w:sdt>{properties}<w:sdtContent>{words}</w:sdtContent></w:sdt>"

    text = read(form("Cover Pages", form("Table of Contents", paragraph("Who buys 3")) + paragraph("Words.")))
    assert text.markdown == "Words.\n"
    assert said(text) == "1 part of a table of contents: left out: pages of the site make theirs."


def test_each_time_that_a_word_is_lost_is_counted() -> None:
    lost = f"<w:unknown>{RUN}</w:unknown>"
    text = read(paragraph(RUN + run(" and ")) + 3 * paragraph(lost))
    assert said(text) == f"3 words of the text did not arrive: '{WORD} {WORD} {WORD}'."


def test_many_lost_words_are_counted_and_some_are_named() -> None:
    words = " ".join(f"w{number}" for number in range(2_000))
    text = read(paragraph("Before.") + f"<w:unknown>{paragraph(words)}</w:unknown>")
    assert said(text).startswith("2000 words of the text did not arrive: 'w0 w1 w2 ")
    assert said(text).endswith(" …'.")
    assert len(said(text)) < 300


def test_a_blank_at_the_end_of_a_formula_leaves_no_backslash() -> None:
    text = read(paragraph('<m:oMath><m:r><m:t xml:space="preserve">x </m:t></m:r></m:oMath>'))
    assert "\\(x\\)" in text.markdown
