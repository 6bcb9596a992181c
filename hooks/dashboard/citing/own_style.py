"""How pages say that something is cited."""

from __future__ import annotations

from dashboard.citing.work import Work
from dashboard.core.dates import day
from dashboard.core.phrases import join_words
from dashboard.core.words import _

_SINGLE = str.maketrans("“”", "‘’")


def cite(work: Work) -> str:
    """Write how a work is cited.

    Args:
        work: what is cited.

    Returns:
        All but its address, which follows after a blank. Where the site has none, this is the whole sentence.
    """
    if work.place == "analyses":
        words = _cite_piece(work)
        return words if work.address else f"{words.rstrip(',')}."
    title, updated = within_quotes(work.title), day(work.updated)
    known = {"site": work.site.name, "title": title, "names": work.sources, "day": updated}
    if work.place == "data":
        known["version"] = work.version
        # For translators: the address of the dataset follows.
        return _("%(site)s, “%(title)s”, dataset, version %(version)s, updated %(day)s. Data: %(names)s.", **known)
    if work.updated:
        # For translators: scripts read the name of the site before ', “'. The address of the chart follows.
        return _("%(site)s, “%(title)s”. Data: %(names)s; updated %(day)s.", **known)
    # For translators: scripts read the name of the site before ', “'. The address of the chart follows.
    return _("%(site)s, “%(title)s”. Data: %(names)s.", **known)


def cite_in_full(work: Work) -> str:
    """Write how a work is cited, its address included where it is known."""
    return f"{cite(work)} {work.address}".rstrip()


def _cite_piece(work: Work) -> str:
    known = {"authors": join_words([author.name for author in work.authors]), "title": within_quotes(work.title)}
    known |= {"site": work.site.name, "day": day(work.published), "updated": day(work.updated)}
    if work.updated:
        # For translators: the address of the piece follows.
        return _("%(authors)s, “%(title)s”, %(site)s, %(day)s, updated %(updated)s,", **known)
    # For translators: the address of the piece follows.
    return _("%(authors)s, “%(title)s”, %(site)s, %(day)s,", **known)


def within_quotes(title: str) -> str:
    """A title as it stands between double quotes: its own quotes are single ones there.

    Args:
        title: of a work.
    """
    return title.translate(_SINGLE)
