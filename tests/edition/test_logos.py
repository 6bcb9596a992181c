"""The logo of an institute: its copy, its places, and what is told of a wrong one."""

from __future__ import annotations

import pytest

from dashboard.view.logo import Logo
from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS
from tests.samples.logos import INSTITUTE, WORDMARK, with_logo
from tests.samples.site import SITE

PALE = WORDMARK.replace("#c00", "#fff").replace("<path d", '<path fill="#fff" d')


def test_a_logo_stands_on_its_institute_and_in_the_byline(edit: Edit) -> None:
    edition = edit(
        AT_ADDRESS | with_logo(WORDMARK.replace("<path", "<!-- zqsecret --><path", 1)), preview=False, information=True
    )
    logo = Logo("institutes/osw/logo.svg", SITE[INSTITUTE].split("\n")[0].removeprefix("name: "), (120, 40), True)  # type: ignore[union-attr]
    assert edition.pages["institutes/osw/index.md"].context["logo"] == logo
    assert edition.pages["analyses/lifeline.md"].context["logos"] == (logo,)
    copy = edition.view.copies["institutes/osw/logo.svg"]
    assert b"zqsecret" not in edition.content.cache.path(*copy).read_bytes()
    assert [finding.id for finding in edition.findings] == ["picture-data"]


def test_a_logo_among_the_pictures_of_texts_is_used(edit: Edit) -> None:
    files = {INSTITUTE: f"{SITE[INSTITUTE]}logo: ../../docs/images/osw.svg\n", "docs/images/osw.svg": WORDMARK}
    edition = edit(AT_ADDRESS | files, information=True)
    assert edition.findings == ()
    assert edition.view.logos.keys() == {"osw"}


@pytest.mark.parametrize(
    ("logo", "finding"),
    [
        ("gone.svg", ("logo-file", "error")),
        ("../authors/osw.svg", ("logo-file", "error")),
        ("../../../outside.svg", ("logo-file", "error")),
        ("pale.svg", ("logo-file", "warning")),
        ("heavy.svg", ("logo-file", "warning")),
        ("false.png", ("broken-picture", "error")),
        ("photo.jpg", ("wrong-value", "error")),
    ],
)
def test_a_wrong_logo_is_told_at_its_key(edit: Edit, logo: str, finding: tuple[str, str]) -> None:
    heavy = WORDMARK.replace("M4 4", "M4 4" + "h1" * 30_000)
    svgs = {"authors/osw": WORDMARK, "institutes/pale": PALE, "institutes/heavy": heavy}
    files: dict[str, str | None] = {f"data/{name}.svg": svg for name, svg in svgs.items()}
    files |= {"data/institutes/false.png": WORDMARK, "data/institutes/photo.jpg": ""}
    edition = edit(files | {INSTITUTE: f"{SITE[INSTITUTE]}logo: {logo}\n"})
    found = [(one.id, one.severity) for one in edition.findings if one.path.startswith("data/institutes")]
    assert found == [finding]
    assert ("osw" in edition.view.logos) is (finding[1] == "warning")
