"""Finding files: through links, not in circles, and nothing that is hidden, broken or elsewhere."""

from pathlib import Path

from dashboard.core.folders import read_folder, walk
from dashboard.core.paths import files_of


def test_files_are_found_by_pattern_in_the_order_of_their_paths(tmp_path: Path) -> None:
    root = tmp_path / "site"
    for name in ("b/x.yaml", "a/x.yaml", "a/deep/x.yaml", "x.yaml", "a/.x.yaml", "a/x.csv", "a-b/x.yaml"):
        (root / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "data" / name).touch()
    (tmp_path / "elsewhere.yaml").touch()
    (root / "data" / "a" / "out.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    (root / "data" / "a" / "gone.yaml").symlink_to(root / "nothing.yaml")
    (root / "data" / "b" / "in.yaml").symlink_to(root / "data" / "x.yaml")
    (root / "data" / "b" / "circle").symlink_to(root / "data")

    def found(pattern: str) -> list[str]:
        return [path.relative_to(root / "data").as_posix() for path in files_of(root / "data", pattern, root)]

    assert found("*.yaml") == ["x.yaml"]
    assert found("a/*.yaml") == ["a/x.yaml"]
    assert found("*/*.yaml") == ["a/x.yaml", "a-b/x.yaml", "b/in.yaml", "b/x.yaml"]
    assert found("**/*.yaml") == ["a/deep/x.yaml", "a/x.yaml", "a-b/x.yaml", "b/in.yaml", "b/x.yaml", "x.yaml"]
    assert found("missing/*.yaml") == []


def test_whoever_takes_a_folder_out_is_not_led_into_it(tmp_path: Path) -> None:
    (tmp_path / "in" / "circle").mkdir(parents=True)
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "in" / "self").symlink_to("self")
    (tmp_path / "in" / "file").touch()
    seen = []
    for folder in walk(str(tmp_path)):
        folder.folders[:] = [name for name in folder.folders if name not in folder.links]
        seen.append(folder.path.removeprefix(str(tmp_path)))
    assert seen == ["", "/in", "/in/circle"]
    found = read_folder(str(tmp_path / "in"))
    assert sorted(found.files) == ["file", "self"]
    assert found.links == {"self", "up"}
