from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from ui.monitors.geometry import Box
from ui.monitors.snapping import lines, snap_move, snap_resize

LINES = lines(1280, 720, [Box(100, 50, 200, 100)])


def test_lines_are_edges_and_middles_of_canvas_and_others() -> None:
    assert LINES.xs == (0, 100, 200, 300, 640, 1280)
    assert LINES.ys == (0, 50, 100, 150, 360, 720)


def test_a_moved_box_clings_to_the_nearest_line_in_each_direction() -> None:
    snapped = snap_move(Box(303, 717 - 80, 77, 80), LINES, 8)
    assert (snapped.box.x, snapped.box.bottom) == (300, 720)
    assert snapped.guides_x == (300,)
    assert snapped.guides_y == (720,)


def test_the_middle_clings_too() -> None:
    snapped = snap_move(Box(640 - 50 + 5, 500, 100, 33), LINES, 8)
    assert snapped.box.x + 50 == 640


def test_out_of_reach_stays_where_it_is() -> None:
    box = Box(430, 210, 77, 33)
    assert snap_move(box, LINES, 8).box == box
    assert snap_move(box, LINES, 8).guides_x == ()


def test_a_resized_edge_clings_and_the_far_edge_stays() -> None:
    snapped = snap_resize(Box(400, 200, 236, 100), "e", LINES, 8, False)
    assert (snapped.box.x, snapped.box.right) == (400, 640)
    assert snapped.guides_x == (640,)


def test_a_corner_with_kept_aspect_clings_on_one_axis() -> None:
    snapped = snap_resize(Box(440, 250, 196, 98), "se", LINES, 8, True)
    assert snapped.box.right == 640
    assert snapped.box.width / snapped.box.height == pytest.approx(2)
