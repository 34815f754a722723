"""Show documents for end-to-end tests."""

from __future__ import annotations

from pathlib import Path

from studio.document.model import Canvas, Destination, Encoding, Item, Scene, Show, Source, Strip
from studio.kinds.sources import Input, MediaFile
from studio.kinds.targets import Recording, RtmpPush
from studio.show import document

WIDTH, HEIGHT = 640, 360
INSET = (464, 254, 160, 90)  # where camera b lies


def full(source: str, width: int = WIDTH, height: int = HEIGHT) -> Item:
    return Item(id=f"{source}-full", source=source, width=width, height=height, fit="stretch")


def boxed(source: str, x: int, y: int, width: int, height: int) -> Item:
    return Item(id=f"{source}-boxed", source=source, x=x, y=y, width=width, height=height, fit="stretch")


def source(identity: str, what: Input) -> Source:
    return Source(id=identity, name=f"Source {identity}", input=what)


def push(identity: str, url: str, encoding: str = "main", ca_file: str = "") -> Destination:
    """A push whose URL ends in its key."""
    return Destination(id=identity, name=f"Push {identity}", encoding=encoding, target=RtmpPush(url=url, ca_file=ca_file))


def record(identity: str, folder: Path, encoding: str = "main", container: str = "mkv", keep_free_mb: int = 50) -> Destination:
    target = Recording(folder=str(folder), container="mp4" if container == "mp4" else "mkv", keep_free_mb=keep_free_mb)
    return Destination(id=identity, name=f"Record {identity}", encoding=encoding, target=target)


def two_cameras(camera_a: Path, camera_b: Path, *destinations: Destination) -> Show:
    """Camera a full frame with sound, camera b inset; the other scene is camera b alone."""
    return Show(
        name="Two cameras",
        canvases=(Canvas(id="main", name="Main", width=WIDTH, height=HEIGHT),),
        sources=(source("a", MediaFile(path=str(camera_a))), source("b", MediaFile(path=str(camera_b)))),
        scenes=(
            Scene(id="both", name="Both", layouts={"main": (full("a"), boxed("b", *INSET))}),
            Scene(id="only-b", name="Only b", layouts={"main": (full("b"),)}),
        ),
        strips=(Strip(source="a"),),
        encodings=(Encoding(id="main", canvas="main", video_bps=1_000_000, preset="ultrafast"),),
        destinations=destinations,
    )


def save(show: Show, path: Path) -> Path:
    path.write_bytes(document.to_json(show))
    return path
