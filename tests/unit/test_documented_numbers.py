"""The numbers that the documents name are those of the code: each sentence below is looked for with the code's own numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rehearsal.ingest
import rehearsal.listening
import rehearsal.program
import rehearsal.web
from rehearsal.crowd.run import PEOPLE_PER_SOCKET

from studio.contracts import desk_link, messages, packet_link, packet_queue
from studio.control import door, outbox, protocol, server
from studio.desk import crowd, headless, launcher_link, probes, processes, supervisor, watchdog, worker_server
from studio.desk.journal import show_journal
from studio.desk.plugins import bundled_folder
from studio.desk.selling import chat_room, engine, shutdown
from studio.ipc import sound_ring
from studio.ipc.clock import SAMPLE_RATE_HZ
from studio.kinds.targets.rtmp import connection
from studio.kinds.targets.working import queue
from studio.launcher import app, kept, policy
from studio.media.encoding import load
from studio.media.inputs import output, player, still, tracks, watched
from studio.media.pacing import ahead
from studio.media.pictures import frozen
from studio.mixer import inputs, loop, sound, strip
from studio.mixer.limiter import AHEAD
from studio.plugin_api import drawing, settings
from studio.plugin_api.manifest import read_manifest
from studio.plugin_api.serving import calls, queues
from studio.plugin_api.serving.serve import CHAT_SENDS, SEND_EVERY_NS
from studio.show import cards, passing_on, undo_history
from studio.show.chat import chat_desk, lateness, shown_rows
from studio.show.selling import timing
from studio.values import plausible
from studio.workers import encoder
from studio.workers.plugin import host
from studio.workers.plugin import output as plugin_output
from studio.workers.plugin.run import _LOAD_DEADLINE_S

DOCS = Path(__file__).parents[2] / "docs"
NS, MIB, KIB = 1_000_000_000, 1 << 20, 1 << 10


def s(nanoseconds: float) -> str:
    return f"{nanoseconds / NS:g} s"


def ms(nanoseconds: float) -> str:
    return f"{nanoseconds / 1e6:g} ms"


_CROWD = read_manifest(bundled_folder() / "rehearsal").part("crowd").settings
_MOST_VIEWERS, _MOST_MINUTES = int(_CROWD["viewers"].max or 0), int(_CROWD["seconds"].max or 0) // 60
_SOCKETS = -(-_MOST_VIEWERS // PEOPLE_PER_SOCKET)
_DEEDS = round(_MOST_MINUTES * _MOST_VIEWERS * (max(crowd._CHATS.values()) + max(crowd._WANTS.values())))
_BACKOFF = ", ".join(f"{pause / NS:g}" for pause in supervisor.BACKOFF_NS)

ARCHITECTURE = [
    f"at most {_MOST_VIEWERS:,} on {_SOCKETS} connections",
    f"those that say what a shop said are hidden after {s(cards._HELD_NS)}, others after {s(inputs.CARD_HELD_NS)}",
    f"silence for {s(supervisor.SILENCE_NS)}, or for longer than an announced",
    f"(at most {s(supervisor.STAGE_NS)}; a plugin's {s(supervisor.FOREIGN_STAGE_NS)})",
    f"{messages.EXIT_RESTART_ME}: restart me with the new spec; {messages.EXIT_STANDS}: what I show stands without me",
    f"{_BACKOFF}, 5 ... s (reset after {s(supervisor.HEALTHY_NS)} of health)",
    f"close what is on sale in its shop ({shutdown.CLOSING_DEADLINE_S:g} s, the outcome said",
    f"answer `quit` within {s(app._DESK_FAREWELL_NS)}",
    f"the launcher, {s(app._DESK_FAREWELL_NS)} for the show's end",
    f"{ {5: 'five'}[policy.LIMIT] } crashes in a minute end the studio with code 5",
    f"of the last { {10: 'ten'}[kept.SESSIONS] } sessions",
    f"on news; {processes._TICK_S:g} s for deadlines, {watchdog._EVERY_S:g} s for the machine",
    f"{worker_server._OUT_BOUND_BYTES // MIB} MiB out per worker",
    f"{server.CLIENTS_BOUND} clients, {server._CALLS_BOUND} open calls each, {protocol.BATCH_BOUND} calls a batch, "
    f"{server._MESSAGE_BOUND_BYTES // MIB} MiB a message",
    f"{worker_server._TURN_MESSAGES}, or {worker_server._TURN_BYTES // MIB} MiB, in {worker_server._TURN_S:g} s",
    f"{door.STRANGERS_BOUND}, {door.HELLO_DEADLINE_S:g} s, {server._STRANGER_MESSAGES} messages of "
    f"{server._STRANGER_MESSAGE_BYTES // KIB} KiB",
    f"{outbox.NEWS_BOUND_BYTES // MIB} MiB news, {outbox.ANSWERS_BOUND_BYTES // MIB} MiB answers",
    f"the launcher's line | {launcher_link._OUT_BOUND_BYTES // MIB} MiB out",
    f"every {show_journal.RETRY_S:g} s while the disk refuses | records to be written | {show_journal.OWED_BYTES // MIB} MiB",
    f"the operator is told | the desk, {show_journal.CLOSE_S:g} s",
    f"own status and events | {desk_link._OUT_BOUND_BYTES // MIB} MiB out",
    f"{tracks._WAITING_BOUND_BYTES // MIB} MiB per file between picture and sound",
    f"the oldest is lost | main thread, {watched._JOIN_S:g} s",
    f"picture rings: {still.SLOTS} to {output._MOST_SLOTS} slots; sound rings: {sound_ring.CAPACITY / SAMPLE_RATE_HZ:.1f} s",
    f"program ring: {loop.SLOTS} slots (0.5 s at 30) | {ms(encoder._REPEAT_NS)} late",
    f"{s(packet_queue.QUEUE_NS)} of pictures",
    f"`PushQueue` | {s(queue._SHED_B_NS)}, {s(queue._SHED_GOP_NS)}, {s(queue._SHED_ALL_NS)}",
    f"rehearsal: messages per viewer | {rehearsal.program._QUEUE_BOUND} (8 s)",
    f"{rehearsal.web._SOCKETS_BOUND}, and 128 below the limit of open files, which it raises; {rehearsal.listening._IN_A_TURN} "
    f"accepted in a turn of the loop, the others wait with the system; {rehearsal.ingest.STRANGERS_BOUND} RTMP connections",
    f"the newest only; {drawing._AHEAD} pictures ahead a card",
    f"{plugin_output.BURST_BYTES // KIB} KiB at once, {plugin_output.RATE_BYTES_PER_S // KIB} KiB/s | left out of the log, "
    f"counted; {plugin_output.FLOOD_BYTES // MIB} MiB left out end the process",
    f"commands of the desk | {host._COMMANDS_BOUND:,}",
    f"its deadline: {min(probes._DEADLINE_S.values()):g} to {max(probes._DEADLINE_S.values()):g} s",
    f"what {_MOST_VIEWERS:,} people do in {_MOST_MINUTES} minutes | {_DEEDS:,} deeds",
    f"tried again for {s(timing.OPENING_BUDGET_NS)}, then the launch says what to do",
    f"bore it out within {s(timing.PRICE_GOOD_FOR_NS)}",
    f"or after {1000 * engine._PATIENCE_S:g} ms. A snapshot every {engine._SNAPSHOT_EVERY:,} records",
    f"at most {chat_desk.ROWS_PER_SECOND} rows a second reach the windows",
    f"rows that can be picked | {chat_desk.MAX_WAITING:,}; {chat_desk.REMEMBERED_IDS / 1e6:g} million, "
    f"{chat_desk.REMEMBERED_NS // NS // 60} minutes; {shown_rows.MAX_ROWS:,}",
    f"rows; ids of others | {queues.CHAT_BOUND:,}; {queues.SKIPPED_BOUND:,}",
    f"more than { {10_000: 'ten'}[lateness.LATE_MS] } seconds late",
    f"the last {chat_room._RECENT} rows (`chat.recent`)",
    f"({s(ahead.AHEAD_NS)}, at most {player.SLOTS - ahead._KEPT} pictures of the {player.SLOTS} slots, "
    f"sound {s(player._SOUND_AHEAD_NS)}",
    f"Sound block [i, i + {strip.BLOCK}) is mixed",
    f"sample_time_ns(i + {strip.BLOCK}) + {ms(sound.SOUND_WAIT_NS)}`",
    f"at most {ms(loop._SOUND_SLACK_NS)} later",
    f"strips are read {AHEAD} samples further on",
    f"No new picture for {s(inputs.STALE_NS)}",
    f"its last picture stays for {s(inputs.CARD_HELD_NS)} (`PlanItem.held_ns`: {s(cards._HELD_NS)} where it says",
    f"All pictures of a camera or stream the same for {s(frozen._WINDOW_NS)} (and",
    f"`tick_time_ns(n) + {ms(encoder._REPEAT_NS)}` it repeats",
    f"I420; {loop.SLOTS} slots, {loop._SLOTS_SEEN} while no encoder reads them",
    f"nobody changed for {s(still._STAYS_NS)} marks its ring as standing",
    f"(mean of the latest {drawing._LATEST})",
    f"(at most {packet_link._STRANGERS_BOUND} connections stand there without it)",
    f"Queue per sink bounded at {s(packet_queue.QUEUE_NS)}",
    f"busy for more than {100 * load._BUSY:g} % of the time and late",
    f"(after {s(load._STARVED_NS)}, when it is other programs",
    f"half a second in the system's send buffer and {connection._BUFFER_BYTES // KIB} KiB in asyncio's",
    f"(`stalled`, {s(connection._STALLED_NS)}; given up after {s(connection._STALLED_FOR_GOOD_NS)})",
]
CONTROL = [
    f"within {door.HELLO_DEADLINE_S:g} s of the connection, in a message of at most {server._STRANGER_MESSAGE_BYTES // KIB} KiB",
    f"of such strangers there are at most {door.STRANGERS_BOUND}",
    f"At most {server.CLIENTS_BOUND} clients",
    f"each has at most {server._CALLS_BOUND} unanswered calls, {server._MESSAGE_BOUND_BYTES // MIB} MiB a message, "
    f"{protocol.BATCH_BOUND} calls a batch",
    f"a string of at most {protocol._ID_BOUND} characters",
    f"objects and lists at most {protocol.DEPTH_BOUND} levels",
    f"`patch` comes at most {1 / server.PATCH_EVERY_S:g} times a second",
    f"each within {s(undo_history.JOIN_WITHIN_NS)} of the last",
    f"At most {_MOST_VIEWERS:,} viewers, for at most {_MOST_MINUTES} minutes",
]
PLUGINS = [
    f"at most {passing_on._COUNT} values, {passing_on._DEPTH} deep, whole numbers of 64 bits, "
    f"texts of {passing_on._TEXT} characters",
    f"`text` | at most {settings._TEXT_MAX} characters",
    f"`draw` takes {s(supervisor.SILENCE_NS)}, or loading {_LOAD_DEADLINE_S:g} s",
    f"more than {plugin_output.RATE_BYTES_PER_S // KIB} KB a second ({plugin_output.BURST_BYTES // KIB} KB at once)",
    f"ended after {plugin_output.FLOOD_BYTES // MIB} MB left out",
    f"does not return within {s(supervisor.STOP_NS)} when the studio ends",
    f"says more than {worker_server._TURN_MESSAGES} messages in a tenth of a second",
    f"a card keeps its last picture for {s(inputs.CARD_HELD_NS)}, one that says what a shop said",
    f"QR code) for {s(cards._HELD_NS)}; then it is hidden",
    f"under a deadline of {calls.CALL_DEADLINE_S:g} s",
    f"(a quantity below 0 or above {plausible.UNITS:,}, say)",
    f"Some {CHAT_SENDS * queues.BATCH * NS // SEND_EVERY_NS:,} messages a second of one connection",
    f"within {chat_desk.REMEMBERED_NS // NS // 60} minutes counts once",
]
HEADLESS = [
    f"did not go live within {headless._LIVE_DEADLINE_S:g} s",
    f"of the last { {10: 'ten'}[kept.SESSIONS] } sessions",
    f"crashed { {5: 'five'}[policy.LIMIT] } times in a minute",
]


@pytest.mark.parametrize(
    ("document", "sentences"),
    [("architecture.md", ARCHITECTURE), ("control.md", CONTROL), ("plugins.md", PLUGINS), ("headless.md", HEADLESS)],
)
def test_numbers_are_those_of_the_code(document: str, sentences: list[str]) -> None:
    text = re.sub(r"\s+", " ", (DOCS / document).read_text(encoding="utf-8"))
    assert [sentence for sentence in sentences if sentence not in text] == []
