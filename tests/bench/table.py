"""What was measured, beside its goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One line of the table."""

    what: str
    value: float
    unit: str
    least: float | None = None
    most: float | None = None

    @property
    def goal(self) -> str:
        """The goal in words, and whether it is met."""
        if self.least is not None:
            return f"at least {self.least:g}: {'met' if self.value >= self.least else 'MISSED'}"
        if self.most is not None:
            return f"under {self.most:g}: {'met' if self.value < self.most else 'MISSED'}"
        return ""


def table(rows: Sequence[Measured]) -> str:
    """One line for each measure: what, how much, and the goal where it has one."""
    width = max(len(row.what) for row in rows)
    return "\n".join(f"{row.what:{width}}  {row.value:8.2f} {row.unit:2}  {row.goal}".rstrip() for row in rows)
