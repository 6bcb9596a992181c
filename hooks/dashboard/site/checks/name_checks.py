"""The checks for names of files that cannot be written down, or that are one name on other systems."""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from dashboard.core.control_characters import has_control, with_visible_control
from dashboard.core.finding import Finding
from dashboard.core.ignored_files import is_ignored
from dashboard.core.paths import from_root
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent


@site_check("unreadable-name", "error")
def unreadable_name(content: SiteContent) -> Iterator[Finding]:
    """The name of a file or folder in docs/ or data/ holds a line break, another control character, or bytes that are
    not UTF-8.

    Why: Such a name cannot stand in an address or in a list of files, and on a terminal it could hide other findings.
    Nothing reads the file.

    Bad:
        docs/analyses/coal<line break>.md

    Good:
        docs/analyses/coal.md
    """
    settings = content.settings
    for top in (settings.docs, settings.data):
        for folder, folders, names in os.walk(top):
            folders[:] = [name for name in folders if not is_ignored(name)]
            parent = from_root(folder, settings.root)
            if not has_control("/".join((parent, *names))):
                continue
            for path in (f"{parent}/{name}" for name in names if not is_ignored(name)):
                if has_control(path):
                    message = "The name holds control characters or bytes that are not UTF-8. Nothing reads the file."
                    hint = "Rename it, in letters, digits and hyphens."
                    yield Finding(id="unreadable-name", path=with_visible_control(path), message=message, hint=hint)


@site_check("twin-file")
def twin_file(content: SiteContent) -> Iterator[Finding]:
    """The names of two files in docs/ differ in capitals alone, or in how accents are written down.

    Why: On Windows and on Macs both are one file. A checkout there has only one of them, and which one is chance; so it
    is on some hosts of sites.

    Bad:
        docs/images/Port.svg beside docs/images/port.svg

    Good:
        docs/images/port.svg beside docs/images/port-at-night.svg
    """
    twins = defaultdict[str, list[str]](list)
    for path in sorted({*content.files, *content.source_texts, *content.other_texts}):
        twins[unicodedata.normalize("NFC", path).casefold()].append(path)
    for first, *others in twins.values():
        for path in others:
            message = f"On Windows and on Macs this file and {first} are one."
            yield Finding(id="twin-file", path=path, message=message, hint="Give one of the two another name.")
