"""A WHIP server on aiortc: decodes what comes and says what it was. `python -m tests.parts.whip.aiortc_receiver JSON`.

Settings: `port`, `token` (asked for where there is one), `status` (refuses every offer with that), `moved` (sends every offer on
to that URL), `session_at` (what stands before the path of a session that it names), `certificate` and its key (then it speaks
TLS). `GET /facts` is what it has seen, `GET /wish` has it ask for a key picture.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
from collections import Counter, deque
from typing import Any

import aioice.ice
import numpy as np
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError
from av.video.frame import PictureType

from tests.fakes.air import read_tick
from tests.parts.whip.tone import frequency

_KEPT = 90  # pictures
_TONE = 10  # blocks of 20 ms that are listened to together


class Receiver:
    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._peers: dict[str, RTCPeerConnection] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._tone: deque[Any] = deque(maxlen=_TONE)
        self._ticks: deque[int] = deque(maxlen=_KEPT)
        self.facts: dict[str, Any] = {"offers": [], "deleted": [], "pictures": 0, "sounds": 0, "tone_hz": 0.0, "loudest": 0.0}
        self._types: Counter[str] = Counter()

    async def serve(self) -> None:
        tls = None
        if certificate := self._settings.get("certificate"):
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(*certificate)
        server = await asyncio.start_server(self._request, "127.0.0.1", self._settings["port"], ssl=tls)
        async with server:
            await server.serve_forever()

    async def _request(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
        except asyncio.IncompleteReadError:  # somebody looked whether anybody listens
            writer.close()
            return
        first, *lines = head.split("\r\n")
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = (await reader.readexactly(int(fields.get("content-length", 0)))).decode()
        method, path = first.split(" ")[:2]
        status, more, answer = await self._answered(method, path, fields, body)
        writer.write(f"HTTP/1.1 {status} .\r\nContent-Length: {len(answer)}\r\nConnection: close\r\n{more}\r\n{answer}".encode())
        await writer.drain()
        writer.close()

    async def _answered(self, method: str, path: str, fields: dict[str, str], body: str) -> tuple[int, str, str]:
        token, said = self._settings.get("token"), fields.get("authorization", "")
        if path == "/wish":
            await self._wish()
        if method == "GET":
            return 200, "", json.dumps(self.facts | {"ticks": list(self._ticks), "types": dict(self._types)})
        if method == "DELETE":
            self.facts["deleted"].append([path, said])
            if peer := self._peers.pop(path, None):
                await peer.close()
            return 200, "", ""
        self.facts["offers"].append([path, said, fields.get("content-type"), body])
        if status := self._settings.get("status"):
            return int(status), "Content-Type: text/plain\r\n", f"Not you, {said}"
        if moved := self._settings.get("moved"):
            return 307, f"Location: {moved}\r\n", ""
        if token and said != f"Bearer {token}":
            return 401, "", ""
        session = f"/sessions/{len(self.facts['offers'])}"
        at = f"{self._settings.get('session_at', '')}{session}"
        return 201, f"Location: {at}\r\nContent-Type: application/sdp\r\n", await self._accept(session, body)

    async def _accept(self, session: str, offer: str) -> str:
        peer = self._peers[session] = RTCPeerConnection(RTCConfiguration(iceServers=[]))

        @peer.on("track")
        def _(track: Any) -> None:
            task = asyncio.ensure_future(self._watch(track) if track.kind == "video" else self._listen(track))
            self._tasks.add(task)

        await peer.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        await peer.setLocalDescription(await peer.createAnswer())
        return str(peer.localDescription.sdp)

    async def _wish(self) -> None:
        for peer in self._peers.values():
            for receiver in peer.getReceivers():
                if receiver.track.kind == "video":
                    (source, *_) = receiver.getSynchronizationSources()
                    await receiver._send_rtcp_pli(source.source)

    async def _watch(self, track: Any) -> None:
        try:
            while True:
                frame = await track.recv()
                self.facts["pictures"] += 1
                self.facts["size"] = [frame.width, frame.height]
                self._types[PictureType(frame.pict_type).name] += 1
                luma = frame.to_ndarray()[: frame.height]
                if luma.mean() < 225:  # a flash has no tick
                    self._ticks.append(read_tick(luma))
        except MediaStreamError:
            return

    async def _listen(self, track: Any) -> None:
        try:
            while True:
                frame = await track.recv()
                self.facts["sounds"] += 1
                samples = frame.to_ndarray().reshape(-1, 2)[:, 0] / 32_768
                self.facts["loudest"] = max(self.facts["loudest"], float(np.abs(samples).max()))
                if np.sqrt(np.mean(samples**2)) < 0.3:
                    self._tone.clear()
                    continue
                self._tone.append(samples)
                if len(self._tone) == self._tone.maxlen:
                    self.facts["tone_hz"] = frequency(np.concatenate(self._tone))
        except MediaStreamError:
            return


if __name__ == "__main__":
    aioice.ice.get_host_addresses = lambda *_arguments, **_more: ["127.0.0.1"]
    asyncio.run(Receiver(json.loads(sys.argv[1])).serve())
