"""Tags in the head of a piece from which Google Scholar and Zotero read how it is cited.

Scholar: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing. It lists no datasets, so these have none.
"""

from __future__ import annotations

from dashboard.citing.work import CitedAuthor, Work


def citation_tags(work: Work) -> list[tuple[str, str]]:
    """The names and contents of the tags, in the order in which they stand.

    Args:
        work: a piece.
    """
    published = f"{work.published:%Y/%m/%d}" if work.published else ""
    tags = [("citation_title", work.title)]
    for author in work.authors:
        tags.append(("citation_author", _name(author, alone=len(work.authors) == 1)))
        tags += [("citation_author_institution", institute) for institute in author.institutes]
    tags += [("citation_publication_date", published), ("citation_online_date", published)]
    tags += [("citation_technical_report_institution", institute) for institute in work.publishers]
    tags += [("citation_series_title", work.site.name), ("citation_language", work.language)]
    tags += [("citation_keywords", word) for word in work.keywords]
    tags.append(("citation_fulltext_html_url", work.address))
    return [(name, " ".join(content.split())) for name, content in tags if content]


def _name(author: CitedAuthor, *, alone: bool) -> str:
    """A name with the family first.

    Zotero takes a comma between words of an only author for the end of a first author, as in 'Ana Ruiz, Eva Lis'.
    Such names stand as in the byline, which both understand.
    """
    if author.parts is None or (alone and " " in author.parts.whole_family and " " in author.parts.given):
        return author.name
    return author.parts.by_family
