"""Makes the files of a preview that no page needs, such as a feed, when somebody asks for one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from dashboard.build.build import Build
from dashboard.core.finding import format_findings
from dashboard.output.site_folder import place_on_request


class MadeOnRequest:
    """The files of a served folder that were made because somebody asked for them."""

    def __init__(self, folder: Path) -> None:
        """Nothing is made yet.

        Args:
            folder: which is served.
        """
        self.lock = threading.Lock()
        """Held while files of the folder are made: for a build, or because somebody asks for one."""
        self._folder = folder
        self._made: set[str] = set()

    def bring_up_to_date(self, name: str, last_build: Callable[[], Build], *, wait: bool) -> str:
        """Make a file, if it is one that is made only when somebody asks for it.

        Args:
            name: of the file, from the root of the site.
            last_build: gives the last one that succeeded; it is another one after a wait.
            wait: whether to wait for the end of a build that is under way.

        Returns:
            why it could not be made; empty if nothing went wrong.
        """
        # Nearly all requests are for files of the last build, which is not to list what else it could make.
        is_there = name not in self._made and (self._folder / name).is_file()
        if is_there or not self.lock.acquire(blocking=wait):
            return ""
        try:
            build = last_build()
            if file := build.derived_files.get(name):
                self._made.add(name)
                return format_findings(place_on_request(self._folder, file, build.edition.content.cache))
            if name in self._made:
                self._made.discard(name)
                if name not in build.files:
                    (self._folder / name).unlink(missing_ok=True)
            return ""
        finally:
            self.lock.release()
