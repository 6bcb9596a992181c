"""`data/references.bib`: each entry is read by itself, and what is wrong with it is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cache.store import Cache
from dashboard.cache.value_digest import digest
from dashboard.core.finding import Finding
from dashboard.references.bibliography import Bibliography, load_bibliography
from dashboard.references.entry import Entry

Load = Callable[[str | bytes], Bibliography]


@pytest.fixture
def load(tmp_path: Path, findings: list[Finding]) -> Load:
    def load(text: str | bytes) -> Bibliography:
        file = tmp_path / "data/references.bib"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return load_bibliography(file, tmp_path, Cache(tmp_path / "cache"), findings)

    return load


def entry(bibliography: Bibliography, key: str) -> Entry:
    found = bibliography.entries[key]
    assert found
    return found


def messages(bibliography: Bibliography) -> list[tuple[str, int, str]]:
    return [(problem.key, problem.line, problem.message) for problem in bibliography.problems]


NAMED = "author = {Kowalska, Anna}, title = {T}, year = 2024"


def test_an_article_with_all_that_it_can_say(load: Load) -> None:
    bibliography = load(
        r"""
        Remarks stand between entries, with addresses such as a@example.org.
        @string{fa = "Foreign Affairs"}
        @Article{a, Author = {von der Leyen, Ursula and Xi Jinping and King, Jr., Martin Luther and others},
          title = {The {EU} \& ``China''}, journal = fa, volume = 103, number = 2, year = 2024, month = may, day = 3,
          doi = {https://doi.org/10.1000/x_(1)<2>}, url = {https://example.org/}, note = {Nobody sees it.}}
        """
    )
    assert bibliography.problems == ()
    assert entry(bibliography, "a") == Entry(
        key="a",
        line=4,
        title="The EU & “China”",
        people=("Ursula von der Leyen", "Xi Jinping", "Martin Luther King Jr."),
        has_more=True,
        within=("Foreign Affairs 103(2)",),
        year="2024",
        month=5,
        day=3,
        address="https://doi.org/10.1000/x_(1)%3C2%3E",
    )
    assert entry(bibliography, "a").date == "3 May 2024"


def test_names_stand_as_their_own_language_writes_them(load: Load) -> None:
    names = "习, 近平 and 安倍, 晋三 and 김, 정은 and Xi, Jinping and Лавров, Сергей"
    book = f"@book{{a, author = {{{names}}}, title = {{T}}, year = 2020}}"
    assert entry(load(book), "a").people == ("习近平", "安倍晋三", "김정은", "Jinping Xi", "Сергей Лавров")


def test_names_of_organisations_in_braces_stay_whole(load: Load) -> None:
    report = "@misc{a, author = {{Ministry of Trade and Industry} and {World Bank, The}}, title = {T}, year = 2020}"
    assert entry(load(report), "a").people == ("Ministry of Trade and Industry", "World Bank, The")


def test_an_institution_stands_for_authors_and_is_not_told_twice(load: Load) -> None:
    report = entry(load("@techreport{wb, institution = {World Bank}, title = {T}, year = 2020}"), "wb")
    assert (report.people, report.within) == (("World Bank",), ())


def test_a_chapter_takes_what_it_lacks_from_its_book(load: Load) -> None:
    chapter = "@incollection{c, author = {A}, title = {C}, crossref = {b}}\n"
    book = "@book{b, editor = {E}, title = {B}, publisher = {P}, date = {1999-07}}\n"
    bibliography = load(chapter + book)
    assert (entry(bibliography, "c").within, entry(bibliography, "c").date) == (("B", "P"), "July 1999")
    assert entry(bibliography, "b").are_editors
    assert bibliography.problems == ()


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("date = {2024-05-03}", "3 May 2024"),
        ("date = {2024-05}, year = 1999", "May 2024"),
        ("date = {2020/2022}", "2020–2022"),
        ("year = {forthcoming}", "forthcoming"),
        ("year = 2024, month = 3", "March 2024"),
        ("year = 2024, month = {Sept.}", "September 2024"),
        ("year = 2024, month = {spring}, day = 2", "2024"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(load: Load, fields: str, date: str) -> None:
    bibliography = load(f"@misc{{a, author = {{A}}, title = {{T}}, {fields}}}")
    assert (entry(bibliography, "a").date, bibliography.problems) == (date, ())


def test_a_missing_comma_is_told_with_the_line_behind_it(load: Load) -> None:
    [problem] = load("@misc{b,\n title = {x}\n year = {2024}}\n").problems
    assert (problem.line, problem.message) == (
        3,
        "Read 'year = {2024}}' behind the field 'title', expected a comma between the two.",
    )


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("@misc{b, title = {never closed,\n year = 2020\n", "The end of the field 'title' is missing"),
        ('@misc{b, title = "x},\n year = 2020}\n', "The braces of the field 'title' are not balanced"),
        ("@misc{b, publisher = foo}\n", "Read 'foo' without braces"),
        ("@misc{b, title {x}}\n", "Read '{x}}' in the field 'title', expected '='"),
        ("@misc{b, title = {" + "{" * 150 + "}" * 150 + "}}\n", "The braces"),
    ],
)
def test_a_broken_entry_loses_no_other(load: Load, broken: str, message: str) -> None:
    bibliography = load(f"@misc{{a, {NAMED}}}\n\n{broken}\n@misc{{c, {NAMED}}}\n")
    assert [key for key, found in bibliography.entries.items() if found] == ["a", "c"]
    assert bibliography.problems[0].message.startswith(message)
    assert bibliography.problems[0].line == 3


def test_each_problem_names_its_line_and_what_was_read(load: Load) -> None:
    bibliography = load(
        "@misc{a,\n  title = {T},\n  url = {ftp://x},\n  doi = {12},\n  date = {soon}\n}\n"
        f"@misc{{b, {NAMED}}}\n@misc{{b, {NAMED}}}\n@misc{{c, author = {{A}}, year = 2020}}\n"
        "@misc{d, author = {a, b, c, d}, title = {T},\n year = 2023, month = 2, day = 30}\n@misc{e, title = {}}\n"
    )
    told = [(key, line, message.split(",")[0]) for key, line, message in messages(bibliography)]
    assert told == [
        ("a", 5, "Read 'soon' as a date"),
        ("a", 1, "The entry 'a' has no author"),
        ("a", 3, "Read the url 'ftp://x'"),
        ("a", 4, "Read the DOI '12'"),
        ("b", 8, "The key 'b' is that of the entry on line 7"),
        ("c", 9, "The entry 'c' has no title."),
        ("d", 11, "There is no day 30 in month 2 of 2023."),
        ("d", 10, "Read the name 'a"),
        ("e", 12, "The entry 'e' has no title and no author"),
    ]
    assert all(problem.hint for problem in bibliography.problems)
    assert [key for key, found in bibliography.entries.items() if found] == ["a", "b", "d"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "www.example.org", "https://a b.org", 'https://"x'])
def test_only_addresses_of_the_web_are_kept(load: Load, address: str) -> None:
    bibliography = load(f"@misc{{a, {NAMED}, url = {{{address}}}}}")
    assert entry(bibliography, "a").address == ""
    assert len(bibliography.problems) == 1


def test_an_address_may_be_written_as_latex(load: Load) -> None:
    bibliography = load(rf"@misc{{a, {NAMED}, howpublished = {{\url{{https://example.org/~x/a\_b?c=1\&d}}}}}}")
    assert entry(bibliography, "a").address == "https://example.org/~x/a_b?c=1&d"


def test_a_file_that_is_no_text_is_one_finding(load: Load, findings: list[Finding]) -> None:
    assert load(b"@misc{a, title = {\xff}}") == Bibliography()
    assert [(finding.id, finding.path) for finding in findings] == [("wrong-encoding", "data/references.bib")]


@pytest.mark.parametrize("text", ["", "Remarks of a@example.org.\n", "@comment{nothing}", "@string{a = {b}}", "\ufeff"])
def test_a_file_without_entries_is_sound(load: Load, findings: list[Finding], text: str) -> None:
    assert (load(text), findings) == (Bibliography(), [])


def test_a_file_is_read_once(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(f"@misc{{a, {NAMED}, url = {{x}}}}")
    monkeypatch.setattr("dashboard.references.bibliography._read", None)
    assert load(f"@misc{{a, {NAMED}, url = {{x}}}}") == first


def test_that_an_entry_moves_does_not_change_it(load: Load) -> None:
    first, moved = (entry(load(f"{lines}@misc{{a, {NAMED}}}"), "a") for lines in ("", "\n\n"))
    assert (first.line, moved.line) == (1, 3)
    assert digest(first) == digest(moved)
    assert load(f"@misc{{a, {NAMED}}}").digests(("a", "b")) == (digest(first), "")


def test_two_versions_of_a_merge_are_one_finding(load: Load, findings: list[Finding]) -> None:
    load("@book{a, title={A}}\n<<<<<<< HEAD\n@book{b, title={B}}\n=======\n>>>>>>> other\n")
    assert [(finding.id, finding.line) for finding in findings] == [("merge-conflict", 2)]
