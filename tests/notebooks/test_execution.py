"""What a kernel prints becomes outputs that are the same in each run."""

from __future__ import annotations

from typing import Any

from dashboard.notebooks.execution import join_streams
from tests.samples.hang import no_hang


def stream(name: str, text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def test_each_stream_is_one_text_and_standard_output_comes_first() -> None:
    shown = {"output_type": "display_data", "data": {"text/plain": "shown"}}
    outputs = [stream("stderr", "a"), stream("stdout", "1\n"), shown, stream("stdout", "2\n"), stream("stderr", "b")]
    assert join_streams(outputs) == [stream("stdout", "1\n2\n"), stream("stderr", "ab"), shown]


def test_of_a_line_that_is_written_over_the_last_state_stays() -> None:
    assert join_streams([stream("stdout", "1%\r50%\r100%\r\nDone\r\n")]) == [stream("stdout", "100%\nDone\n")]


def test_long_lines_do_not_hang() -> None:
    length = 300_000
    for text in ("x" * length, "\r" * length, "<a href=" * (length // 8), "\b" * length):
        with no_hang():
            join_streams([stream("stdout", text), stream("stderr", text)])
