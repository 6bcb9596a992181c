"""BibTeX is read by another program as it was meant."""

from __future__ import annotations

from typing import Any

import pytest
from bibtexparser import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, NameParts, SeparateCoAuthors, SplitNameParts
from bibtexparser.model import Entry

from dashboard.citing.bibtex import write_bibtex
from dashboard.citing.work import Work
from tests.samples.works import DASHBOARD, EVERYBODY, HOSTILE, MERICS, OSW, author, chart, dataset, piece


def raw(work: Work) -> Entry:
    """The only entry, as it is written."""
    library = parse_string(write_bibtex(work))
    assert library.failed_blocks == []
    [entry] = library.entries
    return entry


def read(work: Work) -> dict[str, Any]:
    """The fields without LaTeX."""
    library = parse_string(
        write_bibtex(work),
        append_middleware=[SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()],
    )
    assert library.failed_blocks == []
    return {field.key: field.value for field in library.entries[0].fields}


def test_an_entry_has_what_the_item_has() -> None:
    assert read(piece()) | {"author": None} == {
        "author": None,
        "title": "A lifeline",
        "institution": OSW,
        "type": "Comment",
        "series": "China-Russia Dashboard",
        "year": "2025",
        "date": "2025-05-09",
        "month": "may",
        "version": "1a2b3c4d",
        "language": "english",
        "langid": "english",
        "url": "https://example.org/site/analyses/lifeline/",
        "abstract": "Trade matters far more to one of the two.",
        "keywords": "Economy, yuan",
    }


@pytest.mark.parametrize(("work", "kind"), [(piece(), "techreport"), (chart(), "misc"), (dataset(), "dataset")])
def test_each_kind_of_work_has_its_type_and_a_key(work: Work, kind: str) -> None:
    entry = raw(work)
    assert (entry.entry_type, entry.key) == (kind, f"{work.place}-{work.name}")


def test_names_keep_their_letters_and_their_parts() -> None:
    names = read(piece(authors=EVERYBODY))["author"]
    assert [" ".join((*name.von, *name.last)).replace("{", "").replace("}", "") for name in names] == [
        "Żółć-Ślązak",
        "Groß",
        "von der Leyen",
        "de la Cruz",
        "Ortega y Gasset",
        "Öström",
        "王",
        "Wang",
        "Lavrov",
        "King",
    ]
    assert names[2] == NameParts(["Ursula", "Gertrud"], ["von", "der"], ["Leyen"], [])
    assert names[9] == NameParts(["Martin", "Luther"], [], ["King"], ["Jr."])


def test_a_team_is_one_name() -> None:
    assert "{OSW dashboard editors}" in raw(piece()).fields_dict["author"].value


@pytest.mark.parametrize("word", ["and", "And", "AND"])
def test_the_word_and_in_names_parts_nothing(word: str) -> None:
    work = piece(authors=(author(f"Salt {word} Pepper Jones"), author("Eva Lis", "Peace and War", MERICS)))
    assert len(read(work)["author"]) == 2
    assert raw(work).fields_dict["institution"].value == f"{{{OSW}}} and {{Peace and War}} and {{{MERICS}}}"


@pytest.mark.parametrize("house", ["Salt; Pepper", "Salt, Pepper & Co", "Peace\u2028and War"])
def test_an_institute_is_one_name_whatever_stands_in_it(house: str) -> None:
    value = raw(piece(authors=(author("Eva Lis", house, MERICS),))).fields_dict["institution"].value
    assert value == f"{{{' '.join(house.split()).replace('&', chr(92) + '&')}}} and {{{MERICS}}}"


@pytest.mark.parametrize(
    ("work", "field"), [(piece(), "institution"), (chart(), "organization"), (dataset(), "publisher")]
)
def test_who_publishes_stands_in_the_field_that_biblatex_prints_for_the_type(work: Work, field: str) -> None:
    """Section 2.1.1 of its manual: `misc` has no publisher, and `report` neither that nor an organization."""
    fields = raw(work).fields_dict
    assert [name for name in ("institution", "organization", "publisher") if name in fields] == [field]


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("pl", ("polish", "polish")),
        ("de", ("german", "ngerman")),
        ("sv", ("swedish", "swedish")),
        ("fr", ("fr", None)),
    ],
)
def test_a_language_is_called_as_biblatex_knows_it(code: str, fields: tuple[str, str | None]) -> None:
    """It prints what it does not know, such as 'en', behind the title."""
    written = raw(piece(language=code)).fields_dict
    assert (written["language"].value, written["langid"].value if "langid" in written else None) == fields


@pytest.mark.parametrize("field", ["title", "abstract"])
def test_signs_that_mean_something_are_signs(field: str) -> None:
    work = piece(**{field: HOSTILE.replace("{", "")})
    assert read(work)[field] == " ".join(HOSTILE.replace("{", "").split())


@pytest.mark.parametrize("sign", "&%$#_")
def test_what_latex_takes_for_a_command_has_a_backslash(sign: str) -> None:
    assert raw(piece(title=f"a{sign}b")).fields_dict["title"].value == f"a\\{sign}b"


@pytest.mark.parametrize("title", ["{", "}", "}{", "a {b", "{{", "\\{", "@article{x,"])
def test_braces_in_a_title_end_no_field(title: str) -> None:
    value = raw(piece(title=title)).fields_dict["title"].value
    assert value.count("{") == value.count("}")
    assert value.count(r"\textbraceleft{}") + value.count(r"\textbraceright{}") == title.count("{") + title.count("}")


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Trade of China and Russia", "Trade of {China} and {Russia}"),
        ("China-Russia trade: asymmetrical", "{China-Russia} trade: asymmetrical"),
        ("OSW on the yuan", "{OSW} on the yuan"),
        ("Über Öl", "Über {Öl}"),
        ("“Yes” is no answer", "{“Yes”} is no answer"),
    ],
)
def test_capitals_stay_whatever_the_style(title: str, written: str) -> None:
    assert raw(piece(title=title)).fields_dict["title"].value == written


def test_what_is_not_known_is_left_out() -> None:
    entry = raw(Work("charts", "bare", "Bare", DASHBOARD, "en"))
    assert set(entry.fields_dict) == {"author", "title", "organization", "language", "langid", "url"}
