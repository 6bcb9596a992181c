"""A long piece with all that stands around a text. Nothing in it is true."""

from __future__ import annotations

from tests.samples.site import HEAD

_WORDS = "Ports, railways and banks were built for another trade, and none of them was built in a season. " * 12
_NOTE = "Of those who answered, and not of all who were asked, as [the report](https://example.org/) says."
LONG_PIECE = (
    HEAD.replace("A lifeline", "A long way")
    .replace("2025-05-09", "2025-05-10")
    .replace(
        "status:",
        "key_points: [The first point., The second point.]\n"
        "corrections: [{date: 2025-05-11, text: A word was wrong.}]\nstatus:",
    )
    + f"It was [115.5](fact:trade/value?year=2024&flow=china-to-russia) billion dollars.[^1]\n\n{_WORDS}\n\n"
    + "".join(f"## Part {number}\n\n{_WORDS}[^{number}]\n\n{_WORDS}\n\n" for number in range(2, 6))
    + "".join(f"[^{number}]: {_NOTE}\n" for number in range(1, 6))
)
"""Its address is `analyses/long/`."""
