"""Reading .cube files: what is in them, and a sentence for everything that is wrong with one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.kinds.picture_filters.lut import Lut, check, cube
from studio.values.sentences import Sentence

CORNERS = [(r, g, b) for b in (0, 1) for g in (0, 1) for r in (0, 1)]
IDENTITY = "LUT_3D_SIZE 2\n" + "".join(f"{r} {g} {b}\n" for r, g, b in CORNERS)


def parsed(text: str) -> cube.Cube:
    return cube.parse(text.encode(), "/looks/evening.cube")


def complaint(text: str) -> str:
    with pytest.raises(cube.CubeError) as caught:
        parsed(text)
    return caught.value.text


def test_a_cube_is_read() -> None:
    found = parsed(IDENTITY)
    assert found.curve is None
    assert found.cube is not None
    assert found.cube.size == 2
    assert list(found.cube.values[:6]) == [0, 0, 0, 1, 0, 0]
    assert (found.cube.low, found.cube.high) == ((0, 0, 0), (1, 1, 1))


def test_what_stands_around_the_numbers_is_no_trouble() -> None:
    around = '\ufeff# made by somebody\r\n\r\nTITLE "Abend 夜"\r\nDOMAIN_MIN 0 0 0\r\nDOMAIN_MAX 2 2 4\r\nSOMETHING ELSE\r\n'
    found = parsed(around + IDENTITY.replace("\n", "\t\r\n  # a remark\r\n"))
    assert found.cube is not None
    assert found.cube.high == (2, 2, 4)
    assert cube.parse(around.encode("utf-16-le").replace(b"\0", b"")[2:] + IDENTITY.encode(), "x").cube is not None


def test_a_curve_alone_and_a_curve_before_a_cube() -> None:
    alone = parsed("LUT_1D_SIZE 2\nDOMAIN_MAX 1 1 2\n0 0 0\n1 1 1\n")
    assert alone.cube is None
    assert alone.curve is not None
    assert alone.curve.high == (1, 1, 2)
    both = parsed(
        "LUT_1D_SIZE 3\nLUT_1D_INPUT_RANGE -0.5 1.5\nLUT_3D_SIZE 2\n0 0 0\n.5 .5 .5\n1 1 1\n" + IDENTITY.split("\n", 1)[1]
    )
    assert both.curve is not None
    assert both.cube is not None
    assert (both.curve.size, both.curve.low, both.curve.high) == (3, (-0.5,) * 3, (1.5,) * 3)
    assert (both.cube.size, len(both.cube.values), both.cube.high) == (2, 24, (1, 1, 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "evening.cube is no .cube file: it has neither LUT_3D_SIZE nor LUT_1D_SIZE."),
        ("<html>", "evening.cube is no .cube file: it has neither LUT_3D_SIZE nor LUT_1D_SIZE."),
        ("0 0 0\n" + IDENTITY, "evening.cube is no .cube file: it has neither LUT_3D_SIZE nor LUT_1D_SIZE."),
        ("LUT_3D_SIZE 2\0", "evening.cube is no .cube file: it has neither LUT_3D_SIZE nor LUT_1D_SIZE."),
        (IDENTITY + "1 1 1\n", "evening.cube has 9 colours, and its sizes ask for 8."),
        (IDENTITY[:-6], "evening.cube has 7 colours, and its sizes ask for 8."),
        ("LUT_3D_SIZE 66\n", "evening.cube, line 1: the size 'LUT_3D_SIZE 66' is not from 2 to 65."),
        ("\nLUT_3D_SIZE 1\n", "evening.cube, line 2: the size 'LUT_3D_SIZE 1' is not from 2 to 65."),
        ("LUT_3D_SIZE -3\n", "evening.cube, line 1: the size 'LUT_3D_SIZE -3' is not from 2 to 65."),
        ("LUT_3D_SIZE ٣٣\n", "evening.cube, line 1: the size 'LUT_3D_SIZE ٣٣' is not from 2 to 65."),
        ("LUT_1D_SIZE 99999999999999999\n", "line 1: the size 'LUT_1D_SIZE 99999999999999999' is not from 2 to 65536."),
        (IDENTITY.replace("1 1 1", "1 1,1"), "evening.cube, line 9: '1 1,1' is not three numbers."),
        (IDENTITY.replace("1 1 1", "1 1 1 1"), "evening.cube, line 9: '1 1 1 1' is not three numbers."),
        (IDENTITY.replace("1 1 1", "1 1 nan"), "evening.cube, line 9: '1 1 nan' is no colour."),
        (IDENTITY.replace("1 1 1", "1 -1e5 1"), "evening.cube, line 9: '1 -1e5 1' is no colour."),
        ("DOMAIN_MIN 1 0 0\n" + IDENTITY, "evening.cube, line 1: 'DOMAIN_MIN 1 0 0' is no range that rises."),
        ("LUT_3D_INPUT_RANGE 1 0\n" + IDENTITY, "evening.cube, line 1: 'LUT_3D_INPUT_RANGE 1 0' is no range that rises."),
        ("LUT_3D_INPUT_RANGE x\n" + IDENTITY, "evening.cube, line 1: 'LUT_3D_INPUT_RANGE x' is not three numbers."),
        ("LUT_IN_VIDEO_RANGE\n" + IDENTITY, "Export it for full range."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    assert said in complaint(text)


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    def said(path: str) -> str | None:
        return check(Lut(id="l", file=path))

    good = tmp_path / "good.cube"
    good.write_text(IDENTITY)
    assert said(str(good)) is None
    assert said("") == "Choose a .cube file for the LUT, or remove the filter."
    assert said(str(tmp_path / "gone.cube")) == "gone.cube is not there."
    assert said(str(tmp_path)) == f"{tmp_path.name} is a folder, a device or the like, and no .cube file."
    os.mkfifo(tmp_path / "pipe.cube")
    assert "pipe.cube is a folder, a device or the like" in str(said(str(tmp_path / "pipe.cube")))
    assert "File name too long" in str(said("/" + "x" * 1000))
    said_of_name = said(f"{tmp_path}/a\0b.cube")
    assert isinstance(said_of_name, Sentence)
    assert isinstance(said_of_name.fields["why"], Sentence), "it is translated, as is what it stands in"
    with open(tmp_path / "large.cube", "wb") as large:
        large.truncate(cube.MOST_BYTES + 1)
    assert "larger than 32 MB" in str(said(str(tmp_path / "large.cube")))


def test_a_name_that_turns_the_writing_round_is_plain() -> None:
    with pytest.raises(cube.CubeError) as caught:
        cube.parse(b"", "/x/\u202eebuc\n.cube")
    assert "\u202e" not in caught.value.text
    assert "\n" not in caught.value.text


KEYWORDS = ("LUT_3D_SIZE", "LUT_1D_SIZE", "DOMAIN_MIN", "DOMAIN_MAX", "LUT_3D_INPUT_RANGE", "LUT_IN_VIDEO_RANGE", "TITLE", "#")
NUMBERS = ("2", "3", "0", "1", "-1", "1e400", "nan", "0x1", "1_0", "inf", "0.5 0.5 0.5\n", "LUT_3D_SIZE 2\n", IDENTITY)
WORDS = st.sampled_from((*KEYWORDS, *NUMBERS, '"', "\n", "\r", "\u2028", "\0"))


def table_or_sentence(data: bytes) -> cube.Cube | str:
    try:
        return cube.parse(data, "garbage.cube")
    except cube.CubeError as error:
        return error.text


@given(st.one_of(st.binary(max_size=300), st.lists(WORDS, max_size=60).map(lambda words: " ".join(words).encode())))
@settings(max_examples=600, deadline=None)
def test_garbage_is_a_table_or_a_sentence(data: bytes) -> None:
    found = table_or_sentence(data)
    if isinstance(found, str):
        assert found.startswith("garbage.cube")
        assert found.endswith(".")
        assert found.isprintable()
        return
    for table, points in ((found.curve, 1), (found.cube, 3)):
        assert table is None or len(table.values) == 3 * table.size**points


@given(st.lists(st.tuples(st.integers(0, len(IDENTITY) - 1), st.integers(0, 255)), min_size=1, max_size=8))
@settings(max_examples=400, deadline=None)
def test_a_damaged_file_is_a_table_or_a_sentence(damage: list[tuple[int, int]]) -> None:
    data = bytearray(IDENTITY.encode())
    for place, byte in damage:
        data[place] = byte
    found = table_or_sentence(bytes(data))
    assert isinstance(found, cube.Cube) or found.startswith("garbage.cube")
