"""Screens, monitors and windows of the X11 display in `DISPLAY`, asked of libX11 and libXrandr directly.

Every function opens its own connection and closes it. A server that hangs hangs the caller: call from a thread or a
process that somebody watches. All functions answer "nothing" where there is no display or no library.

A screen's id is the display's name, for a single monitor followed by `@WxH+X+Y`. A window's id is `class/title`, so that
it is found again when its program was started anew; a number (`0x...`) is taken as it is.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from studio.media.devices.values import Device

_ANY_TYPE = 0
_MOST_LONGS = 16_384  # of a property: 4096 windows would be 4096
_MONITOR_ID = re.compile(r"(.*)@(\d+)x(\d+)\+(-?\d+)\+(-?\d+)")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in desktop pixels."""

    x: int
    y: int
    width: int
    height: int


class _MonitorInfo(ctypes.Structure):  # XRRMonitorInfo, X11/extensions/Xrandr.h
    _fields_ = (
        ("name", ctypes.c_ulong),
        ("primary", ctypes.c_int),
        ("automatic", ctypes.c_int),
        ("noutput", ctypes.c_int),
        ("x", ctypes.c_int),
        ("y", ctypes.c_int),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("mwidth", ctypes.c_int),
        ("mheight", ctypes.c_int),
        ("outputs", ctypes.c_void_p),
    )


class _TextProperty(ctypes.Structure):  # XTextProperty, X11/Xutil.h
    _fields_ = (
        ("value", ctypes.c_void_p),
        ("encoding", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("nitems", ctypes.c_ulong),
    )


_ErrorHandler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


def _ignore(_display: int | None, _event: int | None) -> int:
    """A window that closes between two questions is no reason to end the process, which is Xlib's own answer."""
    return 0


_IGNORE = _ErrorHandler(_ignore)  # kept: Xlib holds only its address


@cache
def _xlib() -> Any | None:
    library = ctypes.util.find_library("X11")
    if library is None:
        return None
    x = ctypes.CDLL(library)
    pointer: Any = ctypes.c_void_p
    number: Any = ctypes.c_ulong
    x.XOpenDisplay.restype, x.XOpenDisplay.argtypes = pointer, [ctypes.c_char_p]
    x.XDefaultRootWindow.restype, x.XDefaultRootWindow.argtypes = number, [pointer]
    x.XInternAtom.restype, x.XInternAtom.argtypes = number, [pointer, ctypes.c_char_p, ctypes.c_int]
    x.XGetGeometry.argtypes = [pointer, number] + [ctypes.c_void_p] * 7
    x.XGetWindowProperty.argtypes = [pointer, number, number, ctypes.c_long, ctypes.c_long, ctypes.c_int, number] + [pointer] * 5
    x.XGetWMName.argtypes = [pointer, number, pointer]
    x.Xutf8TextPropertyToTextList.argtypes = [pointer] * 4
    x.XFreeStringList.argtypes = [pointer]
    x.XFree.argtypes = x.XCloseDisplay.argtypes = [pointer]
    x.XSetErrorHandler.restype, x.XSetErrorHandler.argtypes = pointer, [_ErrorHandler]
    return x


@contextmanager
def _display(name: str) -> Iterator[tuple[Any, int] | None]:
    """(libX11, Display*) for the time of the block, or None."""
    x = _xlib()
    opened = x.XOpenDisplay(name.encode() or None) if x is not None and (name or os.environ.get("DISPLAY")) else None
    if x is None or not opened:
        yield None
        return
    x.XSetErrorHandler(_IGNORE)
    try:
        yield x, opened
    finally:
        x.XCloseDisplay(opened)


def display_name(screen: str) -> str:
    """The display part of a screen's id; the one in `DISPLAY` when it names none."""
    match = _MONITOR_ID.fullmatch(screen)
    return (match[1] if match else screen) or os.environ.get("DISPLAY", "")


def monitor_box(screen: str) -> Box | None:
    """The monitor part of a screen's id, None for the whole desktop."""
    match = _MONITOR_ID.fullmatch(screen)
    if match is None:
        return None
    width, height, left, top = (int(part) for part in match.groups()[1:])
    return Box(left, top, width, height)


def screens() -> list[Device]:
    """The whole desktop first, then each monitor when there are several."""
    name = os.environ.get("DISPLAY", "")
    with _display("") as connection:
        if connection is None:
            return []
        whole = _geometry(*connection, connection[0].XDefaultRootWindow(connection[1]))
        boxes = _monitors(*connection)
    if whole is None:
        return []
    found = [Device(name, "Whole desktop", f"{whole.width}x{whole.height}")]
    if len(boxes) > 1:
        for label, box in boxes:
            found.append(
                Device(f"{name}@{box.width}x{box.height}+{box.x}+{box.y}", f"Monitor {label}", f"{box.width}x{box.height}")
            )
    return found


def windows(display: str = "") -> list[Device]:
    """Windows that the window manager lists (`_NET_CLIENT_LIST`), empty without one."""
    return [Device(_window_id(entry), entry.title, f"{entry.box.width}x{entry.box.height}") for entry in _windows(display)]


def find_window(display: str, window: str) -> tuple[int, Box] | None:
    """X11's number and the place of the window with this id now, or None when it is not open.

    A window of the same class stands in when none has the title: titles change with the document.
    """
    if re.fullmatch(r"0x[0-9a-fA-F]+", window):
        number = int(window, 16)
        box = _box_of(display, number)
        return None if box is None else (number, box)
    entries = _windows(display)
    wanted_class = window.partition("/")[0]
    exact = [entry for entry in entries if _window_id(entry) == window]
    alike = [entry for entry in entries if entry.wm_class == wanted_class]
    for entry in exact + alike:
        return entry.number, entry.box
    return None


def root_box(display: str) -> Box | None:
    """The size of the desktop, or None where no server answers."""
    return _box_of(display, None)


@dataclass(frozen=True, slots=True)
class _Window:
    number: int
    wm_class: str
    title: str
    box: Box


def _window_id(entry: _Window) -> str:
    return f"{entry.wm_class}/{entry.title}" if entry.wm_class else f"{entry.number:#x}"


def _box_of(display: str, number: int | None) -> Box | None:
    with _display(display) as connection:
        if connection is None:
            return None
        return _geometry(*connection, number or connection[0].XDefaultRootWindow(connection[1]))


def _windows(display: str) -> list[_Window]:
    with _display(display) as connection:
        if connection is None:
            return []
        x, opened = connection
        raw = _property(x, opened, x.XDefaultRootWindow(opened), "_NET_CLIENT_LIST")
        size = ctypes.sizeof(ctypes.c_ulong)
        numbers = [int.from_bytes(raw[i : i + size], "little") for i in range(0, len(raw), size)]
        entries = [_window(x, opened, number) for number in numbers]
    return [entry for entry in entries if entry is not None]


def _window(x: Any, opened: int, number: int) -> _Window | None:
    box = _geometry(x, opened, number)
    if box is None:
        return None
    title = _property(x, opened, number, "_NET_WM_NAME").decode("utf-8", "replace")
    title = title or _old_title(x, opened, number)
    classes = _property(x, opened, number, "WM_CLASS").decode("latin-1").split("\0")
    wm_class = classes[1] if len(classes) > 1 else ""
    return _Window(number, wm_class, title or wm_class or f"Window {number:#x}", box)


def _old_title(x: Any, opened: int, number: int) -> str:
    """The title in whatever encoding a program from before `_NET_WM_NAME` wrote it; some write UTF-8 and call it Latin-1."""
    text, lines, count = _TextProperty(), ctypes.POINTER(ctypes.c_char_p)(), ctypes.c_int()
    if not x.XGetWMName(opened, number, ctypes.byref(text)):
        return ""
    found = ""
    if x.Xutf8TextPropertyToTextList(opened, ctypes.byref(text), ctypes.byref(lines), ctypes.byref(count)) >= 0 and lines:
        found = (lines[0] or b"").decode("utf-8", "replace") if count.value else ""
        x.XFreeStringList(lines)
    x.XFree(text.value)
    try:
        return found.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return found


def _geometry(x: Any, opened: int, number: int) -> Box | None:
    root = ctypes.c_ulong()
    place = [ctypes.c_int(), ctypes.c_int()]
    size = [ctypes.c_uint() for _ in range(4)]  # width, height, border, depth
    if not x.XGetGeometry(opened, number, *(ctypes.byref(value) for value in (root, *place, *size))):
        return None
    return Box(place[0].value, place[1].value, size[0].value, size[1].value)


def _property(x: Any, opened: int, number: int, name: str) -> bytes:
    """The raw bytes of a window's property (items of 32 bits come as C longs), empty when it has none."""
    kind, width = ctypes.c_ulong(), ctypes.c_int()
    count, left, data = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_void_p()
    atom = x.XInternAtom(opened, name.encode(), False)
    answers = (ctypes.byref(value) for value in (kind, width, count, left, data))
    if x.XGetWindowProperty(opened, number, atom, 0, _MOST_LONGS, False, _ANY_TYPE, *answers) or not data:
        return b""
    bytes_each = ctypes.sizeof(ctypes.c_long) if width.value == 32 else width.value // 8
    raw = ctypes.string_at(data, count.value * bytes_each)
    x.XFree(data)
    return raw


def _monitors(x: Any, opened: int) -> list[tuple[str, Box]]:
    library = ctypes.util.find_library("Xrandr")
    if library is None:
        return []
    randr = ctypes.CDLL(library)
    randr.XRRGetMonitors.restype = ctypes.POINTER(_MonitorInfo)
    randr.XRRGetMonitors.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_void_p]
    randr.XRRFreeMonitors.argtypes = [ctypes.c_void_p]
    count = ctypes.c_int()
    entries = randr.XRRGetMonitors(opened, x.XDefaultRootWindow(opened), True, ctypes.byref(count))
    if not entries:
        return []
    found = [(str(i + 1), Box(entries[i].x, entries[i].y, entries[i].width, entries[i].height)) for i in range(count.value)]
    randr.XRRFreeMonitors(entries)
    return found
