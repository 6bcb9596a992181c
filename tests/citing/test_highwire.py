"""The tags from which Google Scholar and Zotero read how a piece is cited."""

from __future__ import annotations

import re

from dashboard.citing.highwire import citation_tags
from tests.samples.works import EDITORS, HOSTILE, MERICS, OSW, author, piece

LEYEN = author("Ursula Gertrud von der Leyen", MERICS, OSW)


def test_each_institute_follows_its_author() -> None:
    tags = citation_tags(piece(authors=(EDITORS, LEYEN)))
    assert tags[1:6] == [
        ("citation_author", "OSW dashboard editors"),
        ("citation_author_institution", OSW),
        ("citation_author", "von der Leyen, Ursula Gertrud"),
        ("citation_author_institution", MERICS),
        ("citation_author_institution", OSW),
    ]


def test_the_tags_say_what_scholar_and_zotero_ask() -> None:
    assert citation_tags(piece()) == [
        ("citation_title", "A lifeline"),
        ("citation_author", "OSW dashboard editors"),
        ("citation_author_institution", OSW),
        ("citation_publication_date", "2025/05/09"),
        ("citation_online_date", "2025/05/09"),
        ("citation_technical_report_institution", OSW),
        ("citation_series_title", "China-Russia Dashboard"),
        ("citation_language", "en"),
        ("citation_keywords", "Economy"),
        ("citation_keywords", "yuan"),
        ("citation_fulltext_html_url", "https://example.org/site/analyses/lifeline/"),
    ]


def test_the_only_author_is_not_read_as_two() -> None:
    """Zotero parts the name of an only author at a comma that stands between names of two words."""
    names = [dict(citation_tags(piece(authors=(one,))))["citation_author"] for one in (LEYEN, author("Ana de Ruiz"))]
    assert names == ["Ursula Gertrud von der Leyen", "de Ruiz, Ana"]
    assert not any(re.fullmatch(r"\S+ [^,]*, \S+ .*", name) for name in names)


def test_a_tag_has_no_line_break() -> None:
    tags = citation_tags(piece(title=HOSTILE))
    assert tags[0] == ("citation_title", " ".join(HOSTILE.split()))
