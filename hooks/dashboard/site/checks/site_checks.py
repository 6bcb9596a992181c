"""The modules with checks of the whole site, by topic, and all those checks."""

from __future__ import annotations

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
    named_fact_checks,
    notebook_checks,
    notebook_file_checks,
    number_checks,
    outside_checks,
    place_checks,
    record_checks,
    reference_checks,
    related_checks,
    review_checks,
    tag_checks,
    theme_checks,
    tile_checks,
    unused_checks,
    upkeep_checks,
)
from dashboard.site.checks.site_check import SiteCheck

MODULES = {
    "Facts": (fact_suggestions, number_checks, named_fact_checks),
    "Charts": (colour_checks, event_checks, border_checks, theme_checks),
    "References": (reference_checks,),
    "People and links": (external_links,),
    "Pictures": (logo_checks,),
    "Review": (review_checks, correction_checks, record_checks),
    "Addresses": (address_checks, related_checks, clock),
    "Datasets": (country_checks, data_file_checks, upkeep_checks),
    "Tiles": (tile_checks,),
    "Files and keys": (name_checks, place_checks, form_checks, tag_checks),
    "Notebooks": (notebook_file_checks, notebook_checks, outside_checks),
    "What nothing uses": (unused_checks,),
}
"""By the topics of the catalogue, in its order."""
SITE_CHECKS: tuple[SiteCheck, ...] = tuple(
    value
    for modules in MODULES.values()
    for module in modules
    for value in vars(module).values()
    if isinstance(value, SiteCheck)
)
