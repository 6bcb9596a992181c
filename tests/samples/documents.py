"""Documents of office programs, as far as their parts matter."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def document(parts: Mapping[str, str | bytes]) -> bytes:
    """A packed document with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return file.getvalue()
