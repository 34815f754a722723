"""What is left out when the network is too slow: in the right order, whole references only, sound never."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studio.contracts.packets import Packet, StreamConfig, ToSink
from studio.ipc.clock import NS
from studio.kinds.targets.working.queue import PushQueue

FRAME_NS = NS // 30
PATTERN = "IBPBPBPBP" + "BP" * 10 + "B"  # one group of pictures: 30 of them


def video(n: int, kind: str | None = None) -> Packet:
    kind = kind or PATTERN[n % 30]
    return Packet("video", n * FRAME_NS, n * FRAME_NS, b"", kind == "I", kind == "B", kind)  # type: ignore[arg-type]


def audio(n: int) -> Packet:
    return Packet("audio", n * FRAME_NS, n * FRAME_NS, b"", key=True)


def drain(queue: PushQueue) -> list[ToSink]:
    items = []
    while (item := queue.next()) is not None:
        items.append(item)
    return items


def letters(items: list[ToSink]) -> str:
    return "".join(item.picture for item in items if isinstance(item, Packet) and item.kind == "video")


def blocked(frames: int) -> PushQueue:
    """A queue that nobody took from while `frames` pictures and sounds came."""
    queue = PushQueue()
    for n in range(frames):
        queue.relieve(n * FRAME_NS)
        queue.add(video(n), n * FRAME_NS)
        queue.add(audio(n), n * FRAME_NS)
    queue.relieve(frames * FRAME_NS)
    return queue


def test_nothing_is_left_out_within_the_first_third_of_a_second() -> None:
    assert letters(drain(blocked(10))) == PATTERN[:10]


def test_first_the_pictures_that_no_other_needs() -> None:
    queue = blocked(20)
    assert letters(drain(queue)) == PATTERN[:20].replace("B", "")
    assert (queue.dropped_b, queue.dropped_p, queue.shed_gops) == (PATTERN[:20].count("B"), 0, 0)


def test_then_the_rest_of_the_group() -> None:
    assert letters(drain(blocked(45))) == PATTERN.replace("B", "") + "I", "the next group is cut after its IDR too"
    queue = PushQueue()
    for n in range(60, 90):  # a long group: the IDR came first
        queue.add(video(n, "I" if n == 60 else "P"), (n - 60) * FRAME_NS)
    queue.relieve(31 * FRAME_NS)
    queue.add(video(91, "P"), 31 * FRAME_NS)
    assert len(letters(drain(queue))) == 30
    assert (queue.dropped_p, queue.shed_gops) == (1, 1)
    queue.add(video(92, "P"), 40 * FRAME_NS)
    assert queue.wants_key
    queue.add(video(93, "I"), 41 * FRAME_NS)
    queue.add(video(94, "P"), 41 * FRAME_NS)
    assert letters(drain(queue)) == "IP"
    assert not queue.wants_key


def test_then_all_up_to_the_newest_idr() -> None:
    queue = blocked(95)
    items = drain(queue)
    assert letters(items)[0] == "I"
    assert letters(items).count("I") <= 2
    assert queue.dropped_p > 15
    assert queue.shed_gops >= 1


def test_ten_seconds_without_a_network_keep_all_sound_and_at_most_two_groups() -> None:
    queue = blocked(300)
    items = drain(queue)
    assert [item.dts_ns for item in items if isinstance(item, Packet) and item.kind == "audio"] == [
        n * FRAME_NS for n in range(300)
    ]
    pictures = letters(items)
    assert pictures[0] == "I"
    assert len(pictures) <= 60
    assert queue.shed + len(pictures) == 300


def test_a_burst_is_no_congestion() -> None:
    """A new connection gets two seconds at once."""
    queue = PushQueue()
    for n in range(60):
        queue.add(video(n), 0)
    queue.relieve(FRAME_NS)
    assert queue.shed == 0
    assert queue.waiting_ms() == 59 * FRAME_NS // 1_000_000


def test_forgetting_is_not_shedding() -> None:
    queue = blocked(20)
    shed = queue.shed
    queue.clear()
    assert not queue
    assert queue.next() is None
    assert queue.shed == shed


def test_a_new_run_of_the_encoder_is_let_through() -> None:
    queue = blocked(200)
    config = StreamConfig(2, 2, 2, 30, 1, b"", b"", 1, 1, "h264", "aac")
    drain(queue)
    queue.add(config, 200 * FRAME_NS)
    assert queue.next() == config


@given(st.lists(st.tuples(st.sampled_from("IPBA"), st.integers(0, NS // 2), st.integers(0, 3)), max_size=200))
def test_references_stay_whole_and_sound_complete(steps: list[tuple[str, int, int]]) -> None:
    """Whatever comes and goes when: every P that leaves follows its whole group so far, and every sound leaves."""
    queue, now_ns, left, sounds = PushQueue(), 0, [], 0
    for n, (kind, step_ns, taken) in enumerate([("I", 0, 0), *steps]):
        now_ns += step_ns
        queue.relieve(now_ns)
        if kind == "A":
            sounds += 1
            queue.add(audio(n), now_ns)
        else:
            queue.add(video(n, kind), now_ns)
        left += [item for _ in range(taken) if (item := queue.next()) is not None]
    left += drain(queue)
    assert sum(item.kind == "audio" for item in left if isinstance(item, Packet)) == sounds
    references = [n for n, (kind, _, _) in enumerate([("I", 0, 0), *steps]) if kind in "IP"]
    gone = [round(item.dts_ns / FRAME_NS) for item in left if isinstance(item, Packet) and item.picture in ("I", "P")]
    for earlier, later in zip([None, *gone], gone, strict=False):
        if video(later, ([("I", 0, 0), *steps])[later][0]).picture == "P":
            assert earlier == references[references.index(later) - 1]
