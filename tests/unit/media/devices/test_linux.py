"""Cameras by stable ids: a tree that imitates udev and sysfs, and ioctl answers laid down by hand."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

import pytest

from studio.media.devices import linux, v4l2
from studio.media.devices.values import CameraMode, modes_text
from studio.values.errors import MediaError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="not on this system")

CAMERA = v4l2.Node("Cam", "usb-0000:00:14.0-3", True, [CameraMode("MJPG", 1920, 1080, 30.0), CameraMode("YUYV", 640, 480, 30.0)])
METADATA = v4l2.Node("Cam", "usb-0000:00:14.0-3", False, [])


class Tree:
    """/dev and /sys of a machine whose cameras are plugged and unplugged."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.nodes: dict[str, v4l2.Node] = {}
        for folder in ("dev/v4l/by-id", "dev/v4l/by-path", "sys/class/video4linux"):
            (root / folder).mkdir(parents=True)

    def plug(self, node: str, said: v4l2.Node, name: str, by_id: str = "", by_path: str = "") -> None:
        (self.root / "dev" / node).touch()
        (self.root / "sys/class/video4linux" / node).mkdir()
        (self.root / "sys/class/video4linux" / node / "name").write_text(name + "\n")
        for folder, link in (("by-id", by_id), ("by-path", by_path)):
            if link:
                place = self.root / "dev/v4l" / folder / link
                place.unlink(missing_ok=True)
                place.symlink_to(f"../../{node}")
        self.nodes[node] = said

    def unplug(self, node: str) -> None:
        (self.root / "dev" / node).unlink()
        (self.root / "sys/class/video4linux" / node / "name").unlink()
        (self.root / "sys/class/video4linux" / node).rmdir()
        for link in (self.root / "dev/v4l").glob("*/*"):
            if link.readlink().name == node:
                link.unlink()
        del self.nodes[node]

    def ask(self, path: Path) -> v4l2.Node:
        if not path.exists():
            raise FileNotFoundError(path)
        return self.nodes[path.name]

    def list(self) -> dict[str, str]:
        return {device.id: device.name for device in linux.cameras(self.root, self.ask)}


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


def test_a_camera_is_listed_once_with_its_sizes(tree: Tree) -> None:
    tree.plug("video0", CAMERA, "C920: HD Pro", by_id="usb-046d_C920_A1-video-index0")
    tree.plug("video1", METADATA, "C920: HD Pro", by_id="usb-046d_C920_A1-video-index1")
    (device,) = linux.cameras(tree.root, tree.ask)
    assert device.id == "by-id/usb-046d_C920_A1-video-index0"
    assert device.name == "C920: HD Pro"
    assert device.detail == "1920x1080, 30 Hz, MJPG/YUYV, usb-0000:00:14.0-3"


def test_cameras_that_change_nodes_keep_their_ids(tree: Tree) -> None:
    tree.plug("video0", CAMERA, "A", by_id="usb-A")
    tree.plug("video2", CAMERA, "B", by_id="usb-B")
    tree.unplug("video0")
    tree.unplug("video2")
    tree.plug("video0", CAMERA, "B", by_id="usb-B")
    tree.plug("video2", CAMERA, "A", by_id="usb-A")
    assert linux.camera_target("by-id/usb-A", tree.root) == str(tree.root / "dev/video2")
    assert linux.camera_target("by-id/usb-B", tree.root) == str(tree.root / "dev/video0")


def test_two_cameras_with_one_serial_number_are_told_apart_by_their_sockets(tree: Tree) -> None:
    """udev makes one by-id link for both: the last one wins."""
    tree.plug("video0", CAMERA, "Twin", by_id="usb-twin", by_path="pci-usb-1")
    tree.plug("video2", CAMERA, "Twin", by_id="usb-twin", by_path="pci-usb-2")
    assert set(tree.list()) == {"by-path/pci-usb-1", "by-id/usb-twin"}


def test_an_unplugged_camera_is_named_as_such(tree: Tree) -> None:
    tree.plug("video0", CAMERA, "A", by_id="usb-A")
    tree.unplug("video0")
    with pytest.raises(MediaError, match="not plugged in"):
        linux.camera_target("by-id/usb-A", tree.root)


@pytest.mark.parametrize("device", ["", "by-id/../../../etc/passwd", "/etc/passwd", "node/../x", r"\\?\usb#vid_046d"])
def test_an_id_that_is_no_camera_of_this_system_is_refused(tree: Tree, device: str) -> None:
    with pytest.raises(MediaError):
        linux.camera_target(device, tree.root)


def test_one_that_may_not_be_opened_is_listed_with_the_reason(tree: Tree) -> None:
    tree.plug("video0", CAMERA, "A", by_id="usb-A")

    def ask(path: Path) -> v4l2.Node:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    (device,) = linux.cameras(tree.root, ask)
    assert (device.id, device.detail) == ("by-id/usb-A", "/dev/video0: Permission denied")


class Driver:
    """Answers V4L2 ioctls as a webcam's driver does."""

    modes = ((b"YUYV", 640, 480, ((1, 30), (1, 15))), (b"MJPG", 1280, 720, ((1001, 60000), (1, 30))))

    def __call__(self, _descriptor: int, request: int, asked: ctypes.Structure) -> object:
        if isinstance(asked, v4l2.Capability):
            assert request == 0x80685600, "VIDIOC_QUERYCAP of videodev2.h"
            asked.card, asked.bus_info = b"Cam", b"usb-1"
            asked.capabilities, asked.device_caps = 0x84A00001, 0x04200001
        elif isinstance(asked, v4l2.FormatDescription):
            assert request == 0xC0405602, "VIDIOC_ENUM_FMT"
            asked.pixelformat = int.from_bytes(self._mode(asked.index)[0], "little")
        elif isinstance(asked, v4l2.FrameSize):
            assert request == 0xC02C564A, "VIDIOC_ENUM_FRAMESIZES"
            if asked.index:
                raise OSError(errno.EINVAL, "the end")
            asked.type, (asked.span[0], asked.span[1]) = 1, self._of(asked.pixel_format)[1:3]
        elif isinstance(asked, v4l2.FrameInterval):
            assert request == 0xC034564B, "VIDIOC_ENUM_FRAMEINTERVALS"
            rates = self._of(asked.pixel_format)[3]
            if asked.index >= len(rates):
                raise OSError(errno.EINVAL, "the end")
            asked.type, (asked.span[0], asked.span[1]) = 1, rates[asked.index]
        return 0

    def _mode(self, index: int) -> tuple[bytes, int, int, tuple[tuple[int, int], ...]]:
        if index >= len(self.modes):
            raise OSError(errno.EINVAL, "the end")
        return self.modes[index]

    def _of(self, pixelformat: int) -> tuple[bytes, int, int, tuple[tuple[int, int], ...]]:
        return next(mode for mode in self.modes if int.from_bytes(mode[0], "little") == pixelformat)


def test_what_a_driver_says_is_understood(tmp_path: Path) -> None:
    (tmp_path / "video0").touch()
    node = v4l2.ask(tmp_path / "video0", Driver())
    assert node == v4l2.Node("Cam", "usb-1", True, [CameraMode("YUYV", 640, 480, 30.0), CameraMode("MJPG", 1280, 720, 59.94)])


def test_a_file_that_is_no_video_node_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "video0").touch()
    with pytest.raises(OSError, match=os.strerror(errno.ENOTTY)):
        v4l2.ask(tmp_path / "video0")


def test_modes_in_words() -> None:
    assert modes_text([]) == ""
    assert modes_text([CameraMode("YUYV", 640, 480, 30.0), CameraMode("YUYV", 640, 480, 60.0)]) == "640x480, 60 Hz, YUYV"
