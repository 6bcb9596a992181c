"""Fields that hold no words, signs of odd fonts, and changes of what is no word: each is told."""

from __future__ import annotations

import pytest

from tests.samples.word import paragraph, read, run, said


def field(instruction: str, form: str = "", result: str = "") -> str:
    """A field as Word writes it: what kind of form it is, and what it shows."""
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}' if result else ""
    return f"""<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>
        <w:r><w:instrText> {instruction} </w:instrText></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>"""


def between(inside: str) -> str:
    return paragraph(f"{run('so ')}{inside}{run(' it is')}")


@pytest.mark.parametrize(
    ("instruction", "what"),
    [
        ("EQ \\f(1;2)", "a formula that Word draws (a field EQ)"),
        ('SYMBOL 183 \\f "Symbol"', "a sign that Word draws (a field SYMBOL)"),
        ("LISTNUM", "a number that Word counts"),
    ],
)
def test_where_a_field_draws_something_stands_a_remark(instruction: str, what: str) -> None:
    text = read(between(field(instruction)))
    assert text.markdown == f"so {{>>Here stood {what}.<<}} it is\n"
    assert said(text) == f"Here stood {what}."


def test_a_field_with_words_shows_them() -> None:
    text = read(between(field("LISTNUM", result="7.")))
    assert (text.markdown, said(text)) == ("so 7. it is\n", "")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Oil"/><w:listEntry w:val="Gas"/></w:ddList>', "Gas"),
        ('<w:ddList><w:listEntry w:val="Oil"/></w:ddList>', "Oil"),
        ('<w:ddList><w:result w:val="9"/></w:ddList>', ""),
    ],
)
def test_what_is_ticked_or_chosen_in_a_form_is_written(form: str, words: str) -> None:
    assert read(between(field("FORM", form))).markdown == " ".join(f"so {words} it is".split()) + "\n"


def test_a_field_that_only_asks_for_words_is_told() -> None:
    assert said(read(between(field("MACROBUTTON NoMacro [Name]")))).startswith("1 form field that nobody filled in")


@pytest.mark.parametrize(
    "instruction",
    ["ADDIN ZOTERO_ITEM CSL_CITATION {}", "ADDIN CSL_CITATION {}", "ADDIN EN.CITE <x/>", "CITATION Kim24"],
)
def test_a_citation_by_a_reference_manager_is_told(instruction: str) -> None:
    text = read(between(field(instruction.replace("<x/>", "&lt;x/>"), result="(Kim 2024)")))
    assert text.markdown == "so (Kim 2024) it is\n"
    assert said(text) == "1 citation by a reference manager: kept as plain words."


def test_a_sign_that_only_its_font_knows_is_told() -> None:
    sign = '<w:r><w:sym w:font="{}" w:char="F041"/></w:r>'
    assert read(between(sign.format("Wingdings"))).markdown == "so ✌ it is\n"
    assert said(read(between(sign.format("House Signs")))) == "Here stood a sign of the font House Signs."


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            paragraph(run("x", '<w:i/><w:rPrChange w:id="1" w:author="S"><w:rPr/></w:rPrChange>')),
            "1 tracked change of how something looks",
        ),
        (
            f'<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr/></w:pPrChange></w:pPr>{run("x")}</w:p>',
            "1 tracked change of how something looks",
        ),
        (
            '<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>',
            "1 tracked cell of a table",
        ),
    ],
)
def test_a_tracked_change_of_something_else_than_words_is_told(body: str, told: str) -> None:
    assert said(read(body)).startswith(told)


@pytest.mark.parametrize(
    ("colour", "told"), [("FF0000", "1 paragraph with words in red"), ("C00000", "1 paragraph with"), ("1F4E79", "")]
)
def test_words_in_red_are_told(colour: str, told: str) -> None:
    text = read(between(run("check this", f'<w:color w:val="{colour}"/>') + run(" and", '<w:color w:val="auto"/>')))
    assert text.markdown == "so check this and it is\n"
    assert said(text).startswith(told)
    assert bool(said(text)) == bool(told)


@pytest.mark.parametrize(("line", "told"), [("single", True), ("words", True), ("none", False)])
def test_underlined_words_are_told(line: str, told: bool) -> None:
    text = read(between(run("very", f'<w:u w:val="{line}"/>') + run("!", f'<w:u w:val="{line}"/>')))
    assert text.markdown == "so very! it is\n"
    assert said(text) == ("1 paragraph with underlined words: written like all others." if told else "")


@pytest.mark.parametrize(
    "link",
    [
        '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ],
)
def test_links_are_underlined_and_not_told(link: str) -> None:
    underlined = run("very", '<w:u w:val="single"/>')
    assert "underlined" not in said(read(between(link.format(underlined))))


def test_a_watermark_is_told() -> None:
    drawn = paragraph('<w:r><w:pict><v:shape><v:textpath string="CONFIDENTIAL"/></v:shape></w:pict></w:r>')
    header = f"<w:hdr {{namespaces}}>{drawn}</w:hdr>"
    assert said(read(paragraph("x"), header=header)) == "At the head or the foot of the pages stands 'CONFIDENTIAL'."
