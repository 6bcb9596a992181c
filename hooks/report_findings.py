"""Engine → terminal: every finding of a build at once; an error in what is public stops a strict one."""

from __future__ import annotations

import sys

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from dashboard.core.finding import Finding, format_findings
from dashboard.site.edition import Edition

# A hook's module lives as long as the process: what the last build has told, by the site's mkdocs.yml.
told: dict[str, set[Finding]] = {}


@event_priority(-90)  # Last: the drawing of charts may have findings too.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Print what was not told before, and stop before anything is written."""
    edition: Edition = config.extra["dashboard"]
    if news := set(edition.findings) - told.get(config.config_file_path, set()):
        # Not through MkDocs' logger: its strict mode would count warnings too, which stop nothing here.
        print(format_findings(news), file=sys.stderr)
    told[config.config_file_path] = set(edition.findings)
    if config.strict and not edition.preview and (stopping := edition.stopping()):
        count = f"{len(stopping)} error{'s' if len(stopping) > 1 else ''}"
        raise PluginError(f"{count} in what would be public; see above. Nothing was published.")
    return env
