"""Packed files (ZIP) that a stranger may have made."""

from __future__ import annotations

import zipfile
import zlib

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What `zipfile` raises at a part that is broken, packed in an unknown way or locked by a password."""
