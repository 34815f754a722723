"""Everything ends in the reverse of its start."""

from __future__ import annotations

from studio.launcher.ending import Ending

S = 1_000_000_000
ALL = {
    "desk",
    "source.a",
    "source.b",
    "mixer",
    "encoder.main",
    "plugin.rehearsal",
    "sink.x",
    "sink.y",
    "multiview",
    "probe.3",
    "ui",
}


def test_wave_after_wave() -> None:
    ending, running, order, now = Ending(), set(ALL), [], 0
    while running:
        orders = ending.step(running, now)
        assert orders
        assert not any(kill for _, kill in orders)
        order.append(sorted(name for name, _ in orders))
        running -= {name for name, _ in orders}
        now += S
    assert order == [
        ["ui"],
        ["multiview", "probe.3"],
        ["sink.x", "sink.y"],
        ["plugin.rehearsal"],
        ["encoder.main"],
        ["mixer"],
        ["source.a", "source.b"],
        ["desk"],
    ]


def test_who_does_not_listen_is_killed_once() -> None:
    ending = Ending()
    assert ending.step({"sink.x", "desk"}, 0) == [("sink.x", False)]
    assert ending.step({"sink.x", "desk"}, 3 * S) == []
    assert ending.step({"sink.x", "desk"}, 5 * S) == [("sink.x", True)]
    assert ending.step({"sink.x", "desk"}, 6 * S) == []
    assert ending.step({"desk"}, 7 * S) == [("desk", False)]
    assert ending.step(set(), 8 * S) == []
