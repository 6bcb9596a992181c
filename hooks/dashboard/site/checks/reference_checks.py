"""The checks of works over the whole site: those that texts name, and those of `data/references.bib`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.core.finding import Finding, nearest
from dashboard.references.citation import works_in
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent


@site_check("unknown-reference", "error", "text")
def unknown_reference(content: SiteContent) -> Iterator[Finding]:
    """A text names a work that `data/references.bib` does not have.

    Why: The number in the text would lead to nothing. Brackets that name no work need a backslash before them.

    Bad:
        Trade grew for years [@kowalska2042].

    Good:
        Trade grew for years [@kowalska2024].
    """
    entries = content.bibliography.entries
    for path, text in content.source_texts.items():
        unknown = set(text.works) - entries.keys()
        citations = [reference for reference in text.references if reference.kind == "work" and unknown]
        for citation in citations:
            find = partial(Finding, id="unknown-reference", path=path, line=citation.line or 1, column=citation.column)
            for work in works_in(citation.text):
                if work.key in unknown:
                    hint = nearest(work.key, entries) or "Add it. If the brackets name no work, write \\[ for [."
                    yield find(message=f"There is no entry '{work.key}' in {_path(content)}.", hint=hint)


@site_check("broken-reference", "error")
def broken_reference(content: SiteContent) -> Iterator[Finding]:
    """An entry of `data/references.bib` cannot be read, lacks what each needs, or has a date, an address or a DOI that
    is none. If no text names the work, it is a warning.

    Why: Readers look for a source by its authors, its title and its year, and follow its address.

    Bad:
        `@book{kowalska2024, title = {The yuan in Moscow}, url = {www.example.org}}`

    Good:
        `@book{kowalska2024, author = {Kowalska, Anna}, title = {The yuan in Moscow}, year = 2024}`
    """
    used = _used(content)
    for problem in content.bibliography.problems:
        yield Finding(
            id="broken-reference",
            severity="error" if problem.key in used else "warning",
            path=_path(content),
            line=problem.line,
            message=problem.message,
            hint=problem.hint,
        )


@site_check("unused-reference", "info")
def unused_reference(content: SiteContent) -> Iterator[Finding]:
    """No text names an entry of `data/references.bib`.

    Why: Readers do not get it. Perhaps its key is written differently in a text, or a sentence lost its source.

    Bad:
        data/references.bib with `@book{kowalska2024, …}`, and no text with `[@kowalska2024]`

    Good:
        data/references.bib with `@book{kowalska2024, …}`, and a text with `[@kowalska2024]`
    """
    used = _used(content)
    for key, entry in content.bibliography.entries.items():
        if entry and key not in used:
            message, hint = f"No text names the work '{key}'.", "Use it or delete it."
            line = entry.line
            yield Finding(
                id="unused-reference", severity="info", path=_path(content), line=line, message=message, hint=hint
            )


def _used(content: SiteContent) -> set[str]:
    """The keys of the works that texts of the site name."""
    return {key for text in content.source_texts.values() for key in text.works}


def _path(content: SiteContent) -> str:
    return f"{content.settings.data_path}/references.bib"
