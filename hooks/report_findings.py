"""Engine → terminal: all findings of a build at once. An error in what is public stops a strict build."""

from __future__ import annotations

import sys

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from dashboard.core.finding import format_findings
from mkdocs_host.build_of import build_of
from mkdocs_host.process import PROCESS


@event_priority(-90)  # After the charts are drawn, which may have findings too.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Print the findings that the last build did not have, and stop before anything is written."""
    edition = build_of(config).edition
    findings = set(edition.findings)
    if new := findings - PROCESS.printed.get(config.config_file_path, set()):
        # Not by MkDocs' logger: a strict MkDocs stops at its warnings, and ours stop nothing.
        print(format_findings(new), file=sys.stderr)
    PROCESS.printed[config.config_file_path] = findings
    errors = [] if edition.is_preview else edition.blocking_errors()
    # What a plugin makes of a text by chance may hold words of a text that is hidden.
    if errors and (config.strict or any(error.id == "unsteady-plugin" for error in errors)):
        count = f"{len(errors)} error{'s' if len(errors) > 1 else ''}"
        raise PluginError(f"{count} in what would be public; see above. Nothing was published.")
    return env
