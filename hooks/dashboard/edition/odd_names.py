"""Why a file is not found though it seems to be there: its name is written in other signs than it has."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath
from urllib.parse import unquote

from dashboard.core.paths import resolve_relative


def hint_of_odd_name(source: str, written: str, files: Collection[str]) -> str:
    """What to do where only the signs of a name differ from those of a file that is there.

    Args:
        source: the path of the text that names the file.
        written: the name as it stands in the text.
        files: the paths of all files.

    Returns:
        A hint; empty if no file has such a name.
    """
    whole = written.replace("#", "%23").replace("?", "%3F")
    if whole != written and unquote(resolve_relative(source, whole)) in files:
        return f"Write {whole}: # and ? end the name of a file in an address."
    path = unquote(resolve_relative(source, written))
    composed = unicodedata.normalize("NFC", path)
    if path not in files and any(unicodedata.normalize("NFC", file) == composed for file in files):
        name = PurePosixPath(path).name
        return f"Give the file the name {name} anew: its accents are signs of their own, as macOS writes them."
    return ""
