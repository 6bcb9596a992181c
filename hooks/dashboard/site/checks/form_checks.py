"""The checks for what the institutes have not filled in yet, such as the imprint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.core.finding import Finding
from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import plural
from dashboard.core.site_address import is_stand_in
from dashboard.pieces.analysis import is_public
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent

_WORDS = "to be filled in by the institutes"
_FORM = lazy_re(rf"\[{_WORDS}(?::([^\[\]]*))?\]".replace(" ", r"\s+"), re.IGNORECASE)
_SPACE = lazy_re(r"\s+")


@site_check("unfilled-form", "error")
def unfilled_form(content: SiteContent) -> Iterator[Finding]:
    """A page holds a form that the institutes have not filled in.

    Why: An imprint without a name is none. Until the site has an address of its own this is a warning: with a
    `site_url` that stands in for one (`https://dashboard.example/`) nothing is published for readers. From then on it
    stops the publication. `status: draft` keeps a page back.

    Bad:
        docs/about/imprint.md with `Address: [to be filled in by the institutes: street and city]`

    Good:
        docs/about/imprint.md with the street and the city, or with `status: draft`
    """
    stands_in = is_stand_in(content.settings.site_url)
    for path, page in content.standing_pages.items():
        source_text = content.source_texts[path]
        head = source_text.head.data if source_text.head else {}
        if not any(_WORDS in _SPACE.sub(" ", text).lower() for text in (source_text.html, *map(str, head.values()))):
            continue
        text = (content.settings.root / path).read_text(encoding="utf-8", errors="replace")
        forms = list(_FORM.finditer(text))
        if not forms:
            continue
        first = forms[0].start()
        places = plural(len(forms), "place is", "places are")
        asked = " ".join((forms[0][1] or "").split())
        message = f"{places} still to be filled in by the institutes{f'; the first: {asked}' if asked else ''}."
        reaches_readers = page is not None and is_public(page, content.audience.at) and not stands_in
        yield Finding(
            id="unfilled-form",
            severity="error" if reaches_readers else "warning",
            path=path,
            line=text.count("\n", 0, first) + 1,
            column=first - text.rfind("\n", 0, first),
            message=message,
            hint="Write what is true in place of each [to be filled in …], or keep the page back with status: draft.",
        )


@site_check("no-contact")
def no_contact(content: SiteContent) -> Iterator[Finding]:
    """A site with an address of its own names nobody to whom readers can write about a wrong figure.

    Why: Below each chart, under *Data*, stands a link *Report a wrong figure*, which begins a mail with the chart's
    address and the version of its data. Without `extra.editorial.contact` the link is not there.

    Bad:
        mkdocs.yml with `site_url: https://dashboard.osw.waw.pl/` and no `extra.editorial.contact`

    Good:
        the same with `extra: {editorial: {contact: dashboard@osw.waw.pl}}`
    """
    settings = content.settings
    if settings.site_url and not is_stand_in(settings.site_url) and not settings.editorial.contact:
        yield Finding(
            id="no-contact",
            severity="warning",
            path=settings.config_name,
            message="Readers cannot report a wrong figure: extra.editorial.contact, an e-mail address, is missing.",
            hint="Write 'contact: name@example.org' under extra.editorial, with a mailbox that somebody reads.",
        )


@site_check("no-site-address", "info")
def no_site_address(content: SiteContent) -> Iterator[Finding]:
    """The site does not know where it will stand.

    Why: Feeds, the sitemap, the API, previews of shared links and frames on other sites need full addresses. Without
    `site_url` they are left out.

    Bad:
        mkdocs.yml without `site_url`

    Good:
        mkdocs.yml with `site_url: https://dashboard.osw.waw.pl/`
    """
    if not content.settings.site_url:
        yield Finding(
            id="no-site-address",
            severity="info",
            path=content.settings.config_name,
            message="The site has no address, so it has no feeds, no sitemap, no API and no frames on other sites.",
            hint="Write site_url: https://…/ as soon as the address is known.",
        )
