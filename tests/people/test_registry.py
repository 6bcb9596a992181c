"""Authors belong to institutes, and institutes to their houses."""

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


def test_an_unknown_institute_names_the_nearest(edit: Edit) -> None:
    findings = edit({"data/authors/a.yaml": "name: A B\nrole: x\ninstitute: owsw\n"}).findings
    assert [(finding.id, finding.line, finding.hint) for finding in findings] == [
        ("unknown-institute", 3, "Did you mean 'osw'? Known: osw.")
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
