"""Any decoded picture to the program's pixels: planar 4:2:0, BT.709, limited range, alpha premultiplied.

Planar 8-bit YUV is scaled plane by plane straight into its place, and matrix, light and primaries are mended afterwards at
the small size; everything else goes through one swscale context. Sources of the constants: ITU-R BT.601-7, BT.709-6, BT.2020-2,
SMPTE 240M (Kr, Kb), ITU-T H.273 (code points).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

import av
import cv2
import numpy as np
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from studio.ipc.picture_ring import Planes
from studio.media.pictures.scaling import PlaneScaler
from studio.media.pictures.wide import Coding, Primaries, Transfer, WideColour

U8 = NDArray[np.uint8]

BT709, BT601, BT2020, SMPTE240M, FCC = "bt709", "bt601", "bt2020", "smpte240m", "fcc"
_K = {BT709: (0.2126, 0.0722), BT601: (0.299, 0.114), BT2020: (0.2627, 0.0593), SMPTE240M: (0.212, 0.087), FCC: (0.30, 0.11)}
_MATRIX_OF = {1: BT709, 4: FCC, 5: BT601, 6: BT601, 7: SMPTE240M, 9: BT2020, 10: BT2020}  # H.273 MatrixCoefficients
_TRANSFER_OF: dict[int, Transfer] = {16: "pq", 18: "hlg"}  # H.273 TransferCharacteristics; any other is the program's own
_PRIMARIES_OF: dict[int, Primaries] = {9: "bt2020", 11: "p3", 12: "p3"}  # H.273 ColourPrimaries; those of SD are near BT.709's
_UNSPECIFIED = 2  # in H.273
_LIMITED_RANGE, _FULL_RANGE = 1, 2  # AVCOL_RANGE_MPEG, AVCOL_RANGE_JPEG
_SWS_709, _SWS_MPEG = 1, 1

_PLANAR = re.compile(r"yuvj?4(20|22|44|40|11)p|yuv410p|yuva4(20|22|44)p")  # 8 bit, one plane per component
_ALPHA_AT = {"rgba": 3, "bgra": 3, "argb": 0, "abgr": 0}
_QUARTER_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


@dataclass(frozen=True, slots=True)
class Colour:
    """How a YUV picture's numbers are meant: one of the matrices above, whether 0..255 or 16..235, and which light."""

    matrix: str
    full: bool
    transfer: Transfer = "sdr"
    primaries: Primaries = "bt709"

    @property
    def wide(self) -> bool:
        """Its light or its colours go beyond the program's."""
        return self.transfer != "sdr" or self.primaries != "bt709"


PROGRAM = Colour(BT709, full=False)


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a decoded picture decides how it is converted."""

    format: str
    width: int
    height: int
    colorspace: int
    color_range: int
    color_trc: int = _UNSPECIFIED
    color_primaries: int = _UNSPECIFIED

    @property
    def grey(self) -> bool:
        """It has light and no colours."""
        return self.format.startswith("gray")

    @property
    def colour(self) -> Colour:
        """Its meaning; where it does not say, by custom.

        Greys are full range; PQ and HLG are BT.2020, full range is BT.601 (JPEG), up to 576 lines BT.601, above BT.709.
        """
        if self.grey:
            full = self.color_range != _LIMITED_RANGE
        else:
            full = self.color_range == _FULL_RANGE or self.format.startswith("yuvj")
        small = BT601 if self.height <= 576 or full else BT709
        by_custom = small if self.light[0] == "sdr" else BT2020
        return Colour(_MATRIX_OF.get(int(self.colorspace), by_custom), full, *self.light)

    @property
    def light(self) -> tuple[Transfer, Primaries]:
        """Which light its numbers stand for; PQ and HLG that do not name their primaries have those of BT.2020."""
        transfer = _TRANSFER_OF.get(self.color_trc, "sdr")
        if transfer != "sdr" and self.color_primaries == _UNSPECIFIED:
            return transfer, "bt2020"
        return transfer, _PRIMARIES_OF.get(self.color_primaries, "bt709")


def shape_of(frame: av.VideoFrame) -> Shape:
    codes = (frame.colorspace, frame.color_range, frame.color_trc, frame.color_primaries)
    return Shape(frame.format.name, frame.width, frame.height, *map(int, codes))


def has_alpha(frame: av.VideoFrame) -> bool:
    """True when the picture carries transparency."""
    return _describe(frame.format.name)[1]


class PictureConverter:
    """Converts pictures of one source. One thread. Call `write` with a ring's slot."""

    def __init__(self) -> None:
        self._scaler = PlaneScaler()
        self._reformatter = VideoReformatter()
        self._wide = WideColour()
        self._scratch: dict[tuple[int, int, int], U8] = {}

    def write(self, frame: av.VideoFrame, target: Planes, turn: int = 0) -> None:
        """Fill `target` with `frame`, scaled to its size and turned clockwise by `turn` (0, 90, 180, 270) degrees.

        A target with an alpha plane takes transparency; one without ignores it.
        """
        height, width = target.y.shape
        if turn in (90, 270):
            height, width = width, height
        shape = shape_of(frame)
        opacity: U8 | None = None
        rgb, alpha = _describe(shape.format)
        if rgb and not alpha:
            frame = self._from_rgb(frame, width, height)
            colour = replace(PROGRAM, transfer=shape.light[0], primaries=shape.light[1])
        elif rgb:
            packed = _ALPHA_AT.get(shape.format)
            opacity = _view(frame.planes[0], 4)[..., packed] if packed is not None else None
            frame = self._from_rgb(frame, shape.width, shape.height, "yuva444p")
            colour = replace(PROGRAM, transfer=shape.light[0], primaries=shape.light[1])
        else:
            colour = shape.colour
            if shape.grey:  # swscale takes every grey for full range: as it is then, and mended below
                both = {"src_color_range": _FULL_RANGE, "dst_color_range": _FULL_RANGE}
                frame = self._reformatter.reformat(frame, format="yuv420p", threads=1, **both)
            elif not _PLANAR.fullmatch(shape.format):
                frame = self._reformatter.reformat(frame, format="yuva420p" if alpha else "yuv420p", threads=1)
        planes = [_view(plane) for plane in frame.planes]
        if opacity is not None:  # swscale's own is off by one
            planes[3] = np.ascontiguousarray(opacity)
        self.write_planes(tuple(planes), target, turn, colour, straight=alpha)

    def write_planes(
        self, planes: tuple[U8, ...], target: Planes, turn: int = 0, colour: Colour = PROGRAM, straight: bool = False
    ) -> None:
        """The same from planes (y, u, v) or (y, u, v, a), of any sizes; `straight`: alpha is not multiplied in yet."""
        if straight and len(planes) == 4 and target.a is not None:
            planes = self._premultiplied(planes, colour)
            colour = PROGRAM
        places = [target.y, target.u, target.v] if target.a is None else [target.y, target.u, target.v, target.a]
        for number, (plane, place) in enumerate(zip(planes, places, strict=False)):
            if turn:
                upright = self._memory(number, place.shape[::-1] if turn != 180 else place.shape)
                self._scaler.scale(plane, upright)
                cv2.rotate(upright, _QUARTER_TURNS[turn], dst=place)
            else:
                self._scaler.scale(plane, place)
        if target.a is not None and len(planes) < 4:
            target.a[:] = 255
        if colour != PROGRAM:
            self._mend(target.y, target.u, target.v, colour)

    def _from_rgb(self, frame: av.VideoFrame, width: int, height: int, fmt: str = "yuv420p") -> av.VideoFrame:
        return self._reformatter.reformat(
            frame, width, height, fmt, dst_colorspace=_SWS_709, dst_color_range=_SWS_MPEG, interpolation="BILINEAR", threads=1
        )

    def _premultiplied(self, planes: tuple[U8, ...], colour: Colour) -> tuple[U8, ...]:
        """Alpha multiplied in before scaling, so that what lies under transparent pixels does not bleed at the edges."""
        y, u, v, alpha = planes
        small = self._memory(8, u.shape)
        self._scaler.scale(alpha, small)
        parts = [np.array(plane) for plane in (y, u, v)]
        if colour != PROGRAM:
            self._mend(parts[0], parts[1], parts[2], colour)
        multiplied = [cv2.multiply(part, a, scale=1 / 255) for part, a in zip(parts, (alpha, small, small), strict=True)]
        return (*(np.asarray(part, np.uint8) for part in multiplied), alpha)

    def _mend(self, y: U8, u: U8, v: U8, colour: Colour) -> None:
        """In place: from `colour` to the program's matrix, range and light."""
        if colour.wide:
            self._wide.apply(y, u, v, Coding(*_K[colour.matrix], colour.full, colour.transfer, colour.primaries))
            return
        c = _coefficients(colour)
        if c.light_from_u or c.light_from_v:
            shift = self._memory(9, u.shape)
            wide = self._memory(10, y.shape)
            cv2.addWeighted(u, c.light_from_u, v, c.light_from_v, 128 * (1 - c.light_from_u - c.light_from_v), dst=shift)
            cv2.resize(shift, (y.shape[1], y.shape[0]), dst=wide, interpolation=cv2.INTER_LINEAR)
            cv2.addWeighted(y, c.light, wide, 1.0, c.light_offset - 128, dst=y)
        else:
            cv2.addWeighted(y, c.light, y, 0.0, c.light_offset, dst=y)
        new_u = self._memory(11, u.shape)
        cv2.addWeighted(u, c.u_from_u, v, c.u_from_v, 128 * (1 - c.u_from_u - c.u_from_v), dst=new_u)
        cv2.addWeighted(u, c.v_from_u, v, c.v_from_v, 128 * (1 - c.v_from_u - c.v_from_v), dst=v)
        np.copyto(u, new_u)

    def _memory(self, number: int, shape: tuple[int, ...]) -> U8:
        key = (number, shape[0], shape[1])
        memory = self._scratch.get(key)
        if memory is None:
            if len(self._scratch) > 24:
                self._scratch.clear()
            memory = self._scratch[key] = np.empty(shape, np.uint8)
        return memory


@dataclass(frozen=True, slots=True)
class _Coefficients:
    light: float
    light_from_u: float
    light_from_v: float
    light_offset: float
    u_from_u: float
    u_from_v: float
    v_from_u: float
    v_from_v: float


@cache
def _coefficients(colour: Colour) -> _Coefficients:
    """From `colour`'s (Y, U - 128, V - 128) to the program's; grey stays grey, so U and V take nothing from Y."""
    light_span, chroma_span, black = (255.0, 255.0, 0.0) if colour.full else (219.0, 224.0, 16.0)
    source = _from_rgb_matrix(*_K[colour.matrix]) * np.array([[light_span], [chroma_span], [chroma_span]])
    target = _from_rgb_matrix(*_K[BT709]) * np.array([[219.0], [224.0], [224.0]])
    m = target @ np.linalg.inv(source)
    m[np.abs(m) < 1e-9] = 0.0
    (light, yu, yv), (_, uu, uv), (_, vu, vv) = m.tolist()
    return _Coefficients(light, yu, yv, 16.0 - light * black, uu, uv, vu, vv)


def _from_rgb_matrix(kr: float, kb: float) -> NDArray[np.float64]:
    """Rows Y (0..1), Cb, Cr (-0.5..0.5) of R, G, B (0..1)."""
    kg = 1 - kr - kb
    return np.array(
        [
            [kr, kg, kb],
            [-kr / (2 * (1 - kb)), -kg / (2 * (1 - kb)), 0.5],
            [0.5, -kg / (2 * (1 - kr)), -kb / (2 * (1 - kr))],
        ]
    )


@cache
def _describe(name: str) -> tuple[bool, bool]:
    """Whether a pixel format is RGB, and whether it carries alpha."""
    fmt = av.VideoFormat(name)
    rgb = fmt.is_rgb or fmt.has_palette
    return rgb, fmt.has_palette or "a" in _letters(name)


def _letters(name: str) -> str:
    """The component letters of a format's name: "yuva420p10le" -> "yuva", "bgr0" -> "bgr", "ya8" -> "ya"."""
    for known in ("yuva", "rgba", "bgra", "argb", "abgr", "gbrap", "ya", "ayuv", "vuya"):
        if name.startswith(known):
            return "a"
    return ""


def _view(plane: av.video.plane.VideoPlane, channels: int = 1) -> U8:
    """The plane's pixels (h, w) or (h, w, channels), in place; rows are as far apart as the decoder laid them."""
    rows: U8 = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    rows = rows[: plane.height, : plane.width * channels]
    return rows if channels == 1 else rows.reshape(plane.height, plane.width, channels)
