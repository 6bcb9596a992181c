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
from dashboard.site.checks import site_checks

_OTHER_MODULES = {
    "The text": run_text_checks.MODULES,
    "Facts": (fact_checks,),
    "Charts": (chart_checks, picture_limit_checks),
    "References": (reference_checks,),
    "People and links": (people_checks, link_checks),
    "Pictures": (picture_checks,),
    "Review": (),
    "Addresses": (),
    "Datasets": (dataset_checks, cell_checks),
    "Tiles": (tile_checks,),
    "Files and keys": (file_checks,),
    "Notebooks": (),
    "Plugins": (plugin_checks,),
    "Word": (word_checks,),
    "What nothing uses": (),
    "Silenced checks": (silences,),
}
"""The modules with checks of one thing by itself. Those of the whole site come after them."""
TOPICS: dict[str, tuple[Check, ...]] = {
    topic: tuple(
        value
        for module in (*modules, *site_checks.MODULES.get(topic, ()))
        for value in vars(module).values()
        if isinstance(value, Check)
    )
    for topic, modules in _OTHER_MODULES.items()
}
"""The checks by topic, in the order of the authors' guide."""
CHECKS: dict[str, Check] = {check.id: check for checks in TOPICS.values() for check in checks}
