"""The marks of a figure: how sure it is, and whether its source gives it as a bound: 'provisional, less than'.

A bound belongs to the number, so it is written with it: '<10' in pictures and tables, 'less than 10' in sentences. What
was computed from such a figure has no bound of its own; its mark says what it was computed from.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from pydantic_core import PydanticCustomError

from dashboard.core.phrases import join_words
from dashboard.core.words import N_, _

Mark = Literal["provisional", "derived", "estimate"]
"""How sure a figure is. A row has one of them at most; what was computed from several rows has theirs."""
Bound = Literal["less than", "at most", "about", "at least", "more than"]
"""How a source gives a number that it does not give exactly."""
MARKS: tuple[str, ...] = (*get_args(Mark), *get_args(Bound))
SIGNS: dict[str, str] = {"less than": "<", "at most": "≤", "about": "~", "at least": "≥", "more than": ">"}
"""What stands before the number in pictures and tables."""
ALL_SIGNS = "".join(SIGNS.values())
_PHRASES = {
    "less than": N_("less than %(value)s"),
    "at most": N_("at most %(value)s"),
    "about": N_("about %(value)s"),
    "at least": N_("at least %(value)s"),
    "more than": N_("more than %(value)s"),
}
_BOUND_WORDS = {
    "less than": N_("upper limit"),
    "at most": N_("upper limit"),
    "about": N_("approximate"),
    "at least": N_("lower limit"),
    "more than": N_("lower limit"),
}
_WORDS = (N_("provisional"), N_("derived"), N_("estimate"), N_("final"))
"""The marks and maturities, as catalogues have them."""


def split_marks(mark: str | None) -> tuple[str, ...]:
    """The marks one by one: 'provisional' and 'less than' of 'provisional, less than'."""
    return tuple(mark.split(", ")) if mark else ()


def check_marks(text: str | None) -> str | None:
    """Return the cell of a column 'mark', or raise an error: it holds one mark, one bound, or both."""
    if not text:  # (as in most rows)
        return text
    marks = split_marks(text)
    if set(marks) <= {*MARKS} and all(sum(mark in kind for mark in marks) < 2 for kind in (get_args(Mark), SIGNS)):
        return text
    raise PydanticCustomError("literal_error", "other marks", {"expected": ", ".join(f"'{mark}'" for mark in MARKS)})


def bound_of(mark: str | None) -> str:
    """The bound among the marks of a figure, such as 'less than'; empty if the number is exact."""
    return next((one for one in split_marks(mark) if one in SIGNS), "")


def sign_of(mark: str | None) -> str:
    """What stands before the number of a figure with these marks: '<'; empty if the number is exact."""
    return SIGNS.get(bound_of(mark), "")


def without_bound(mark: str | None) -> str:
    """The marks that are to be said beside a number that has its bound with it."""
    return ", ".join(one for one in split_marks(mark) if one not in SIGNS)


def in_sentence(value: str, bound: str) -> str:
    """A number with its bound, if it has one, in words: 'less than 10%'."""
    return _(_PHRASES[bound], value=value) if bound else value


def words_of_one(mark: str) -> str:
    """A mark or a maturity in the language of the page; of a bound what kind of number it is."""
    return _(_BOUND_WORDS.get(mark, mark))


def join_marks(marks: Iterable[str]) -> str:
    """Several marks in a sentence: 'derived and provisional'."""
    return join_words([*dict.fromkeys(map(words_of_one, marks))])


def words_of_mark(mark: str | None) -> str:
    """A mark, a maturity, or several marks with commas between them, in the language of the page."""
    return ", ".join(dict.fromkeys(map(words_of_one, split_marks(mark))))
