"""What is proposed for which measurement, and that measuring measures."""

from __future__ import annotations

import pytest

from studio.media.encoding import capacity
from studio.media.encoding.capacity import FORMATS, Cost, propose


def costs(scale: float) -> list[Cost]:
    """As measured on a 2-core machine (0.18 CPU s per s for 480p veryfast), times `scale`."""
    base = {480: (0.20, 0.11, 0.05), 720: (0.45, 0.28, 0.10), 1080: (1.0, 0.57, 0.25)}
    return [
        Cost(form.width, form.height, preset, scale * cost)
        for form in FORMATS
        for preset, cost in zip(capacity.PRESETS, base[form.height], strict=True)
    ]


@pytest.mark.parametrize(
    ("scale", "cores", "height", "preset", "fits"),
    [
        (1.0, 16, 1080, "veryfast", True),
        (1.0, 2, 720, "veryfast", True),
        (1.6, 2, 720, "superfast", True),
        (3.0, 2, 480, "veryfast", True),
        (5.0, 2, 480, "ultrafast", True),
        (20.0, 2, 480, "ultrafast", False),
    ],
)
def test_proposal_leaves_room(scale: float, cores: int, height: int, preset: str, fits: bool) -> None:
    found = propose(costs(scale), cores)
    assert (found["height"], found["preset"], found["fits"]) == (height, preset, fits)
    assert fits == (found["load"] <= 0.55)


def test_measuring_tells_how_far_it_is_and_finds_quicker_presets_cheaper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capacity, "_CASE_CPU_S", 0.05)
    monkeypatch.setattr(capacity, "FORMATS", FORMATS[-1:])
    told: list[tuple[float, str]] = []
    found = capacity.measure(lambda *, share, what: told.append((share, what)))
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    assert told[-1][0] == 1.0
    by_preset = {cost["preset"]: cost["cpu_s"] for cost in found["costs"]}
    assert by_preset["veryfast"] > by_preset["ultrafast"] > 0
    assert found["proposal"]["height"] == 480
