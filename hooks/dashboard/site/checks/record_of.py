"""Where keys of a file of data stand, for a finding about what was read of it before."""

from __future__ import annotations

from dashboard.core.yaml_record import Record, read_yaml_bytes
from dashboard.site.content import SiteContent


def record_of(content: SiteContent, path: str) -> Record:
    """The keys of a file with their places; none if it has changed since it was read, and cannot be read now.

    Args:
        content: the site.
        path: the file, from the root of the repository.
    """
    return read_yaml_bytes((content.settings.root / path).read_bytes(), path, []) or Record(path, {}, {})
