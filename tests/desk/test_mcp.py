"""`desk mcp`, started as a process and asked by the official client over its standard input and output."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from click.testing import CliRunner

from dashboard.desk import main
from machine.set_up_command import SET_UP
from tests.samples.site import HEAD, SITE, write_files

if TYPE_CHECKING:
    from mcp import Client

DRAFT = HEAD.replace("published", "draft").replace("A lifeline", "zqsecret lifeline") + "zqsecret words.\n"
EMBARGOED = HEAD.replace("published", "published\nembargo: 2099-01-01T06:00+01:00").replace(
    "A lifeline", "zqsecret two"
)
DESCRIPTOR = (SITE["data/datasets/economy/trade.yaml"] or "").replace("title: Trade\n", "title: zqsecret data\n", 1)
FILES: dict[str, str | None] = {
    **SITE,
    "docs/analyses/hidden.md": DRAFT,
    "docs/analyses/waiting.md": EMBARGOED,
    "data/datasets/economy/private.yaml": DESCRIPTOR,
    "data/datasets/economy/private.csv": SITE["data/datasets/economy/trade.csv"],
}


def asked(root: Path, ask: Callable[[Client], Awaitable[Any]]) -> Any:
    from mcp import Client, StdioServerParameters  # (a second that only these tests need)

    write_files(root, FILES)
    desk = str(Path(sys.executable).with_name("desk"))
    server = StdioServerParameters(command=desk, args=["--config", str(root / "mkdocs.yml"), "mcp"], cwd=root)

    async def run() -> Any:
        async with Client(server, read_timeout_seconds=120) as client:
            return await ask(client)

    # The browser of other tests leaves a loop running in this thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, run).result()


def content(result: Any) -> dict[str, Any]:
    assert not result.is_error, result.content
    return json.loads(result.content[0].text)


def test_a_client_finds_reads_and_gets_what_is_public_and_nothing_else(tmp_path: Path) -> None:
    async def ask(client: Client) -> dict[str, Any]:
        tools = await client.list_tools()
        calls: dict[str, tuple[str, dict[str, Any]]] = {
            "search": ("search", {"query": "trade"}),
            "secret": ("search", {"query": "zqsecret"}),
            "hostile": ("search", {"query": "(q+)+$ .*", "limit": 10**9}),
            "list": ("list", {}),
            "piece": ("get_piece", {"name": "lifeline"}),
            "chart": ("get_piece", {"name": "trade", "kind": "chart"}),
            "draft": ("get_piece", {"name": "hidden"}),
            "embargoed": ("get_piece", {"name": "waiting"}),
            "path": ("get_piece", {"name": "../../mkdocs.yml"}),
            "rows": ("get_rows", {"dataset": "trade", "where": {"year": "2024"}, "limit": 10**9}),
            "private": ("get_rows", {"dataset": "private"}),
            "mistyped": ("get_rows", {"dataset": "trade", "limit": "many"}),
        }
        answers = {name: await client.call_tool(tool, arguments) for name, (tool, arguments) in calls.items()}
        return {"tools": tools.tools, **answers}

    answers = asked(tmp_path, ask)
    tools = answers.pop("tools")
    assert [tool.name for tool in tools] == ["search", "list", "get_piece", "get_rows"]
    assert all(tool.annotations.read_only_hint for tool in tools)
    refused = {name for name, answer in answers.items() if answer.is_error}
    assert refused == {"draft", "embargoed", "path", "private", "mistyped"}
    assert "There is no public piece 'hidden'." in answers["draft"].content[0].text
    # Of what was asked nothing comes back but the name.
    said = "".join(part.text for answer in answers.values() for part in answer.content)
    assert "zqsecret" not in said
    assert [hit["kind"] for hit in content(answers["search"])["hits"]] == ["dataset", "piece"]
    assert content(answers["secret"]) == content(answers["hostile"]) == {"total": 0, "hits": []}
    assert content(answers["list"])["total"] == 3
    assert "| 2024 | 115.49 | 129.32 | 1 |" in content(answers["piece"])["markdown"]
    assert content(answers["chart"])["markdown"].startswith("---\ntitle: Both directions")
    rows = content(answers["rows"])
    assert [row["values"]["value"] for row in rows["rows"]] == ["115.49", "129.32"]
    assert rows["sources"][rows["rows"][0]["sources"][0]]["publisher"] == "China Customs, via TASS"


def test_without_the_extra_one_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, SITE)
    for name in [name for name in sys.modules if name.partition(".")[0] == "mcp"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "dashboard.desk.library_server", raising=False)
    monkeypatch.setitem(sys.modules, "mcp", None)
    result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "mcp"])
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert f"run {SET_UP}, or pip install -e '.[mcp]'" in result.output
