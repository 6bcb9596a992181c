"""Authors belong to institutes, and institutes to their houses."""

import datetime

import pytest

from tests.samples.edition import Edit

PLACE = "own_name: A\ncity: Stockholm\nsite: https://ui.se\n"
HOUSE = {
    "data/institutes/ui.yaml": "name: The House\nshort_name: UI\n" + PLACE,
    "data/institutes/nkk.yaml": "name: The Centre\nshort_name: NKK\npart_of: ui\n" + PLACE,
}


def test_a_house_of_partners_is_no_partner_beside_them(edit: Edit) -> None:
    institutes = edit(HOUSE).content.registry.institutes
    house, part = institutes["ui"], institutes["nkk"]
    assert house
    assert part
    assert (house.partner, part.partner, part.part_of, house.parts) == (False, True, house, [part])


def test_dated_posts_give_the_institute_of_today(edit: Edit) -> None:
    text = (
        "name: Jan Nowak\naffiliations:\n  - {institute: nkk, role: Analyst, from: 2019, to: 2022-05-01}\n"
        "  - {institute: osw, role: Fellow, from: 2022-05-02}\n"
    )
    author = edit({**HOUSE, "data/authors/jan-nowak.yaml": text}).content.registry.authors["jan-nowak"]
    assert author
    assert (author.institute.slug, author.role, author.initials) == ("osw", "Fellow", "JN")


def test_where_somebody_is_to_go_nobody_knows_before_the_day(edit: Edit) -> None:
    text = (
        "name: Jan Nowak\naffiliations:\n  - {institute: nkk, role: Analyst, to: 2098-12-31}\n"
        "  - {institute: osw, role: Head, from: 2099-01-01}\n"
    )
    author = edit({**HOUSE, "data/authors/jan-nowak.yaml": text}).content.registry.authors["jan-nowak"]
    assert author
    assert (author.institute.slug, author.role) == ("nkk", "Analyst")
    assert [(place.slug, post.to) for place, post in author.affiliations] == [("nkk", None)]


def test_an_unknown_institute_names_the_nearest(edit: Edit) -> None:
    findings = edit({"data/authors/a.yaml": "name: A B\nrole: x\ninstitute: owsw\n"}).findings
    assert [(finding.id, finding.line, finding.hint) for finding in findings] == [
        ("unknown-institute", 3, "Did you mean 'osw'?")
    ]


def test_part_of_may_not_lead_in_a_circle(edit: Edit) -> None:
    circle = {**HOUSE, "data/institutes/ui.yaml": HOUSE["data/institutes/ui.yaml"] + "part_of: nkk\n"}
    assert [finding.id for finding in edit(circle).findings] == ["wrong-value"]


def test_an_identifier_with_a_wrong_checksum_is_refused(edit: Edit) -> None:
    text = "name: A B\nrole: x\ninstitute: osw\norcid: 0000-0002-1825-0098\n"
    findings = edit({"data/authors/a.yaml": text}).findings
    assert [(finding.id, finding.line) for finding in findings] == [("wrong-value", 4)]


def test_an_author_needs_one_way_to_an_institute(edit: Edit) -> None:
    assert [finding.id for finding in edit({"data/authors/a.yaml": "name: A B\n"}).findings] == ["wrong-value"]


TEAM = "name: Team\ninstitute: osw\ncollective: true\n"
PEOPLE = {
    "data/authors/jan.yaml": "name: Jan Nowak\ninstitute: osw\nemails: [Jan@OSW.example]\n",
    "data/authors/eva.yaml": "name: Eva Lis\ninstitute: osw\n",
}


def test_a_team_has_the_addresses_of_its_members(edit: Edit) -> None:
    team = f"{TEAM}members: [jan, eva]\nemails: [team@osw.example]\n"
    registry = edit({**PEOPLE, "data/authors/team.yaml": team}).content.registry
    assert [member.name for member in registry.members["team"]] == ["Jan Nowak", "Eva Lis"]
    assert registry.emails["team"] == {"team@osw.example", "jan@osw.example"}
    assert registry.emails["jan"] == {"jan@osw.example"}


@pytest.mark.parametrize(
    ("text", "id", "line", "words"),
    [
        (f"{TEAM}members: [jna]\n", "unknown-author", 4, "Did you mean 'jan'?"),
        (f"{TEAM}members: [jan, osw-editors]\n", "unknown-author", 4, "is no person"),
        (f"{TEAM}members: [team]\n", "unknown-author", 4, "is no person"),
        ("name: Eva\ninstitute: osw\nmembers: [jan]\n", "wrong-value", 3, "collective: true"),
        ("name: Eva\ninstitute: osw\nemails: [jan]\n", "wrong-value", 3, "emails"),
        ("name: Eva\naffiliations: [{institute: osw, to: 24}]\n", "wrong-value", 2, "to"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(edit: Edit, text: str, id: str, line: int, words: str) -> None:
    edition = edit({**PEOPLE, "data/authors/team.yaml": text})
    (finding,) = edition.findings
    assert (finding.id, finding.line) == (id, line)
    assert words in finding.message + finding.hint
    assert edition.content.registry.authors["team"] is None


def test_a_team_with_a_member_who_has_errors_has_errors(edit: Edit) -> None:
    broken = {"data/authors/jan.yaml": "name: Jan\n", "data/authors/team.yaml": f"{TEAM}members: [jan]\n"}
    edition = edit(broken)
    assert [(finding.id, finding.path) for finding in edition.findings] == [("wrong-value", "data/authors/jan.yaml")]
    assert edition.content.registry.authors["team"] is None


def test_the_page_of_a_team_names_the_members_who_are_shown(edit: Edit) -> None:
    files = {
        **PEOPLE,
        "data/authors/jan.yaml": f"{PEOPLE['data/authors/jan.yaml']}public: true\n",
        "data/authors/team.yaml": f"{TEAM}members: [jan, eva]\npublic: true\n",
    }
    view = edit(files, preview=False).view
    assert [member.slug for member in view.members["team"]] == ["jan"]


@pytest.mark.parametrize(
    ("posts", "day", "institutes"),
    [
        ("{institute: osw}", "2026-06-01", ["osw"]),
        ("{institute: osw, to: 2024}, {institute: nkk, from: 2025}", "2026-06-01", ["nkk"]),
        ("{institute: osw, to: 2024}", "2026-06-01", ["osw"]),
        ("{institute: osw, to: 2030}", "2026-06-01", ["osw"]),
        ("{institute: osw, to: 2024}, {institute: nkk, from: 2027}", "2026-06-01", ["osw"]),
        ("{institute: nkk, from: 2027}", "2026-06-01", []),
        ("{institute: osw}, {institute: nkk}", "2026-06-01", ["osw", "nkk"]),
        ("{institute: osw, to: 2026-06-01}, {institute: nkk, from: 2026-06-02}", "2026-06-01", ["osw"]),
        ("{institute: osw, to: 2026-06-01}, {institute: nkk, from: 2026-06-02}", "2026-06-02", ["nkk"]),
        ("{institute: osw, to: 2026}, {institute: nkk, from: 2026-06-02}", "2026-12-31", ["osw", "nkk"]),
        ("{institute: osw, from: 2026}", "2026-01-01", ["osw"]),
        ("{institute: osw, to: 2024-05-01}, {institute: nkk, to: 2024}", "2026-06-01", ["nkk"]),
        ("{institute: osw, to: 2024}, {institute: nkk, to: 2024-12-31}", "2026-06-01", ["osw", "nkk"]),
        ("{institute: nkk, to: 2020}, {institute: osw, to: 2019}", "2026-06-01", ["nkk"]),
    ],
)
def test_a_day_tells_the_institutes_that_somebody_has_or_had_last(
    edit: Edit, posts: str, day: str, institutes: list[str]
) -> None:
    files = {**HOUSE, "data/authors/jan.yaml": f"name: Jan Nowak\naffiliations: [{posts}]\n"}
    author = edit(files).content.registry.authors["jan"]
    assert author
    on = datetime.date.fromisoformat(day)
    assert [institute.slug for institute in author.institutes_on(on)] == institutes
    assert [institute.slug for institute in author.named_institutes(on)] == (institutes or [author.institute.slug])


def test_without_a_list_of_themes_there_are_the_five(edit: Edit) -> None:
    edition = edit({"data/themes.yaml": None})
    assert [*edition.content.registry.themes] == ["economy", "energy", "politics", "security", "society"]
    assert edition.findings == ()


def test_an_institute_whose_name_is_english_has_no_other_one(edit: Edit) -> None:
    text = "name: A Centre\nshort_name: AC\ncity: London\nsite: https://ac.example\n"
    assert edit({"data/institutes/ac.yaml": text}).findings == ()
