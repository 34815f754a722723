"""The command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.launcher import options


def test_paths_become_absolute_and_survive_the_run_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["--headless", "show.json", "--go-live", "--record", "out/rec.MKV", "--seconds", "2.5", "--report", "r.json"]
    given = options.parse(words)
    assert given == options.Options(
        show=str(tmp_path / "show.json"),
        headless=True,
        go_live=True,
        record=str(tmp_path / "out" / "rec.MKV"),
        seconds=2.5,
        report=str(tmp_path / "r.json"),
    )
    options.write_run_file(tmp_path, given)
    assert options.read_run_file(tmp_path) == given


def test_nothing_means_a_new_show_in_a_window() -> None:
    assert options.parse([]) == options.Options()


@pytest.mark.parametrize(
    "words",
    [
        ["--seconds", "3"],
        ["--headless", "a.json", "--seconds", "0"],
        ["--headless", "a.json", "--seconds", "nan"],
        ["--headless", "a.json", "b.json"],
        ["--headless", "a.json", "--demo"],
        ["a.json", "--demo"],
        ["--record", "film.avi"],
        ["--session-root", "/nowhere/at/all"],
        ["--what"],
    ],
)
def test_what_makes_no_sense_is_said(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        options.parse(words)
    assert ended.value.code == options.EXIT_ARGUMENTS
    assert "error:" in capsys.readouterr().err
