"""Who may approve a piece: each way around the rule is refused, and who is of another institute is told by the day."""

from __future__ import annotations

import datetime

import pytest

from dashboard.core.settings import ApprovalRule
from dashboard.people.registry import Registry
from dashboard.review.eligibility import count_people, ineligible_reason, is_of_other_institute
from tests.samples.edition import Edit
from tests.samples.site import SITE

DAY = datetime.date(2026, 6, 1)
PLACES = {"osw": "", "ui": "", "nkk": "part_of: ui\n", "sceeus": "part_of: ui\n", "unit": "part_of: nkk\n"}
INSTITUTES = {
    f"data/institutes/{slug}.yaml": (SITE["data/institutes/osw.yaml"] or "").replace("OSW", slug.upper()) + part_of
    for slug, part_of in PLACES.items()
}


def registry_of(edit: Edit, people: dict[str, str]) -> Registry:
    """A registry of people by slug, each with the keys of the entry as a YAML mapping without braces."""
    entries = {f"data/authors/{slug}.yaml": f"{{name: {slug} x, {keys}}}" for slug, keys in people.items()}
    return edit({**INSTITUTES, **entries}).content.registry


ONE = "affiliations: [{institute: osw}]"
TEAM = "institute: nkk, collective: true"
ORCID = "orcid: 0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ({"author": ONE, "approver": "institute: nkk"}, ""),
        ({"author": ONE}, "there is no 'approver'"),
        ({"author": ONE, "approver": "institute: nowhere"}, "data/authors/approver.yaml has errors"),
        ({"author": f"{TEAM}, members: [approver]", "approver": "institute: nkk"}, "is a member of 'author'"),
        ({"author": "institute: nkk", "approver": f"{TEAM}, members: [author]"}, "is a member of 'approver'"),
        (
            {"author": f"{TEAM}, members: [jan]", "approver": f"{TEAM}, members: [jan]", "jan": "institute: osw"},
            "'jan' is a member of both",
        ),
        (
            {"author": f"{ONE}, emails: [jan@osw.pl]", "approver": "institute: nkk, emails: [Jan@OSW.pl]"},
            "have an address in common",
        ),
        (
            {
                "author": f"{TEAM}, members: [jan]",
                "jan": "institute: osw, emails: [jan@osw.pl]",
                "approver": "institute: osw, emails: [jan@osw.pl]",
            },
            "have an address in common",
        ),
        (
            {"author": f"{ONE}, {ORCID}", "approver": f"{TEAM}, members: [jan]", "jan": f"institute: nkk, {ORCID}"},
            "have one ORCID iD",
        ),
        # What readers get may be the address of a whole office.
        ({"author": f"{ONE}, email: a@osw.pl", "approver": "institute: nkk, email: a@osw.pl"}, ""),
    ],
)
def test_nobody_approves_own_words(edit: Edit, people: dict[str, str], reason: str) -> None:
    against = ineligible_reason("approver", ["author"], registry_of(edit, people))
    assert reason in against
    assert bool(reason) == bool(against)


def test_an_author_may_not_approve(edit: Edit) -> None:
    registry = registry_of(edit, {"author": ONE, "jan": ONE})
    assert ineligible_reason("jan", ["author", "jan"], registry) == "'jan' is among the authors"


def posts(*affiliations: str) -> str:
    return f"affiliations: [{', '.join(f'{{institute: {post}}}' for post in affiliations)}]"


OTHERS = [
    # The approver's posts, those of the author, and whether it is another institute; then if a house counts once.
    (["nkk"], ["osw"], True, True),
    (["osw"], ["osw"], False, False),
    (["osw, to: 2024"], ["osw"], False, False),
    (["osw, to: 2024-12-31"], ["osw"], False, False),
    (["osw, to: 2030"], ["osw"], False, False),
    (["osw"], ["osw, to: 2024"], False, False),
    (["osw, to: 2024", "nkk, from: 2025"], ["osw"], True, True),
    (["osw, to: 2024", "nkk, from: 2027"], ["osw"], False, False),
    (["osw", "nkk, from: 2027"], ["osw"], False, False),
    (["osw, to: 2026-06-01", "nkk, from: 2026-06-02"], ["osw"], False, False),
    (["osw, to: 2026-05-31", "nkk, from: 2026-06-01"], ["osw"], True, True),
    (["nkk, to: 2024", "osw, to: 2025"], ["osw"], False, False),
    (["nkk, from: 2027"], ["osw"], False, False),
    (["nkk"], ["osw, from: 2027"], False, False),
    (["nkk"], ["osw", "nkk"], False, False),
    (["nkk"], ["osw", "nkk, to: 2024"], True, True),
    (["osw", "nkk"], ["osw"], True, True),
    (["osw", "nkk"], ["osw", "nkk"], False, False),
    (["nkk"], ["sceeus"], True, False),
    (["ui"], ["nkk"], True, False),
    (["unit"], ["sceeus"], True, False),
    (["unit"], ["osw"], True, True),
    (["nkk", "osw"], ["sceeus"], True, True),
]


@pytest.mark.parametrize(("approver", "author", "apart", "apart_by_house"), OTHERS)
def test_another_institute_is_one_that_no_author_has_or_had_last(
    edit: Edit, approver: list[str], author: list[str], apart: bool, apart_by_house: bool
) -> None:
    registry = registry_of(edit, {"approver": posts(*approver), "author": posts(*author)})
    for once, expected in ((False, apart), (True, apart_by_house)):
        rule = ApprovalRule(required=1, other_institute=True, house_counts_once=once)
        assert is_of_other_institute("approver", ["author"], registry, rule, DAY) == expected


def test_an_author_whose_institute_is_unknown_makes_none_another(edit: Edit) -> None:
    registry = registry_of(edit, {"approver": "institute: nkk", "author": ONE, "broken": "institute: nowhere"})
    rule = ApprovalRule(required=1, other_institute=True)
    assert is_of_other_institute("approver", ["author"], registry, rule, DAY)
    for unknown in ("broken", "nobody"):
        assert not is_of_other_institute("approver", ["author", unknown], registry, rule, DAY)


def test_a_broken_house_still_joins_its_parts(edit: Edit) -> None:
    people = {"approver": "institute: nkk", "author": "institute: sceeus"}
    registry_of(edit, people)
    registry = edit({"data/institutes/ui.yaml": "name: UI\n"}).content.registry
    rule = ApprovalRule(required=1, other_institute=True, house_counts_once=True)
    assert not is_of_other_institute("approver", ["author"], registry, rule, DAY)


def test_one_person_counts_once(edit: Edit) -> None:
    people = {
        "jan": "institute: nkk, emails: [jan@nkk.se]",
        "jan-nowak": "institute: nkk, emails: [jan@nkk.se]",
        "team": f"{TEAM}, members: [jan]",
        "eva": "institute: nkk, emails: [eva@nkk.se]",
    }
    registry = registry_of(edit, people)
    assert count_people(["jan", "jan-nowak", "team"], registry) == 1
    assert count_people(["jan", "jan", "eva"], registry) == 2
