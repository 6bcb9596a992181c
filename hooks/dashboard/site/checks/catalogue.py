"""Every check that there is, by topic and by id."""

from __future__ import annotations

from dashboard.checks import (
    cell_checks,
    chart_checks,
    dataset_checks,
    fact_checks,
    file_checks,
    link_checks,
    people_checks,
    picture_checks,
    picture_limit_checks,
    plugin_checks,
    reference_checks,
    run_text_checks,
    silences,
    tile_checks,
    word_checks,
)
from dashboard.checks.check import Check
from dashboard.site.checks import (
    address_checks,
    border_checks,
    clock,
    colour_checks,
    correction_checks,
    country_checks,
    data_file_checks,
    event_checks,
    external_links,
    fact_suggestions,
    form_checks,
    logo_checks,
    name_checks,
    notebook_checks,
    number_checks,
    place_checks,
    record_checks,
    related_checks,
    review_checks,
    tag_checks,
    theme_checks,
    unused_checks,
    upkeep_checks,
)
from dashboard.site.checks import (
    reference_checks as works_of_site,
)
from dashboard.site.checks import (
    tile_checks as waiting_tiles,
)
from dashboard.site.checks.site_check import SiteCheck

_MODULES = {
    "The text": run_text_checks.MODULES,
    "Facts": (fact_checks, fact_suggestions, number_checks),
    "Charts": (chart_checks, colour_checks, event_checks, picture_limit_checks, border_checks, theme_checks),
    "References": (reference_checks, works_of_site),
    "People and links": (people_checks, link_checks, external_links),
    "Pictures": (picture_checks, logo_checks),
    "Review": (review_checks, correction_checks, record_checks),
    "Addresses": (address_checks, related_checks, clock),
    "Datasets": (dataset_checks, cell_checks, country_checks, data_file_checks, upkeep_checks),
    "Tiles": (tile_checks, waiting_tiles),
    "Files and keys": (file_checks, name_checks, place_checks, form_checks, tag_checks),
    "Notebooks": (notebook_checks,),
    "Plugins": (plugin_checks,),
    "Word": (word_checks,),
    "What nothing uses": (unused_checks,),
    "Silenced checks": (silences,),
}
TOPICS: dict[str, tuple[Check, ...]] = {
    topic: tuple(value for module in modules for value in vars(module).values() if isinstance(value, Check))
    for topic, modules in _MODULES.items()
}
"""The checks by topic, in the order of the authors' guide."""
CHECKS: dict[str, Check] = {check.id: check for checks in TOPICS.values() for check in checks}
SITE_CHECKS: tuple[SiteCheck, ...] = tuple(check for check in CHECKS.values() if isinstance(check, SiteCheck))
