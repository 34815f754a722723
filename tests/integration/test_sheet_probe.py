"""Sheets asked of a real child process, as the desk asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from studio.contracts.specs import ProbeSpec
from tests.parts.worker_rig import WorkerRig


def ask(**arguments: Any) -> dict[str, Any]:
    with WorkerRig("probe.1", ProbeSpec("sheet", arguments)) as rig:
        answer = rig.answer()
        assert rig.ended(30) == 0
    return answer


def test_a_sheet_is_read_in_a_child(tmp_path: Path) -> None:
    rows = "\n".join(f"{n},Mug {n},{n}.50,{'很好用' * 200}" for n in range(1, 501))
    (tmp_path / "a.csv").write_text(f"Link no.,Title,Price,Talking points\n{rows}\n500,Twice,,\n", encoding="gbk")
    answer = ask(do="read", path=str(tmp_path / "a.csv"), products=[], mode="append", folder=str(tmp_path))
    assert answer["ok"]
    assert (answer["count"], len(answer["products"])) == (501, 499)  # rows, and those whose link number nobody else has
    assert [(one["row"], one["text"]) for one in answer["problems"][:-1]] == [
        (501, "Link number 500 is also 'Twice' (row 502)."),
        (502, "Link number 500 is already 'Mug 500' (row 501)."),
    ]
    assert "It was read as GBK" in answer["problems"][-1]["text"], "remarks come after what keeps rows out"


def test_what_is_no_sheet_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 and nothing")
    answer = ask(do="read", path=str(tmp_path / "a.xlsx"), products=[], mode="append", folder=str(tmp_path))
    assert (answer["ok"], answer["code"]) == (False, "sheet_unreadable")
    assert "damaged" in answer["text"]
