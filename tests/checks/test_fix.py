"""`desk check --fix` corrects what has one right answer, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.checks import repetition
from dashboard.checks.blanking import read_prose
from dashboard.checks.fix import fix_file
from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import issues_to_fix
from dashboard.core.text_span import TextSpan
from dashboard.desk import main
from tests.samples.checked_text import fixed_text
from tests.samples.site import HEAD, SITE, write_files

PIECE = "docs/analyses/lifeline.md"


def fixed(root: Path, text: str, name: str = PIECE, lang: str = "en") -> str:
    return fixed_text(root, text, name, lang)


@pytest.mark.parametrize(
    "unread",
    [f"\n\n{HEAD}", f"Words.\n\n{HEAD}", HEAD.replace("---", "—"), HEAD.removesuffix("---\n")],
    ids=["behind-empty-lines", "behind-words", "between-dashes", "without-end"],
)
def test_keys_that_are_not_read_as_front_matter_stay_as_they_are(tmp_path: Path, unread: str) -> None:
    head = unread.replace("title: ", 'title: "Russia\'s  turn": ').replace("kind: ", "kind:  ")
    assert fixed(tmp_path, f"{head}\nIts  turn.\n") == f"{head}\nIts turn.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Two  spaces.", "Two spaces."),
        ("One\u00a0 two.\u00a0", "One two."),
        ("## A heading \u00a0\n\nWords.", "## A heading\n\nWords."),
        ("| a\u00a0 | b |", "| a | b |"),
        ("The the end.", "The end."),
        ("Paid in his book in his book here.", "Paid in his book here."),
        ("Paid in his book\nin his book here.", "Paid in his book\nhere."),
        ("the the  the end", "the end"),
        ("Out of\nof, and of the of the sea.", "Out of, and of the sea."),
        *[
            (text, text)
            for text in (
                "Write to <a@example.org> or <b@example.org> or call.",
                "The [one] and [one] and [three][one] are.",
                "It rose and [^gone] and [text][] fell, [shortcut] and [Shortcut two].",
                "Duran Duran in Walla Walla, and *Bora* Bora.",
                "The the_end, and the file file_name, and and/or, or/and and.",
                "One 2\tone 2\tone, and it is the  \nthe good, and *the* the good.",
                "When it reached the port the port closed, and the long line the long line of ships.",
                "So very very, very good; bye bye, night night, far far away, what it is is so, 谢谢 谢谢.",
                "Port   Tonnes\n------ ------\nRiga       31\nBaku        7",
            )
        ],
        ("Russia's \"turn\" isn't 'new', the '90s were.", "Russia’s “turn” isn’t ‘new’, the ’90s were."),
        ('["A" link](https://example.org/it\'s "Title")', '[“A” link](https://example.org/it\'s "Title")'),
        ('**"Bold"** and ("brackets")', "**“Bold”** and (“brackets”)"),
        ('![A](a.jpg "T"){ width="100%" loading=lazy .b }', '![A](a.jpg "T"){ width="100%" loading=lazy .b }'),
        ("[A][b]{target=\"_blank\"} *c*{title='d'}", "[A][b]{target=\"_blank\"} *c*{title='d'}"),
        (
            '## Title { data-x="1" #own }\n\nWords\n{: title="{a}" }',
            '## Title { data-x="1" #own }\n\nWords\n{: title="{a}" }',
        ),
        ('Words {in "braces"} and {= "a" =}.', "Words {in “braces”} and {= “a” =}."),
        ('- One\n\n    !!! note "Title"\n        "Words"', '- One\n\n    !!! note "Title"\n        “Words”'),
        ('`code "here"  there` stays', '`code "here"  there` stays'),
        ("Kept - a hyphen.", "Kept - a hyphen."),
        ("<div>\n\n**Strong**\n</div>", '<div markdown="1">\n\n**Strong**\n</div>'),
        ("<div>\n**Strong**\n</div>", '<div markdown="1">\n**Strong**\n</div>'),
        ("<div>\n2 ** 3\n</div>", "<div>\n2 ** 3\n</div>"),
        (
            "<!-- desk: allow doubled-space: a poem -->\nKept  so.",
            "<!-- desk: allow doubled-space: a poem -->\nKept  so.",
        ),
    ],
)
def test_what_has_one_right_answer_is_written(tmp_path: Path, before: str, after: str) -> None:
    assert fixed(tmp_path, HEAD + before + "\n") == HEAD + after + "\n"


@pytest.mark.parametrize(
    ("lang", "after"),
    [("en", "“a ‘b’ c”"), ("pl", "„a ‚b’ c”"), ("de", "„a ‚b‘ c“"), ("sv", "”a ’b’ c”")],
)
def test_quotes_are_those_of_the_language(tmp_path: Path, lang: str, after: str) -> None:
    assert fixed(tmp_path, "\"a 'b' c\"\n", lang=lang) == f"{after}\n"
    assert fixed(tmp_path, f"---\nlang: {lang}\n---\n\"a 'b' c\"\n").endswith(f"{after}\n")


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("pl", "Części I i II oraz oraz III.", "Części I i II oraz III."),
        ("sv", "Hur det är är känt och och klart.", "Hur det är är känt och klart."),
        ("de", "Das, was ist ist, und und mehr.", "Das, was ist ist, und mehr."),
        ("zh", "the the 的 的", "the the 的 的"),
    ],
)
def test_a_word_is_taken_out_where_its_language_never_doubles_it(
    tmp_path: Path, lang: str, before: str, after: str
) -> None:
    assert fixed(tmp_path, f"---\nlang: {lang}\n---\n{before}\n") == f"---\nlang: {lang}\n---\n{after}\n"


def test_front_matter_of_hugo_keeps_its_quotation_marks(tmp_path: Path) -> None:
    text = '+++\ntitle = "It\'s  here"\n+++\n\nWords.\n'
    assert fixed(tmp_path, text) == text


def test_a_title_ends_with_its_last_letter(tmp_path: Path) -> None:
    assert fixed(tmp_path, '---\ntitle: "A title\u202f"\n---\n') == '---\ntitle: "A title"\n---\n'


def test_the_head_and_charts_keep_what_is_no_prose(tmp_path: Path) -> None:
    head = '---\ntitle: "It\'s  here"\nhero: {image: "../a  b.svg", alt: \'x\'}\n---\n'
    chart = "```chart\nid: own\nquery: SELECT 'a  b'\ntitle: It's here\n```\n"
    after = fixed(tmp_path, head + chart)
    assert after == head.replace("It's  here", "It’s here") + chart.replace("It's", "It’s")


def test_a_notebook_keeps_all_but_its_words(tmp_path: Path) -> None:
    cell = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ['It\'s \\ "so"\n', "two  spaces"]}
    code = {
        "cell_type": "code",
        "id": "b",
        "metadata": {},
        "source": ["x = 'two  spaces'"],
        "outputs": [],
        "execution_count": None,
    }
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell, code]}
    before = json.dumps(notebook, indent=3, ensure_ascii=False)
    after = fixed(tmp_path, before, "docs/analyses/a.ipynb")
    assert after == before.replace('It\'s \\\\ \\"so\\"', "It’s \\\\ “so”").replace('"two  spaces"', '"two spaces"')


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_ends_of_lines_stay_as_they_are(tmp_path: Path, end: str) -> None:
    path = tmp_path / "docs" / "a.md"
    path.parent.mkdir()
    text = "\ufeff---\ntitle: 'A \"title\"'\n---\nTwo spaces.\nEnd.\n".replace("\n", end)
    path.write_bytes(text.replace("Two ", "Two  ").encode())
    fix = fix_file(tmp_path, "docs/a.md", KnownNames(), "en")
    assert fix
    fix.write()
    assert path.read_bytes() == text.replace('"title"', "“title”").encode()
    assert [file.name for file in path.parent.iterdir()] == ["a.md"]


def test_a_stray_carriage_return_changes_no_other_end_of_a_line(tmp_path: Path) -> None:
    assert fixed(tmp_path, "Two  spaces.\rMore.\nEnd.\n") == "Two spaces.\nMore.\nEnd.\n"


MARKED = st.sampled_from(
    [
        "and",
        "the",
        "The",
        "Duran",
        "[and]",
        "[and][]",
        "[the](b.md)",
        "[^and]",
        "[@and]",
        "*and*",
        "<i>the</i>",
        "`and`",
        "<and@example.org>",
        "<https://example.org>",
        "and_the",
        "and/the",
        "and-the",
        "$a$",
        "",
        "–",
        "|",
    ]
)


RIGHT = {
    "de": [
        "Auf einem einem Konzern gehörenden Schiff, im im Vertrag genannten Rahmen, vom vom Staat geförderten Werk.",
        "Und von den von den Sanktionen betroffenen Firmen, in der in der Ukraine gelegenen Stadt.",
    ],
    "pl": ["To jest zgodne z z góry ustalonym planem i w w pełni zniszczonym mieście."],
    "sv": ["Bolaget har ett ett år gammalt avtal, av den av den ryska staten ägda banken."],
    "en": ["It matters where the gas came from from 2014 on."],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in RIGHT.items() for text in texts])
def test_words_that_stand_twice_before_a_noun_of_many_words_are_kept(tmp_path: Path, lang: str, text: str) -> None:
    assert fixed(tmp_path, f"{text}\n", lang=lang) == f"{text}\n"


def test_a_german_phrase_before_a_noun_of_many_words_is_no_mistake() -> None:
    prose = read_prose([TextSpan("Sie hilft von den von den Zöllen betroffenen.")], PIECE, KnownNames(), "de")
    assert not [*repetition.repeated_phrase.find_issues(prose)]


@given(st.lists(st.tuples(MARKED, st.sampled_from([" ", " ", ", ", ".", ".\n", "\n", "  \n", ") ", "; "])), max_size=9))
@example([("and", " "), ("<and@example.org>", " "), ("and", " "), ("<and@example.org>", " "), ("and", " ")])
@example([("[and]", " "), ("and", " "), ("[and]", " "), ("and", " ")])
@example([("the", " "), ("the", " "), ("the", ", "), ("the", ".")])
@example([("Duran", " "), ("Duran", ".")])
@example([("and", " "), ("and/the", " ")])
def test_only_a_word_that_stands_twice_with_nothing_between_is_taken_out(words: list[tuple[str, str]]) -> None:
    text = "".join(map("".join, words))
    prose = read_prose([TextSpan(text)], PIECE, KnownNames())
    for issue in repetition.repeated_phrase.find_issues(prose):
        if issue.replacement is not None:
            cut, before, after = text[issue.start : issue.end], text[: issue.start], text[issue.end :]
            assert re.search(rf"(?i)(?<![\w/@]){r'\s+'.join(cut.split())}\s*\Z", before)
            assert re.fullmatch(r"\s*[a-z][a-z\s_-]*", cut)
            assert re.match(r"\s*\Z|[\s,.;:)]|\w", after)
            assert before[-1].isspace() or cut[0].isspace()
            assert not (before[-1].isspace() and re.match(r"[,.;:)]", after))


@given(st.text(alphabet="ab  '\"\n.,-*_[]()`\u00a0#>|:!", max_size=60))
def test_no_letter_is_ever_lost_but_those_of_doubled_words(text: str) -> None:
    prose = read_prose([TextSpan(text)], PIECE, KnownNames())
    for issue in issues_to_fix(prose):
        cut = text[issue.start : issue.end]
        is_doubled = issue.replacement == "" and cut.strip().lower() in text[: issue.start].lower()
        assert len(prose.words) == len(text)
        assert is_doubled or re.findall(r"\w", cut) == re.findall(r"\w", issue.replacement or "")


def test_diff_shows_and_writes_nothing_and_fix_writes(tmp_path: Path) -> None:
    text = f"{HEAD}Two  spaces.\n\n![Two lines rise](chart:trade)\n"
    write_files(tmp_path, {**SITE, PIECE: text})
    options = ["--config", str(tmp_path / "mkdocs.yml"), "check"]
    shown = CliRunner().invoke(main, [*options, "--diff"])
    assert "-Two  spaces.\n+Two spaces.\n" in shown.output
    assert "doubled-space" in shown.output
    assert (tmp_path / PIECE).read_text(encoding="utf-8") == text
    done = CliRunner().invoke(main, [*options, "--fix"])
    assert "+Two spaces.\n" in done.output
    assert "doubled-space" not in done.output
    assert (tmp_path / PIECE).read_text(encoding="utf-8") == text.replace("  ", " ")


def test_cells_are_fixed_and_every_other_byte_stays(tmp_path: Path) -> None:
    write_files(tmp_path, SITE)
    path = tmp_path / "data/datasets/economy/trade.csv"
    before = (
        "\ufeffyear,flow,value,source,mark\r\n"
        '2022,"china-to-russia ",76.120,customs,\r\n'
        '"2022",Russia-to-China,"114.15",\u200bcustoms,\r\n'
    )
    path.write_bytes(before.encode())
    path.chmod(0o640)
    options = ["--config", str(tmp_path / "mkdocs.yml"), "check"]
    shown = CliRunner().invoke(main, [*options, "--diff"])
    assert '-2022,"china-to-russia ",76.120,customs,' in shown.output
    assert "odd-character" in shown.output
    assert "twin-name" in shown.output
    assert path.read_bytes() == before.encode()
    done = CliRunner().invoke(main, [*options, "--fix"])
    assert (
        path.read_bytes()
        == (
            "\ufeffyear,flow,value,source,mark\r\n"
            '2022,"china-to-russia",76.120,customs,\r\n'
            '"2022",russia-to-china,"114.15",customs,\r\n'
        ).encode()
    )
    assert path.stat().st_mode & 0o777 == 0o640
    assert "odd-character" not in done.output
    assert "twin-name" not in done.output


def test_a_csv_without_a_descriptor_is_left_as_it_is(tmp_path: Path) -> None:
    assert fixed(tmp_path, "a\nb \n", "data/datasets/economy/coal.csv") == "a\nb \n"


@pytest.mark.parametrize(
    "syntax",
    [
        '[a]: https://example.org/a\n  "The title"',
        "[a]: <https://example.org/a>\n'The title'",
        "[a]:\nhttps://example.org/a 'The title'",
        '[a]: https://example.org/a\n  (The "title")',
        '[a]:\n  https://example.org/a\n  "The title"',
        "{{< figure src=\"x.png\" title='A b' >}}",
        '{{% note "x" %}}',
        '{{ site["title"] }}',
        '{% include figure.html src="x" %}',
        "import X from 'x';",
        "import 'x.css'",
        'export const x = "y";',
        ':::note{title="A"}',
        '<Tabs of="x" />',
        '<Tabs\n  of="x"\n/>',
        '--8<-- "x.md"',
    ],
)
def test_quotation_marks_that_are_syntax_stay(tmp_path: Path, syntax: str) -> None:
    text = f"{HEAD}[Words][a].\n\n{syntax}\n\nMore.\n"
    assert fixed(tmp_path, text) == text


@pytest.mark.parametrize("words", ['[^a]: "Words"\n"more"', 'import of "coal"', 'export from "x" to y', '{"a" and %}'])
def test_quotation_marks_beside_what_looks_like_syntax_are_words(tmp_path: Path, words: str) -> None:
    assert '"' not in fixed(tmp_path, f"Words[^a].\n\n{words}\n")


def test_the_title_of_a_link_keeps_its_quotation_marks(tmp_path: Path) -> None:
    text = '[A](https://example.org "so \\"it\\" says") and [B](b.md \'it\\\'s\').\n'
    assert fixed(tmp_path, text) == text
