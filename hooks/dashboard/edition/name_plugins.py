"""Says of a finding that it may be about words of a plugin, not of the author."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from dashboard.core.finding import Finding
from dashboard.pieces.source_text import SourceText


def name_plugins(finding: Finding, source_texts: Mapping[str, SourceText]) -> Finding:
    """Add to a finding which plugin changed the text, unless its line is as the author wrote it.

    Args:
        finding: about any file.
        source_texts: the texts by path.
    """
    text = source_texts.get(finding.path)
    change = text.plugins if text else None
    if not change or change.markdown is None or finding.line in change.kept_lines or change.names in finding.message:
        return finding
    hint = f"The plugin {change.names} changed this text; what was read may be its words. {finding.hint}".strip()
    return replace(finding, hint=hint)
