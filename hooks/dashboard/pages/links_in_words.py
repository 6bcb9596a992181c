"""Links to things of the site, joined as in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from dashboard.core.phrases import join_words
from dashboard.core.words import _
from dashboard.people.institute import Institute


@pass_context
def institutes_in_words(context: Context, institutes: Iterable[Institute]) -> Markup:
    """Name institutes with links as in a sentence; those of one house together, and after the others.

    Args:
        context: of the page: an address begins at it.
        institutes: in the order of the site.

    Returns:
        Such as 'OSW, MERICS, and NKK and SCEEUS at the Swedish Institute of International Affairs (UI)'.
    """
    alone, houses = [], []
    for institute in institutes:
        if institute.part_of is None:
            alone.append(_link(context, institute))
        elif institute.part_of not in houses:
            houses.append(institute.part_of)
    within = [
        _(
            "%(institutes)s at the %(house)s (%(link)s)",
            institutes=_joined([_link(context, part) for part in house.parts]),
            house=escape(house.name),
            link=_link(context, house),
        )
        for house in houses
    ]
    if not within:
        return _joined(alone)
    first = [*alone, *within[:-1]]
    return Markup(_("%(words)s, and %(last)s", words=", ".join(first), last=within[-1]) if first else within[-1])


def _joined(links: Sequence[Markup]) -> Markup:
    return Markup(join_words(links))


def _link(context: Context, institute: Institute) -> Markup:
    address = context.environment.filters["url"](context, institute.url)
    return Markup('<a href="{}">{}</a>').format(address, institute.entry.short_name)
