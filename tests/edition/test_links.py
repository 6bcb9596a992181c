import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.edition.edition_pages import edition_pages
from dashboard.edition.links import check_links
from tests.samples.edition import Edit, is_shown
from tests.samples.reviews import published_file
from tests.samples.site import HEAD, SITE

PIECE = "docs/analyses/lifeline.md"
OTHER = {"docs/analyses/other.md": HEAD.replace("A lifeline", "Another") + "## Prices fell\n\nWords.\n"}


@pytest.mark.parametrize(
    "link",
    [
        "[A](other.md)",
        "[A](other.md#prices-fell)",
        "[A](../data/trade/index.md)",
        "[A](../data/trade/)",
        "[A](../data/trade.csv)",
        "[A](../data/trade.xlsx)",
        "[A](../api/v1/datasets.json)",
        "[A](../charts/trade/index.md)",
        "[A](../charts/data-trade.png)",
        "[A](../authors/osw-editors/index.md)",
        "[A](../files/report%20%233.pdf#page=2)",
        "[A](#here)\n\n## Here\n",
        '[A](#there)\n\n<a name="there"></a>',
        "[A](https://example.org/none.md)",
        "[A](mailto:a@example.org)",
        "<a@example.org>",
        "[^1]\n\n[^1]: A note.",
    ],
)
def test_a_link_that_leads_somewhere_is_no_finding(edit: Edit, link: str) -> None:
    config = f"site_url: https://example.org/\n{SITE['mkdocs.yml']}"
    report = {"docs/files/report #3.pdf": "%PDF"} if "report" in link else {}
    using = {"docs/analyses/using.md": HEAD.replace("A lifeline", "A third") + "![A](chart:trade)\n"}
    assert edit({**OTHER, **using, **report, "mkdocs.yml": config, PIECE: f"{HEAD}{link}\n"}).findings == ()


def test_a_link_to_a_text_that_cannot_be_read_says_so(edit: Edit) -> None:
    not_in_utf_8 = "\0"
    edition = edit({"docs/analyses/other.md": not_in_utf_8, PIECE: HEAD + "[A](other.md)\n"})
    [finding] = [finding for finding in edition.findings if finding.path == PIECE]
    assert finding.message == "The link leads to docs/analyses/other.md, which cannot be read."


@pytest.mark.parametrize("site", [{"expires": datetime.date(2030, 1, 1)}, {"site_url": ""}])
def test_the_page_about_feeds_is_there_without_feeds(edit: Edit, site: dict[str, Any]) -> None:
    edition = edit({PIECE: HEAD + "[Follow](../about/follow/index.md)\n"})
    view = replace(edition.view, **site)
    assert check_links(edition.content, view) == []
    [page] = [page for page in edition_pages(view).values() if page.url == "about/follow/"]
    assert page.context == {"groups": []}


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("See [A](othr.md)", ("dead-link", 10, 5)),
        ("See ![A](../images/none.svg)", ("dead-link", 10, 5)),
        ("[A](../../data/trade.csv)", ("dead-link", 10, 1)),
        ("[A](other.md#prices-rose)", ("dead-anchor", 10, 1)),
        ("Words.\n\n- [A](#none)", ("dead-anchor", 12, 3)),
        ("See [A](file:///C:/a.docx)", ("dead-link", 10, 5)),
        ("See [A](javascript:go)", ("dead-link", 10, 5)),
        ("See ![A](https://example.org/b.png)", ("foreign-picture", 10, 5)),
        ("See ![A](attachment:b.png)", ("foreign-picture", 10, 5)),
    ],
)
def test_a_dead_link_is_told_with_its_place(edit: Edit, link: str, expected: tuple[str, int, int]) -> None:
    findings = edit({**OTHER, PIECE: HEAD + link + "\n"}).findings
    assert [(finding.id, finding.line, finding.column) for finding in findings] == [expected]


FILES = {"docs/images/IMG_2034.JPG": "x", "docs/images/map.svg": "x", "docs/files/Table 2.xlsx": "x"}


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        (
            "![A](../images/IMG_2034.jpg)",
            "Did you mean '../images/IMG_2034.JPG'?",
        ),
        (
            "[A](../images/mpa.svg)",
            "Did you mean '../images/map.svg'?",
        ),
        ("[A](../files/table-2.xlsx)", "Did you mean '../files/Table 2.xlsx'?"),
        ("[A](Othr.md)", "Did you mean 'other.md'?"),
        ("[A](chart:oil)", "A chart is a picture, alone in its paragraph: ![text alternative](chart:its-id)."),
        ("[A](javascript:go)", "Write https://, http://, mailto: or tel:, or a path from this file."),
        ("[A](file:///C:/a.docx)", "Save the file under docs/, and write its path from here."),
        ("[A](C:\\\\a.docx)", "Save the file under docs/, and write its path from here."),
        ("[A](https://me:word@example.org)", "Write it without the name and the password."),
        ("[A](www.example.org/a)", "Write https://www.example.org/a."),
        ("[A](../files/a.docx)", "Save it under docs/, and write its path from here."),
        ("[A](../../data/datasets/economy/trade.csv)", "Write ../data/trade/."),
        ("[A](../../data/charts/trade.yaml)", "Write ../charts/trade/."),
        ("[A](../../data/trade/)", "Write ../data/trade/."),
    ],
)
def test_a_dead_link_names_what_is_there_of_its_kind(edit: Edit, link: str, hint: str) -> None:
    findings = edit({**OTHER, **FILES, PIECE: f"{HEAD}{link}\n"}).findings
    assert [finding.hint for finding in findings if finding.id == "dead-link"] == [hint]


@pytest.mark.parametrize("place", ["ftnt1", "footnote-anchor-2", "fn1", "cmnt_ref1", "_ftnref3"])
def test_a_link_to_a_note_of_another_program_is_told_with_how_notes_are_written(edit: Edit, place: str) -> None:
    [finding] = edit({PIECE: f"{HEAD}Words[1](#{place})\n"}).findings
    assert (finding.id, finding.hint) == (
        "dead-anchor",
        "Write [^1] for a note, and as a paragraph [^1]: and its words.",
    )


@pytest.mark.parametrize("address", ["javascript:go", "ftp://example.org/a", "https://me:word@example.org"])
def test_an_address_that_readers_may_not_follow_is_not_told_as_missing(edit: Edit, address: str) -> None:
    [finding] = edit({PIECE: f"{HEAD}[A]({address})\n"}).findings
    assert finding.message == f"The link leads to {address}; a page may not hold such an address."


def test_a_picture_that_was_pasted_into_a_notebook_is_told_with_the_way_out(edit: Edit) -> None:
    [finding] = edit({PIECE: f"{HEAD}![Ships](attachment:the%20port.png)\n"}).findings
    assert (
        finding.message == "The picture 'the port.png' is an attachment of a notebook's cell, which readers do not get."
    )
    assert finding.hint.endswith("and write ../images/the%20port.png in place of attachment:the%20port.png.")


@pytest.mark.parametrize("preview", [True, False])
@pytest.mark.parametrize(("before", "after"), [("published", "draft"), ("2025-05-09", "2099-01-01")])
def test_a_link_from_what_readers_get_to_what_they_do_not_is_told(
    edit: Edit, before: str, after: str, preview: bool
) -> None:
    hidden = {"docs/analyses/other.md": HEAD.replace(before, after)}
    [finding] = edit({**hidden, PIECE: HEAD + "[A](other.md)\n"}, preview=preview).findings
    assert (finding.id, finding.severity) == ("dead-link", "error")
    assert "not public" in finding.message


SECRET = {
    "data/datasets/economy/secret.yaml": (SITE["data/datasets/economy/trade.yaml"] or ""),
    "data/datasets/economy/secret.csv": SITE["data/datasets/economy/trade.csv"],
    "data/charts/secret.yaml": (SITE["data/charts/trade.yaml"] or "").replace("trade", "secret"),
    "data/authors/jan.yaml": "name: Jan\ninstitute: osw\n",
}
"""What only a draft uses."""
DRAFT = HEAD.replace("published", "draft").replace("[osw-editors]", "[jan]") + "![A](chart:secret)\n"


@pytest.mark.parametrize("preview", [True, False])
@pytest.mark.parametrize(
    "target", ["data/secret/", "data/secret/index.md", "data/secret.csv", "charts/secret/", "authors/jan/index.md"]
)
def test_a_link_from_what_readers_get_to_data_that_they_do_not_is_told(edit: Edit, target: str, preview: bool) -> None:
    files = {**SECRET, "docs/analyses/draft.md": DRAFT, PIECE: f"{HEAD}[A](../{target})\n"}
    [finding] = [finding for finding in edit(files, preview=preview).findings if finding.path == PIECE]
    assert (finding.id, finding.severity, finding.line) == ("dead-link", "error", 10)
    assert "not public" in finding.message


@pytest.mark.parametrize(
    "changes",
    [
        {PIECE: DRAFT + "[A](../data/secret/)\n"},
        {PIECE: HEAD + "[A](../data/secret/)\n\n![A](chart:secret)\n"},
        {PIECE: HEAD.replace("2025-05-09", "2099-01-01") + "[A](../data/secret/) ![A](../charts/secret.svg)\n",
         "docs/analyses/other.md": HEAD.replace("2025-05-09", "2098-01-01") + "![A](chart:secret)\n"},
        {PIECE: HEAD + "[A](../data/secret/)\n",
         "data/datasets/economy/secret.yaml": f"{SITE['data/datasets/economy/trade.yaml']}public: true\n"},
    ],
)  # fmt: skip
def test_a_link_to_data_that_go_out_with_it_is_none(edit: Edit, changes: dict[str, str]) -> None:
    assert "dead-link" not in {finding.id for finding in edit({**SECRET, **changes}).findings}


@pytest.mark.parametrize(("before", "after"), [("published", "draft"), ("2025-05-09", "2099-01-01")])
def test_a_link_between_what_goes_out_together_is_none(edit: Edit, before: str, after: str) -> None:
    hidden = HEAD.replace(before, after)
    assert edit({"docs/analyses/other.md": hidden, PIECE: hidden + "[A](other.md)\n"}).findings == ()


def test_a_link_to_a_withdrawn_piece_leads_to_the_page_that_says_so(edit: Edit) -> None:
    gone = HEAD.replace("status:", "withdrawn: {date: 2026-01-05, reason: Not ours.}\nstatus:")
    changes = {"docs/analyses/gone.md": gone, PIECE: HEAD + "[A](gone.md#words), [B](gone.md).\n"}
    review = {"docs/analyses/gone.review/published-1.yaml": published_file()}
    assert edit({**changes, **review}, preview=False).findings == ()
    assert "dead-link" in {finding.id for finding in edit({**changes, **dict.fromkeys(review)}, preview=False).findings}


@pytest.mark.parametrize("preview", [True, False])
def test_what_reviewers_leave_is_shown_to_nobody(edit: Edit, preview: bool) -> None:
    review = "docs/analyses/lifeline.review/published-1.yaml"
    files = {
        PIECE: HEAD + "[A](lifeline.review/published-1.yaml)\n",
        review: published_file(),
        "docs/top.review/notes/a.yaml": "by: osw\n",
    }
    edition = edit(files, preview=preview)
    assert {finding.id for finding in edition.findings} == {"dead-link", "missing-correction"}
    assert not is_shown(edition, review)
    assert not is_shown(edition, "docs/top.review/notes/a.yaml")


@pytest.mark.parametrize(
    ("file", "written", "hint"),
    [
        ("port #1.png", "port #1.png", "Write ../images/port %231.png"),
        ("a?.png", "a?.png", "Write ../images/a%3F.png"),
        ("Zu\u0308rich.png", "Z\u00fcrich.png", "Give the file the name Z\u00fcrich.png anew"),
        ("scan.tiff", "scan.tiff", "Save it as JPEG, PNG or WebP."),
        ("IMG_1.HEIC", "IMG_1.HEIC", "Save it as JPEG, PNG or WebP."),
    ],
)
def test_of_a_picture_whose_name_or_kind_is_in_the_way_it_is_said(
    edit: Edit, file: str, written: str, hint: str
) -> None:
    edition = edit({f"docs/images/{file}": "x", PIECE: f"{HEAD}![A port in winter](../images/{written})\n"})
    [finding] = [finding for finding in edition.findings if finding.path == PIECE]
    assert finding.hint.startswith(hint)


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("/analyses/other/", "Write other.md."),
        ("/data/trade/", "Write ../data/trade/."),
        ("/data/trade.csv", "Write ../data/trade.csv."),
        ("/charts/trade", "Write ../charts/trade/."),
        ("/files/table.xlsx", "Write the path of the file from this one."),
    ],
)
def test_a_link_from_the_root_of_the_host_is_told_with_its_path_from_the_text(edit: Edit, link: str, hint: str) -> None:
    using = {"docs/analyses/using.md": HEAD.replace("A lifeline", "A third") + "![A](chart:trade)\n"}
    findings = edit({**OTHER, **using, PIECE: f"{HEAD}[A]({link})\n"}).findings
    assert [(finding.id, finding.hint) for finding in findings] == [("absolute-link", hint)]
