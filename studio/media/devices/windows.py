"""Cameras, screens and windows of a Windows machine. Written from Microsoft's documentation, not tested on Windows.

A camera's id is the symbolic link of its Media Foundation source. OpenCV's MSMF backend takes an index into the same
enumeration (`MFEnumDeviceSources`), so the index is looked up anew at every opening.
"""

from __future__ import annotations

import ctypes
import uuid
from typing import Any

from studio.media.devices.values import CameraMode, Device
from studio.values.errors import MediaError
from studio.words import devices as says

# mfidl.h
_SOURCE_TYPE = "c60ac5fe-252a-478f-a0ef-bc8fa5f7cad3"  # MF_DEVSOURCE_ATTRIBUTE_SOURCE_TYPE
_VIDEO_CAPTURE = "8ac3587a-4ae7-42d8-99e0-0a6013eef90f"  # MF_DEVSOURCE_ATTRIBUTE_SOURCE_TYPE_VIDCAP_GUID
_FRIENDLY_NAME = "60d0e559-52f8-4fa2-bbce-acdb34a8ec01"  # MF_DEVSOURCE_ATTRIBUTE_FRIENDLY_NAME
_SYMBOLIC_LINK = "58f0aad8-22bf-4f8a-bb3d-d2c4978c6e2f"  # ..._SOURCE_TYPE_VIDCAP_SYMBOLIC_LINK
_MF_VERSION = 0x0002_0070
# places in the table of functions of IMFAttributes (mfobjects.h), after the three of IUnknown
_RELEASE, _GET_ALLOCATED_STRING, _SET_GUID = 2, 13, 24
_GW_OWNER = 4


def cameras() -> list[Device]:
    """Cameras by their symbolic links, in Media Foundation's order."""
    windll = getattr(ctypes, "windll")  # noqa: B009  (unknown to the type checker elsewhere)
    platform, sources = windll.mfplat, windll.mf
    windll.ole32.CoInitializeEx(None, 0)
    if platform.MFStartup(_MF_VERSION, 0) < 0:
        return []
    try:
        return _enumerate(platform, sources, windll.ole32)
    finally:
        platform.MFShutdown()


def camera_target(device: str) -> int:
    """OpenCV's index of the camera now.

    Raises:
        MediaError: it is not plugged in.
    """
    for index, camera in enumerate(cameras()):
        if camera.id == device:
            return index
    raise MediaError("camera_missing", says.camera_unplugged(), device)


def camera_modes(_device: str) -> list[CameraMode]:
    """Media Foundation negotiates by itself: nothing to choose from."""
    return []


def screens() -> list[Device]:
    """The whole desktop, all monitors."""
    return [Device("desktop", "Desktop")]


def windows() -> list[Device]:
    """Visible top-level windows with a title; gdigrab finds them by it."""
    user32: Any = getattr(ctypes, "windll").user32  # noqa: B009
    found: list[Device] = []

    def visit(handle: int, _argument: int) -> bool:
        if user32.IsWindowVisible(handle) and not user32.GetWindow(handle, _GW_OWNER):
            title = ctypes.create_unicode_buffer(512)
            if user32.GetWindowTextW(handle, title, 512):
                found.append(Device(f"title={title.value}", title.value))
        return True

    prototype = getattr(ctypes, "WINFUNCTYPE")(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)  # noqa: B009
    user32.EnumWindows(prototype(visit), None)
    return found


def _guid(text: str) -> Any:
    return (ctypes.c_ubyte * 16).from_buffer_copy(uuid.UUID(text).bytes_le)


def _method(pointer: ctypes.c_void_p, place: int, *arguments: Any) -> Any:
    """Call function `place` of a COM object's table."""
    table = ctypes.cast(pointer, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    kinds = [ctypes.c_void_p] * (1 + len(arguments))
    prototype = getattr(ctypes, "WINFUNCTYPE")(ctypes.c_long, *kinds)  # noqa: B009
    return prototype(table[place])(pointer, *arguments)


def _enumerate(platform: Any, sources: Any, ole32: Any) -> list[Device]:
    attributes = ctypes.c_void_p()
    if platform.MFCreateAttributes(ctypes.byref(attributes), 1) < 0:
        return []
    source_type, capture = _guid(_SOURCE_TYPE), _guid(_VIDEO_CAPTURE)
    _method(attributes, _SET_GUID, ctypes.addressof(source_type), ctypes.addressof(capture))
    entries = ctypes.POINTER(ctypes.c_void_p)()
    count = ctypes.c_uint32()
    result = sources.MFEnumDeviceSources(attributes, ctypes.byref(entries), ctypes.byref(count))
    _method(attributes, _RELEASE)
    if result < 0:
        return []
    found = []
    for index in range(count.value):
        activate = ctypes.c_void_p(entries[index])
        found.append(Device(_string(activate, _SYMBOLIC_LINK, ole32), _string(activate, _FRIENDLY_NAME, ole32)))
        _method(activate, _RELEASE)
    ole32.CoTaskMemFree(entries)
    return found


def _string(activate: ctypes.c_void_p, name: str, ole32: Any) -> str:
    key = _guid(name)
    text, length = ctypes.c_wchar_p(), ctypes.c_uint32()
    places = (ctypes.addressof(key), ctypes.addressof(text), ctypes.addressof(length))
    if _method(activate, _GET_ALLOCATED_STRING, *places) < 0:
        return ""
    value = text.value or ""
    ole32.CoTaskMemFree(text)
    return value
