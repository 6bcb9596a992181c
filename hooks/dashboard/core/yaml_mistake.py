"""Says in plain words what is wrong with a text that is not YAML, and where: the parser only knows where it gave up."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from dashboard.core.lazy_re import lazy_re

_LONGEST = 40
"""Most characters of a line that are repeated."""
_KEY = lazy_re(r"\A[ \t]*+(?:- +)*[^\s:#'\"\[{-][^:#'\"\[{]*:(?=\s|$)")
"""A key with its colon, at the beginning of a line."""
_ITEM = lazy_re(r"[ \t]*+(?:- +)+")
"""The beginning of an item of a list."""
_SIGNS = "*&!|>-?,[]{}"
"""Signs by which YAML tells other things than words."""
_TAB = "Indent by blanks, two for each level; most editors can put them in place of the key Tab."
_ELSE = "Look at the indentation, at quotes left open, and put a text that holds ': ' into quotes."


class YamlMistake(NamedTuple):
    """Where a text is no YAML, what is wrong there, and what to do."""

    line: int
    """From 0."""
    column: int
    """From 0."""
    message: str
    hint: str


def yaml_mistake(text: str, error: yaml.MarkedYAMLError) -> YamlMistake:
    """Find out what is meant by an error of the parser.

    Args:
        text: what it could not read.
        error: what it said.
    """
    lines = text.split("\n")
    problem, context = error.problem or "", error.context or ""
    at, begin = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    if at is None or begin is None or at.line >= len(lines) or begin.line >= len(lines):
        return YamlMistake(0, 0, problem or context, _ELSE)
    line, place = lines[at.line], (at.line, at.column)
    if "tab" in problem or line[at.column : at.column + 1] == "\t":
        return YamlMistake(*place, "a tab stands where only blanks may stand", _TAB)
    if "cannot start any token" in problem:
        sign = line[at.column : at.column + 1]
        return YamlMistake(*place, f"no value begins with '{sign}'", "Put the value into quotes.")
    if "escape" in problem or "hexdecimal" in problem:
        hint = "Write / in place of it, or put the value into single quotes."
        return YamlMistake(*place, "a backslash in double quotes begins a character that does not exist", hint)
    if "quoted" in context:  # (A quote left open is only noticed at the end of the file.)
        return YamlMistake(begin.line, begin.column, "a quote is opened here and never closed", _ELSE)
    if "or ']'" in problem or "or '}'" in problem:
        sign, close = ("{", "}") if "}" in problem else ("[", "]")
        message = f"a bracket {sign} is opened here and not closed, or a comma is missing behind it"
        return YamlMistake(
            begin.line, begin.column, message, f"Write {close} behind the last entry, and , between two."
        )
    if "expected ':'" in problem:
        return _without_colon(lines, begin.line)
    if "mapping values" in problem:
        return _second_colon(lines, at.line, at.column)
    if "another document" in problem:
        hint = "Take the line '---' out, or put what follows into a file of its own."
        return YamlMistake(*place, "a second document begins here", hint)
    if mistake := _sign_before_words(line, *place):
        return mistake
    if "expected key" in problem:
        return _no_key(lines, at.line, at.column)
    return YamlMistake(*place, problem or context, _ELSE)


def _without_colon(lines: list[str], number: int) -> YamlMistake:
    """A line that begins like a key and is none."""
    line = lines[number]
    words, column = _shown(line), len(line) - len(line.lstrip())
    if odd := re.match(r"[ \t]*[\u00a0\u2007\u202f]", line):
        message = "a blank that does not break stands before the words, where only plain ones may stand"
        return YamlMistake(number, odd.end() - 1, message, "Type the blanks at the beginning of the line anew.")
    if item := re.match(r"\s*-(?=[^\s-])", line):
        message = f"'{words}' has no blank behind the hyphen"
        return YamlMistake(number, column, message, f"Write - {_shown(line[item.end() :])}")
    if "：" in line:
        return YamlMistake(number, line.index("："), "a colon of full width ends no key", "Write : and a blank.")
    if glued := re.match(r"\s*([\w-]+):(\S.*)", line):
        key, value = glued.groups()
        hint = f"Write {key}: {_shown(value)}"
        if value[0].isspace() or value[0] in "\u00a0\u202f\u2007":
            return YamlMistake(number, column, f"an unbreakable blank stands behind '{key}:'", "Type the blank anew.")
        return YamlMistake(number, column, f"'{words}' has no blank behind the colon", hint)
    if glued := re.match(r"\s*([\w-]+):[\u00a0\u202f\u2007]", line):
        return YamlMistake(
            number, column, f"an unbreakable blank stands behind '{glued[1]}:'", "Type the blank behind the colon anew."
        )
    key = line.split()[0] if line.split() else "key"
    return YamlMistake(
        number, column, f"'{words}' has no colon", f"Write a key, a colon and a blank, such as '{key}: …'."
    )


def _second_colon(lines: list[str], number: int, column: int) -> YamlMistake:
    """A colon where a value is: the second one of its line, or the first one behind a line that has none."""
    line = lines[number]
    key = _KEY.match(line)
    if key and key.end() <= column:
        hint = _quoted(key, line)
        return YamlMistake(number, column, "a value without quotes holds a colon and a blank", hint)
    above = next((index for index in range(number - 1, -1, -1) if lines[index].strip()), number)
    if not _KEY.match(lines[above]) and not lines[above].lstrip().startswith("-"):
        return _without_colon(lines, above)
    return _out_of_line(lines, number)


def _sign_before_words(line: str, number: int, column: int) -> YamlMistake | None:
    """Words without quotes that begin like something else; None if a line has none, or was left before a bracket."""
    begin = _KEY.match(line) or _ITEM.match(line)
    words = line[begin.end() :].lstrip() if begin else ""
    if not begin or words[:1] not in tuple(_SIGNS) or (words[0] in "[{" and column < begin.end()):
        return None
    message = f"the value begins with '{words[0]}', as no words without quotes do"
    return YamlMistake(number, len(line) - len(words), message, _quoted(begin, line))


def _quoted(begin: re.Match[str], line: str) -> str:
    """How a line is written with its value in quotes; `begin` is what stands before the value."""
    value = line[begin.end() :].strip()
    quote = "'" if '"' in value else '"'
    return f"Put the value into quotes: {begin[0].strip()} {quote}{value}{quote}"


def _no_key(lines: list[str], number: int, column: int) -> YamlMistake:
    """Something that is no key: words behind a quote that ends a value, or a line that is indented otherwise."""
    line = lines[number]
    if line[:column].strip():
        key = _KEY.match(line)
        value = line[key.end() :].strip()[1:-1] if key else ""
        quote = "'" if '"' in value else '"'
        hint = "Put the other kind of quotes around it"
        if key and value and quote not in value:
            hint += f": {key[0].strip()} {quote}{value}{quote}"
        return YamlMistake(number, column, "a quote ends the value here, and words follow", f"{hint.rstrip('.')}.")
    return _out_of_line(lines, number)


def _out_of_line(lines: list[str], number: int) -> YamlMistake:
    column = len(lines[number]) - len(lines[number].lstrip())
    message = f"'{_shown(lines[number])}' begins at another place than the lines that belong with it"
    return YamlMistake(number, column, message, "Let keys that belong together begin below one another.")


def _shown(line: str) -> str:
    words = line.strip()
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
