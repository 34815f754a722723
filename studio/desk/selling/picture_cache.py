"""Product pictures from the web as files of this computer, for those who draw. Nobody waits: a picture is there, or not yet.

One event loop; disk in threads. Files lie in the session and are named by a hash of their address, so that a desk that takes
over finds them again.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from studio.show.document import is_url
from studio.system import atomic_write
from studio.values.errors import MediaError

if TYPE_CHECKING:
    import httpx

log = logging.getLogger(__name__)

_AT_ONCE = 4
_MOST_OF_ONE = 10 << 20
_MOST_BYTES = 500 << 20
_AGAIN_S = (5.0, 30.0, 120.0, 600.0)  # after the first failure, the second, ...; the last for all further ones
_TELL_S = 0.5


class _File(NamedTuple):
    path: str
    size: int


class PictureCache:
    """The pictures in `folder`. `arrived` is called when what is there has changed, at most twice a second.

    At most `most_bytes` lie there: what was not used for longest goes. Looking ahead stops a fifth before that, so that it
    never drives out what is shown.
    """

    def __init__(self, folder: Path, arrived: Callable[[], None], most_bytes: int = _MOST_BYTES) -> None:
        self._folder, self._arrived, self._most_bytes = folder, arrived, most_bytes
        self._files = _found(folder)  # by key, the one used last at the end
        self._bytes = sum(file.size for file in self._files.values())
        self._ahead: frozenset[str] = frozenset()
        self._urgent: dict[str, None] = {}  # addresses that somebody shows now
        self._waiting: dict[str, None] = {}  # and those that somebody may show later
        self._running: dict[str, asyncio.Task[None]] = {}
        self._failures: dict[str, int] = {}  # how often in a row
        self._again: dict[str, asyncio.TimerHandle] = {}
        self._told: dict[str, str] = {}  # what was there when `arrived` was last called
        self._telling: asyncio.TimerHandle | None = None
        self._client: asyncio.Future[httpx.AsyncClient] | None = None
        self._closed = False

    # ------------------------------------------------------------ what is there

    def local(self, place: str) -> str:
        """The file to show for a picture: a path is its own; of an address its file, or "" until that is there."""
        if not is_url(place):
            return place
        found = self.found(place)
        if not found and place not in self._running and place not in self._again:
            self._waiting.pop(place, None)
            self._urgent[place] = None
            self._go_on()
        return found

    def found(self, place: str) -> str:
        """As `local`, without asking for it to be fetched."""
        if not is_url(place):
            return place
        file = self._files.get(_key(place))
        if file is None:
            return ""
        self._files.move_to_end(_key(place))
        return file.path

    def there(self) -> dict[str, str]:
        """Files by address, of those that were looked ahead to."""
        files = ((url, self._files.get(_key(url))) for url in sorted(self._ahead))
        return {url: file.path for url, file in files if file is not None}

    def look_ahead(self, places: Iterable[str]) -> None:
        """Fetch these when there is time, in this order; earlier wishes that are not among them lapse."""
        urls = dict.fromkeys(place for place in places if is_url(place))
        for url in [waiting for waiting in self._again if waiting not in urls]:
            self._again.pop(url).cancel()
            self._failures.pop(url, None)
        self._ahead = frozenset(urls)
        busy = self._running.keys() | self._again.keys() | self._urgent.keys()
        self._waiting = {url: None for url in urls if url not in busy and _key(url) not in self._files}
        if self.there() != self._told:  # of a desk before this one, or of a product that came back
            self._tell()
        self._go_on()

    async def close(self) -> None:
        """Give up what is on its way."""
        self._closed = True
        for timer in (*self._again.values(), *([self._telling] if self._telling else [])):
            timer.cancel()
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        if self._client is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await (await self._client).aclose()

    # ------------------------------------------------------------ fetching

    def _go_on(self) -> None:
        while not self._closed and len(self._running) < _AT_ONCE:
            spare = self._bytes + (len(self._running) + 1) * _MOST_OF_ONE <= self._most_bytes * 4 // 5
            queue = self._urgent or (self._waiting if spare else {})
            if not queue:
                return
            url = next(iter(queue))
            del queue[url]
            self._running[url] = asyncio.get_running_loop().create_task(self._bring(url))

    async def _bring(self, url: str) -> None:
        try:
            client = await self._http()
            from studio.desk.selling.picture_download import download  # there by now

            data, kind = await download(client, url, _MOST_OF_ONE)
            path = self._folder / f"{_key(url)}.{kind}"
            await asyncio.to_thread(_write, path, data)
            await self._keep(_key(url), _File(str(path), len(data)))
        except MediaError as error:
            self._failed(url, error.text)
        except OSError as error:
            self._failed(url, f"It cannot be kept: {error.strerror}.")
        else:
            if self._failures.pop(url, 0):
                log.info("the picture %s is there now", _said(url))
            self._tell()
        finally:
            del self._running[url]
            self._go_on()

    async def _http(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = asyncio.ensure_future(asyncio.to_thread(_new_client))
        return await asyncio.shield(self._client)

    async def _keep(self, key: str, file: _File) -> None:
        self._files[key] = file
        self._bytes += file.size
        gone = []
        while self._bytes > self._most_bytes and len(self._files) > 1:
            _, oldest = self._files.popitem(last=False)
            self._bytes -= oldest.size
            gone.append(oldest.path)
        if gone:
            await asyncio.to_thread(_remove, gone)

    def _failed(self, url: str, reason: str) -> None:
        times = self._failures[url] = self._failures.get(url, 0) + 1
        if times == 1:
            log.warning("the picture %s is not there: %s", _said(url), reason)
        wait_s = _AGAIN_S[min(times, len(_AGAIN_S)) - 1]
        self._again[url] = asyncio.get_running_loop().call_later(wait_s, self._retry, url)

    def _retry(self, url: str) -> None:
        del self._again[url]
        self._waiting[url] = None
        self._go_on()

    def _tell(self) -> None:
        if self._telling is None and not self._closed:
            self._telling = asyncio.get_running_loop().call_later(_TELL_S, self._tell_now)

    def _tell_now(self) -> None:
        self._telling, self._told = None, self.there()
        self._arrived()


def pictured(values: Mapping[str, Any], local: Callable[[str], str]) -> dict[str, Any]:
    """What a card is to show, with files in place of its pictures' addresses, those of its items too."""
    shown = dict(values)
    if isinstance(shown.get("picture"), str):
        shown["picture"] = local(shown["picture"])
    if isinstance(shown.get("items"), list):
        shown["items"] = [pictured(item, local) if isinstance(item, dict) else item for item in shown["items"]]
    return shown


@lru_cache(maxsize=16_384)  # asked for every product after every edit
def _key(url: str) -> str:
    return hashlib.blake2s(url.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _said(url: str) -> str:
    """The address without what may be a secret in it."""
    place = url.partition("?")[0].partition("#")[0]
    scheme, _, rest = place.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _new_client() -> httpx.AsyncClient:
    """In a thread: httpx takes 5 MB and a tenth of a second, and most shows name no picture on the web."""
    from studio.desk.selling.picture_download import new_client

    return new_client()


def _found(folder: Path) -> OrderedDict[str, _File]:
    """What an earlier desk of this session left, oldest first. Blocks on the disk (start-up only)."""
    try:
        entries = [(entry.stat().st_mtime_ns, entry) for entry in os.scandir(folder) if not entry.name.endswith(".new")]
    except OSError:
        return OrderedDict()
    ordered = sorted(entries, key=lambda entry: entry[0])
    return OrderedDict((entry.name.partition(".")[0], _File(entry.path, entry.stat().st_size)) for _, entry in ordered)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write.write(path, data, lasting=False)


def _remove(paths: Iterable[str]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            os.unlink(path)
