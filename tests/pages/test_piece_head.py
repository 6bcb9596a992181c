"""What stands above a text, as it is in the HTML that readers get, and in which language its parts are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.samples.built import Built, build
from tests.samples.site import HEAD, SITE, site_config, write_files

AUTHORS = {f"person-{number}": f"Person {number}" for number in range(5)}
_SENTENCE = "Był większy niż rok wcześniej, a banki i porty zbudowano dla innego handlu. "
POLISH = "Handel wzrósł.\n\n![Lines](chart:trade)\n\n" + "".join(
    f"## Część {number}\n\n{_SENTENCE * 20}\n\n" for number in range(4)
)
"""Long enough for contents."""
LATER = "corrections:\n- {date: 2025-05-11, text: A word was wrong.}\n- {date: 2025-05-12, text: A name was.}\n"
PIECES = {
    "docs/analyses/polish.md": HEAD.replace(
        "theme:", "lang: pl\ntranslation_of: lifeline\nkey_points: [Handel wzrósł.]\ntheme:"
    ).replace("A lifeline", "Po polsku")
    + POLISH,
    "docs/analyses/many.md": HEAD.replace("[osw-editors]", f"[{', '.join(AUTHORS)}]").replace("A lifeline", "Many"),
    "docs/analyses/mended.md": HEAD.replace("status:", f"{LATER}updated: 2025-05-12\nstatus:").replace(
        "A lifeline", "Mended"
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Built:
    """A publication with these pieces."""
    root = tmp_path_factory.mktemp("heads")
    people = {
        f"data/authors/{slug}.yaml": f"name: {name}\ninstitute: {'nkk' if slug == 'person-1' else 'osw'}\n"
        for slug, name in AUTHORS.items()
    }
    nkk = (SITE["data/institutes/osw.yaml"] or "").replace("OSW", "NKK").replace("Eastern Studies", "China")
    files = {**SITE, **people, "data/institutes/nkk.yaml": nkk, **PIECES}
    write_files(root, {**files, "mkdocs.yml": site_config("https://example.org/")})
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    built = build(root, "--strict")
    assert built.code == 0, built.output
    return built


@pytest.fixture(scope="module")
def content_of(built: Built) -> Callable[[str], Tag]:
    """The content of a page of the publication, by its address."""

    def read(address: str) -> Tag:
        found = BeautifulSoup(built.read(f"{address}index.html"), "html.parser").find(id="content")
        assert isinstance(found, Tag)
        return found

    return read


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def test_the_words_of_a_piece_are_in_its_language_and_those_of_the_page_are_not(
    content_of: Callable[[str], Tag],
) -> None:
    content = content_of("analyses/polish/")
    for selector in ("h1", ".standfirst", ".main-points ul", ".contents ol", ".text"):
        assert content.select_one(selector)["lang"] == "pl", selector  # type: ignore[index]
    for selector in (".kicker", ".analysis-byline", ".main-points h2", "summary", ".piece-about"):
        assert not [one for one in content.select_one(selector).parents if one.get("lang") == "pl"], selector  # type: ignore[union-attr]
    assert content.select_one(".text figure.chart")["lang"] == "en", "a shared chart is in that of the site"  # type: ignore[index]
    assert not content_of("analyses/lifeline/").select("h1[lang], .text[lang], figure[lang]")


def test_the_head_of_a_piece_leads_to_its_other_languages(content_of: Callable[[str], Tag]) -> None:
    [link] = content_of("analyses/lifeline/").select(".analysis-head .languages a")
    assert (link["lang"], link["hreflang"], link["href"]) == ("pl", "pl", "../polish/")
    assert _words(link) == "Polski"
    [back] = content_of("analyses/polish/").select(".analysis-head .languages a")
    assert (_words(back), back["lang"]) == ("English", "en")
    assert not content_of("analyses/many/").select(".languages")


def test_the_head_of_a_piece_says_that_it_was_corrected_and_when_last(content_of: Callable[[str], Tag]) -> None:
    content = content_of("analyses/mended/")
    [dates] = content.select(".analysis-head .dates")
    assert _words(dates) == "Published 9 May 2025 Corrected 12 May 2025", "one day is said once"
    assert dates.select_one("a")["href"] == "#corrections"  # type: ignore[index]
    assert "Corrected" not in _words(content_of("analyses/lifeline/"))


def test_many_authors_stand_beside_one_another_at_the_end(content_of: Callable[[str], Tag]) -> None:
    people = content_of("analyses/many/").select(".people-many > .person")
    assert [_words(person) for person in people[:2]] == ["P0 Person 0 OSW", "P1 Person 1 NKK"]
    assert len(people) == 5
    assert not content_of("analyses/lifeline/").select(".people-many")


def test_the_institute_of_many_authors_is_named_once(content_of: Callable[[str], Tag]) -> None:
    names, institutes = content_of("analyses/many/").select(".analysis-byline > p")
    assert _words(names) == "Person 0, Person 1, Person 2, Person 3, Person 4"
    assert _words(institutes) == "Centre for Eastern Studies, Warsaw; Centre for China, Warsaw"


def test_a_list_names_the_first_of_many_authors_and_how_many_more_there_are(content_of: Callable[[str], Tag]) -> None:
    bylines = {_words(byline) for byline in content_of("analyses/").select(".byline")}
    assert "Person 0, Person 1 and 3 more 9 May 2025" in bylines


def test_a_piece_in_another_language_is_searched_with_all_others_and_the_search_says_so(built: Built) -> None:
    page = built.searched()["/analyses/polish/"]
    assert _SENTENCE.strip() in page["content"]
    assert page["meta"]["lang"] == "pl"
    assert "lang" not in built.searched()["/analyses/many/"]["meta"]
    assert '"pl":' not in built.read("pagefind/pagefind-entry.json")
    assert 'data-languages="en pl"' in built.read("index.html")
