"""mkdocs.yml → mkdocs-jupyter: loads the plugin without nbconvert and jupytext, which only conversions need.

MkDocs imports its plugins before it loads any hook, and Markdown extensions before its plugins. So this module is
listed as a Markdown extension. It does nothing to a text, but it imports the plugin, with stand-ins for the slow
modules. No stand-in stays in `sys.modules`: a later import of nbconvert gives the real module. Where the plugin uses a
stand-in, the stand-in imports the real module and passes the call on. This saves half a second of each warm build.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

from markdown import Extension

DEFERRED = ("bs4", "jupytext", "mkdocs_jupyter.convert", "nbconvert.exporters.html")
"""The slow modules that mkdocs-jupyter 0.27 imports at once, and uses only for notebooks and some of its options."""


def makeExtension(**options: Any) -> Extension:  # noqa: N802 (Python-Markdown's name)
    """Import the plugin, and return an extension that changes nothing."""
    if "mkdocs_jupyter.plugin" not in sys.modules:
        _import_plugin()
    return _NoExtension()


class _NoExtension(Extension):
    def extendMarkdown(self, md: Any) -> None:  # noqa: N802
        """Leave everything as it is."""


class _StandIn(ModuleType):
    """Stands for a module, named `package.module`, or for an object in it, named `package.module:Object`."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:  # `from module import name`, while the plugin is imported
            return _StandIn(f"{self.__name__}:{name}")
        return getattr(self._real(), name)

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return self._real()(*arguments, **options)

    def _real(self) -> Any:
        module, _, name = self.__name__.partition(":")
        return getattr(import_module(module), name) if name else import_module(module)


def _import_plugin() -> None:
    stand_ins = {name: _StandIn(name) for name in DEFERRED if name not in sys.modules}
    sys.modules |= stand_ins
    try:
        import_module("mkdocs_jupyter.plugin")
    finally:
        for name in stand_ins:
            del sys.modules[name]
