"""Every check that there is, by topic and by id."""

from __future__ import annotations

from dashboard.checks import fact_checks, reference_checks, run_text_checks, silences
from dashboard.checks.check import Check
from dashboard.checks.described import (
    cells,
    charts,
    datasets,
    files,
    links,
    people,
    picture_limits,
    pictures,
    plugins,
    tiles,
    word,
)
from dashboard.site.checks import site_checks

_OTHER_MODULES = {
    "The text": run_text_checks.MODULES,
    "Facts": (fact_checks,),
    "Charts": (charts, picture_limits),
    "References": (reference_checks,),
    "People and links": (people, links),
    "Pictures": (pictures,),
    "Review": (),
    "Addresses": (),
    "Datasets": (datasets, cells),
    "Tiles": (tiles,),
    "Files and keys": (files,),
    "Notebooks": (),
    "Plugins": (plugins,),
    "Word": (word,),
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
