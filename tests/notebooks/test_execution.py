"""What a kernel prints becomes outputs that are the same in each run, in time that grows with their length."""

from __future__ import annotations

import time
from typing import Any

from dashboard.notebooks.execution import join_streams


def stream(name: str, text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def test_each_stream_is_one_text_and_standard_output_comes_first() -> None:
    shown = {"output_type": "display_data", "data": {"text/plain": "shown"}}
    outputs = [stream("stderr", "a"), stream("stdout", "1\n"), shown, stream("stdout", "2\n"), stream("stderr", "b")]
    assert join_streams(outputs) == [stream("stdout", "1\n2\n"), stream("stderr", "ab"), shown]


def test_of_a_line_that_is_written_over_the_last_state_stays() -> None:
    assert join_streams([stream("stdout", "1%\r50%\r100%\r\nDone\r\n")]) == [stream("stdout", "100%\nDone\n")]


def test_long_lines_take_time_in_proportion() -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        for text in ("x" * length, "\r" * length, "<a href=" * (length // 8), "\b" * length):
            join_streams([stream("stdout", text), stream("stderr", text)])
        return time.process_time() - start

    short, long = min(seconds(30_000) for _ in range(3)), min(seconds(300_000) for _ in range(3))
    assert long < 0.05 or long < 30 * short
