"""Forms that the institutes fill in are told, and stop the first publication under a real address."""

from __future__ import annotations

from tests.samples.edition import Edit
from tests.samples.site import SITE

PAGE = "docs/about/imprint.md"
FORM = """# Imprint

Address: [to be filled in by the
institutes: street and city]

[To be filled in by the institutes]
"""
REAL, STAND_IN = "https://dashboard.osw.waw.pl/", "https://dashboard.example/"


def at(url: str, text: str) -> dict[str, str | None]:
    return {"mkdocs.yml": f"site_url: {url}\n{SITE['mkdocs.yml']}", PAGE: text}


def told(edit: Edit, url: str, text: str) -> list[tuple[str, str, int, int]]:
    findings = [found for found in edit(at(url, text), preview=False).findings if found.id != "no-contact"]
    return [(finding.id, finding.severity, finding.line, finding.column) for finding in findings]


def test_a_form_is_a_warning_until_the_site_has_an_address(edit: Edit) -> None:
    assert told(edit, STAND_IN, FORM) == [("unfilled-form", "warning", 3, 10)]
    (finding,) = edit(at(STAND_IN, FORM)).findings
    assert finding.message == "2 places are still to be filled in by the institutes; the first: street and city."


def test_at_a_real_address_it_stops_the_publication(edit: Edit) -> None:
    edition = edit(at(REAL, FORM), preview=False)
    assert [(finding.id, finding.severity) for finding in edition.blocking_errors()] == [("unfilled-form", "error")]


def test_a_page_that_readers_do_not_get_stops_nothing(edit: Edit) -> None:
    assert told(edit, REAL, f"---\nstatus: draft\n---\n{FORM}") == [("unfilled-form", "warning", 6, 10)]
    assert told(edit, REAL, f"---\ndate: 2999-01-01\n---\n{FORM}") == [("unfilled-form", "warning", 6, 10)]


def test_what_is_filled_in_is_not_told(edit: Edit) -> None:
    assert told(edit, REAL, "# Imprint\n\nAddress: a street in Warsaw. The institutes filled it in.\n") == []
    head = "---\ntitle: Imprint\ndescription: 'Of [to be filled in by the institutes: the publisher].'\n---\n"
    assert told(edit, REAL, f"{head}Words.\n") == [("unfilled-form", "error", 3, 18)]


def test_a_site_with_an_address_needs_somebody_to_write_to(edit: Edit) -> None:
    contact = "extra: {editorial: {contact: dashboard@osw.waw.pl}}\n"
    for url, more, ids in ((REAL, "", ["no-contact"]), (REAL, contact, []), (STAND_IN, "", [])):
        config = {"mkdocs.yml": f"site_url: {url}\n{SITE['mkdocs.yml']}{more}"}
        assert [finding.id for finding in edit(config, preview=False).findings] == ids, (url, more)


def test_a_site_without_an_address_is_told_once_and_a_wrong_one_is_an_error(edit: Edit) -> None:
    findings = edit({"mkdocs.yml": SITE["mkdocs.yml"]}, information=True).findings
    told = [found for found in findings if found.id == "no-site-address"]
    assert [(finding.severity, finding.path) for finding in told] == [("info", "mkdocs.yml")]
    (finding,) = edit(at("ftp://a.example/", "# Imprint\n")).findings
    assert finding.message == (
        "site_url: read 'ftp://a.example/', expected an address such as https://dashboard.osw.waw.pl/."
    )
