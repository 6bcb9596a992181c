"""Marks of editing (CriticMarkup) are read outside of code alone; pymdownx.critic reads them everywhere."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from dashboard.core.lazy_re import lazy_re
from dashboard.markup.fences import fenced_lines

_HIDDEN = "\ue003"
"""Stands for a brace of code while marks are read."""
_MARK = lazy_re(r"\{(?:\+\+|--|~~|==|>>)")
_ITEM = r"(?:[-*+]|\d{1,9}\.)[ \t]"
_CODE = lazy_re(rf"(?<![\\`])(?P<ticks>`+)(?!`)(?:[^\n]|\n(?![ \t>]*(?:\n|{_ITEM})))+?(?<!`)(?P=ticks)(?!`)")
"""Code among words, which does not reach from one item of a list into the next one."""


class EditingMarks(Preprocessor):
    """Does what the preprocessor of pymdownx.critic does, without what stands in fences and code spans."""

    @staticmethod
    def take_over(md: Markdown) -> None:
        """Take the place of the other one, if a site has it."""
        if "critic" in md.preprocessors:
            md.preprocessors.register(EditingMarks(md, md.preprocessors["critic"]), "critic", 31.1)

    def __init__(self, md: Markdown, critic: Any) -> None:
        super().__init__(md)
        self._critic = critic

    def run(self, lines: list[str]) -> list[str]:
        """Called by Python-Markdown."""
        if not any(_MARK.search(line) for line in lines):
            return lines
        fenced = fenced_lines(lines)
        shown = [line.replace("{", _HIDDEN) if number in fenced else line for number, line in enumerate(lines)]
        text = _CODE.sub(lambda code: code[0].replace("{", _HIDDEN), "\n".join(shown))
        read: list[str] = self._critic.run(text.split("\n"))
        kept: dict[str, str] = self._critic.critic_stash.stash  # (It has the words of comments.)
        kept.update({key: html.replace(_HIDDEN, "{") for key, html in kept.items()})
        return [line.replace(_HIDDEN, "{") for line in read]
