"""Descriptions of the checks of MkDocs' plugins. The program that runs plugins, and the adapters, find the issues."""

from __future__ import annotations

from dashboard.checks.check import described

failing_plugin = described(
    "failing-plugin",
    "site",
    """A plugin of MkDocs fails at a text, or returns what MkDocs does not take.

    Why: The text is shown as if the plugin were not there, and words of its author may be missing or stand as code.

    Bad:
        a text with `{{ undefined_name | no_filter }}` under mkdocs-macros-plugin

    Good:
        the same with a name and a filter that there are
    """,
)
unsteady_plugin = described(
    "unsteady-plugin",
    "site",
    """What a plugin makes of a text differs between two runs over the same files.

    Why: What reviewers approve would not be what readers get. Time, chance and other pages must not change a text.

    Bad:
        a text with `{{ now() }}` under mkdocs-macros-plugin

    Good:
        a text with the date as a word
    """,
)
unusable_plugin = described(
    "unusable-plugin",
    "site",
    """A plugin of MkDocs cannot work on this site and is switched off.

    Why: It would break the build, or show what is not public. CONTRIBUTING.md says what each plugin does here.

    Bad:
        `blog` among the plugins of mkdocs.yml

    Good:
        pieces in docs/analyses/, which have lists of their own
    """,
    "warning",
)
left_out_plugin_file = described(
    "left-out-plugin-file",
    "site",
    """A plugin of MkDocs has made a file that readers do not get.

    Why: Readers get what is named, and nothing else: a plugin may write down what is not public.

    Bad:
        mkdocs-redirects, and no `plugin_files` under `extra.editorial` in mkdocs.yml

    Good:
        `plugin_files: [old-name/index.html]` there
    """,
    "info",
)
