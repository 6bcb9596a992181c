"""What has a day that is still to come waits for it, in builds that are not strict, too."""

from __future__ import annotations

import pytest

from tests.samples.edition import Edit
from tests.samples.site import HEAD, SITE

PIECE = "docs/analyses/lifeline.md"


@pytest.mark.parametrize(("year", "told"), [(2026, True), (2099, False)])
def test_readers_learn_of_a_correction_and_an_update_on_their_day(edit: Edit, year: int, told: bool) -> None:
    keys = f"updated: {year}-01-02\ncorrections: [{{date: {year}-01-02, text: It was 34%.}}]\nstatus:"
    edition = edit({PIECE: HEAD.replace("status:", keys)}, preview=False)
    front = edition.view.analyses[0].front
    assert (bool(front.updated), bool(front.corrections)) == (told, told)
    assert [error.line for error in edition.blocking_errors()] == ([] if told else [8, 9])


@pytest.mark.parametrize("date", ["2099", "2099-01-01"])
def test_readers_learn_of_a_work_on_its_day(edit: Edit, date: str) -> None:
    work = "{title: A text, in: A journal, date: %s}"
    author = SITE["data/authors/osw-editors.yaml"] or ""
    files = {
        "data/authors/jan.yaml": f"name: Jan\ninstitute: osw\nworks: [{work % date}]\n",
        "data/authors/osw-editors.yaml": f"{author}works: [{work % date}, {work % 2026}]\n",
    }
    authors = edit(files, preview=False).view.authors
    assert [(author.slug, len(author.entry.works)) for author in authors] == [("osw-editors", 1)]
