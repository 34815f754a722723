"""Pictures of products, small, read and scaled on threads of their own and kept.

`get` never waits: it gives what is there, or nothing and `loaded` later. Pictures by http(s) are fetched once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QBuffer, QByteArray, QFileInfo, QIODevice, QObject, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

_KEPT = 1200  # pictures: 500 products in two sizes, and some
_THREADS = 2
_LARGEST_BYTES = 12_000_000
_FETCH_MS = 10_000
_LOOK_MS = 25
_TURN = 24  # pictures taken over at a time: a pixmap costs 0.05 ms
Key = tuple[str, int]


class Thumbnails(QObject):
    """One for the whole window. GUI thread only; the reading itself touches nothing of it."""

    loaded = Signal()  # pictures are there that were not

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: Mapping[str, str] = {}
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._asked: dict[Key, Future[QImage] | None] = {}
        self._readers = readers = ThreadPoolExecutor(_THREADS, "pictures")
        self._web: QNetworkAccessManager | None = None
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)
        self.destroyed.connect(lambda: readers.shutdown(wait=False, cancel_futures=True))

    def know_files(self, files: Mapping[str, str]) -> None:
        """Pictures from the web that lie on this computer already: file by URL."""
        self._files = files
        self.loaded.emit()

    def get(self, place: str, side_px: int, folder: str = "") -> QPixmap | None:
        """The picture at `place` (a path, relative to `folder`, or a URL), filling a square of `side_px`; None until it is there.

        A picture that cannot be read stays away: it is not asked for again.
        """
        if not place:
            return None
        place = self._files.get(place, place)
        web = place.startswith(("http://", "https://"))
        where = place if web or not folder or place.startswith("/") or place[1:2] == ":" else f"{folder}/{place}"
        key = (where, side_px)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return None if found.isNull() else found
        if key not in self._asked:
            if web:
                self._fetch(key)
            else:
                self._read(key, None)
        return None

    def _read(self, key: Key, data: QByteArray | None) -> None:
        self._asked[key] = self._readers.submit(_read, key[0], data, key[1])
        self._looking.start()

    def _fetch(self, key: Key) -> None:
        if self._web is None:
            self._web = QNetworkAccessManager(self)
        self._asked[key] = None
        request = QNetworkRequest(QUrl(key[0]))
        request.setTransferTimeout(_FETCH_MS)
        reply = self._web.get(request)
        reply.finished.connect(lambda: self._fetched(key, reply))

    def _fetched(self, key: Key, reply: QNetworkReply) -> None:
        well = reply.error() is QNetworkReply.NetworkError.NoError
        data = reply.read(_LARGEST_BYTES) if well else QByteArray()
        reply.deleteLater()
        self._read(key, data)

    def _look(self) -> None:
        done = [(key, read) for key, read in self._asked.items() if read is not None and read.done()][:_TURN]
        for key, read in done:
            del self._asked[key]
            image = read.result()
            self._kept[key] = QPixmap() if image.isNull() else QPixmap.fromImage(image)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if not any(self._asked.values()):
            self._looking.stop()
        if done:
            self.loaded.emit()


def _read(where: str, data: QByteArray | None, side_px: int) -> QImage:
    """The middle square of a picture at that size. Null when it is none."""
    buffer = QBuffer()
    if data is None and not QFileInfo(where).isFile():  # a pipe would be waited for
        return QImage()
    if data is None:
        reader = QImageReader(where)
    else:
        buffer.setData(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(side_px, side_px), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return image
    if not size.isValid():
        image = image.scaled(side_px, side_px, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    left, top = max(0, (image.width() - side_px) // 2), max(0, (image.height() - side_px) // 2)
    return image.copy(left, top, min(side_px, image.width()), min(side_px, image.height()))
