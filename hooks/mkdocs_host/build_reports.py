"""What the last builds of a preview have made, for the terminal and for the pages that ask."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any

from mkdocs_host.process import PROCESS

log = logging.getLogger("mkdocs.preview")
KEPT_REPORTS = 20
"""How many builds a page can ask about."""


class BuildReports:
    """The reports of the last builds, the latest last."""

    def __init__(self, began: int) -> None:
        """Nothing is reported yet.

        Args:
            began: the epoch in which this process began to serve.
        """
        self.latest: list[dict[str, Any]] = []
        self.since = began
        """The epoch since which all builds are here. A page that is older may have missed one and is loaded again."""

    def add(
        self,
        epoch: int,
        seconds: float,
        because: Sequence[str],
        pages: Sequence[str],
        gone: Mapping[str, str],
        *,
        is_whole: bool,
    ) -> None:
        """Report what a build has made.

        Args:
            epoch: the time of the build, by which pages know it.
            seconds: how long it took.
            because: the files that were saved or deleted.
            pages: the addresses of the pages that were made.
            gone: the addresses of the pages that are gone, as `gone_pages` gives them.
            is_whole: whether the whole site was made.
        """
        what = {"pages": pages, "gone": dict(gone), "whole": is_whole, "because": because}
        report = {"epoch": epoch, "at": time.time(), "seconds": seconds, **what}
        reports = [*self.latest, report]
        if len(reports) > KEPT_REPORTS:
            self.since = reports.pop(0)["epoch"]
        self.latest = reports
        outcome = f"{len(pages)} page{'' if len(pages) == 1 else 's'} made anew" if pages else "No page made anew"
        # No file was saved where a notebook that was executed in the background has asked for the build.
        reason = f", because of {', '.join(because[:3])}" if because else ""
        names = ", ".join(PROCESS.watch.names) if PROCESS.watch.needs_whole_builds else ""
        plugins = f"; with the plugins {names} each build is a whole one" if names else ""
        log.info("%s in %.2f s%s%s", outcome, seconds, reason, plugins)
