"""Sizes of sources while somebody drags."""

from __future__ import annotations

from studio.desk.sizes import CALM_NS, CalmSizes

MS = 1_000_000


def test_a_drag_makes_one_change() -> None:
    sizes, natural = CalmSizes(), {"cam": (1920, 1080)}
    assert sizes.update({"cam": (640, 360)}, natural, 0) is None
    seen = set()
    for step in range(1, 60):
        again = sizes.update({"cam": (640 - 2 * step, 360)}, natural, step * 16 * MS)
        assert again == step * 16 * MS + CALM_NS
        seen.add(sizes.in_force["cam"])
    assert seen == {(640, 360)}
    now = 59 * 16 * MS + CALM_NS
    assert sizes.update({"cam": (522, 360)}, natural, now) is None
    assert sizes.in_force == {"cam": (522, 360)}


def test_new_sources_and_new_pictures_do_not_wait() -> None:
    sizes = CalmSizes()
    sizes.update({"cam": (1280, 720)}, {}, 0)
    assert sizes.update({"cam": (640, 360), "mic": None}, {"cam": (640, 360)}, 1) is None
    assert sizes.in_force == {"cam": (640, 360), "mic": None}


def test_coming_back_to_the_old_size_forgets_the_wish() -> None:
    sizes = CalmSizes()
    sizes.update({"cam": (64, 36)}, {}, 0)
    assert sizes.update({"cam": (32, 18)}, {}, 1) is not None
    assert sizes.update({"cam": (64, 36)}, {}, 2) is None
    assert sizes.update({}, {}, 3) is None
    assert sizes.in_force == {}
