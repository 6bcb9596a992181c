"""Comments of Word files: the words that they are about, their answers, and what is settled."""

from __future__ import annotations

from dashboard.word.read_word import read_word
from tests.samples.word import docx, paragraph, run

START, END = (
    '<w:commentRangeStart w:id="{0}"/>',
    '<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>',
)
BODY = paragraph(
    run("Coal was ")
    + START.format(0)
    + START.format(1)
    + run("a third")
    + END.format(0)
    + END.format(1)
    + run(" of ")
    + START.format(2)
    + run("it.")
    + END.format(2)
)


def comment(id: int, author: str, words: str) -> str:
    text = f'<w:p w14:paraId="0000000{id}">{run(words)}</w:p>'
    return f'<w:comment w:id="{id}" w:author="{author}" w:date="2026-01-01T00:00:00Z">{text}</w:comment>'


COMMENTS = f"""<w:comments {{namespaces}}>{comment(0, "Anna", "Of which year?")}{comment(1, "Jan", "Of 2024.")}
{comment(2, "Eve", "Settled.")}</w:comments>"""
EXTENDED = """<w15:commentsEx {namespaces}>
<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="0"/>
<w15:commentEx w15:paraId="00000002" w15:done="1"/></w15:commentsEx>"""
PARTS = {"word/comments.xml": COMMENTS, "word/commentsExtended.xml": EXTENDED}


def test_comments_know_their_words_answers_and_ends() -> None:
    text = read_word(docx(BODY, PARTS), "x.docx")
    assert text.markdown == "Coal was a third of it.\n"
    said = [(one.author, one.body, one.exact, one.answers, one.settled) for one in text.comments]
    assert said == [
        ("Anna", "Of which year?", "a third", "", False),
        ("Jan", "Of 2024.", "a third", "0", False),
        ("Eve", "Settled.", "it.", "", True),
    ]
    assert (text.comments[0].prefix.strip(), text.comments[0].suffix.strip()) == ("Coal was", "of it.")


def test_older_files_have_no_threads() -> None:
    text = read_word(docx(BODY, {"word/comments.xml": COMMENTS}), "x.docx")
    assert [(one.answers, one.settled) for one in text.comments] == [("", False)] * 3


def test_comments_at_a_point_are_about_no_words() -> None:
    body = paragraph(run("Coal was a third") + '<w:r><w:commentReference w:id="0"/></w:r>' + run(" of it."))
    text = read_word(docx(body, PARTS), "x.docx")
    assert text.markdown == "Coal was a third of it.\n"
    assert [(one.body, one.exact) for one in text.comments] == [("Of which year?", "")]
