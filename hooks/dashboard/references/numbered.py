"""The numbers of works, and the words of a mark in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dashboard.references.citation import Named


def number_works(named: Iterable[Named], numbers: dict[str, int]) -> None:
    """Give numbers to works that have none yet, in their order.

    Args:
        named: the works that a citation names.
        numbers: the numbers by key; gets new ones.
    """
    for work in named:
        numbers.setdefault(work.key, len(numbers) + 1)


def words_of_citation(
    named: Iterable[Named],
    numbers: Mapping[str, int],
    link: Callable[[int], str] = str,
    write: Callable[[str], str] = str,
) -> str:
    """The mark of a citation: '[see 1, p. 12; 2]'. Its brackets tell it from that of a footnote.

    Args:
        named: the works that it names.
        numbers: their numbers by key.
        link: writes a number.
        write: writes the words of the author.
    """

    def words(work: Named) -> str:
        before, after = f"{write(work.before)} " if work.before else "", f", {write(work.after)}" if work.after else ""
        return f"{before}{link(numbers[work.key])}{after}"

    return f"[{'; '.join(map(words, named))}]"
