"""Pictures that stand in an SVG itself, as `data:` addresses."""

from __future__ import annotations

import base64
import binascii

from dashboard.core.lazy_re import lazy_re
from dashboard.media.picture_error import PictureError
from dashboard.media.raster_picture import clean_raster

_EMBEDDED = lazy_re(r"data:image/(png|jpeg|webp|gif|avif);base64,([A-Za-z0-9+/=\s]+)")
"""The address of a picture that stands in the address itself."""


def clean_embedded(address: str) -> str:
    """Return the address of the clean picture; empty if the address holds none that can be read."""
    picture = _EMBEDDED.fullmatch(address)
    if not picture:
        return ""
    try:
        content, _ = clean_raster(base64.b64decode(picture[2]), picture[1])
    except (PictureError, binascii.Error):
        return ""
    return f"data:image/{picture[1]};base64,{base64.b64encode(content).decode()}"
