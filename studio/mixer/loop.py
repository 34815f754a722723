"""The mixer's one loop: program ticks of every canvas, each at its own rate, and sound blocks, on one thread.

Deadlines are absolute (tick indexes, sample indexes), so that nothing drifts and a restart continues in place. Between two
deadlines it sleeps; the desk is listened to once per tick, after the picture is out.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Protocol

from studio.contracts import messages, specs
from studio.contracts.plan import Items, PlanCanvas, RenderPlan
from studio.ipc.clock import NS, Clock, tick_at, tick_time_ns
from studio.ipc.picture_ring import Format, PictureWriter
from studio.ipc.room import NoRoomError
from studio.mixer import inserts, transition
from studio.mixer.coming_ring import ComingRing
from studio.mixer.compositor import Compositor
from studio.mixer.filters import FilterBench
from studio.mixer.inputs import Inputs
from studio.mixer.lateness import Lateness
from studio.mixer.meters import Level
from studio.mixer.plans import holding_after, newest_effective
from studio.mixer.sound import METERS_EVERY_NS, SoundMixer
from studio.values.sentences import together
from studio.words import mixer as says
from studio.words.system import reason

SLOTS = 16  # program pictures kept: an encoder that was pushed aside for half a second still finds its ticks
_SLOTS_SEEN = 4  # where none reads them, only windows do
_SOUND_SLACK_NS = 34_000_000  # one tick at 30 a second
_LISTEN_EVERY_NS = NS // 20  # where no canvas ticks
_REPORT_EVERY_NS = NS
_LOOK_EVERY_NS = NS  # whether a program is black
_BLACK_NS = 5 * NS  # for so long, before it is said


class Link(Protocol):
    """What the loop needs of `studio.contracts.desk_link.DeskLink`."""

    stopping: bool

    def poll(self, timeout_s: float = 0.0) -> list[messages.ToWorker]: ...
    def status(self, state: messages.State, text: str = "", **figures: messages.Figure) -> None: ...
    def event(self, name: str, **data: object) -> object: ...
    def meters(self, levels: dict[str, Level]) -> None: ...


class Program:
    """One canvas on air: its ring, its compositor, its next tick.

    Its first ring is made `at_once`, or beside the loop where other canvases tick meanwhile; so are all later ones.

    Raises:
        NoRoomError: there is no room for a ring that was to be made at once.
    """

    def __init__(self, session: Path, canvas: PlanCanvas, inputs: Inputs, bench: FilterBench, now_ns: int, at_once: bool) -> None:
        self.canvas = canvas
        self._session = session
        self._slots = _slots(canvas)  # of the ring that was made last, or is being made
        self._writer = self._ring(canvas) if at_once else None
        self._coming = None if at_once else ComingRing(partial(self._ring, canvas))
        self.compositor = Compositor(canvas.width, canvas.height, inputs, bench)
        self.next_tick = tick_at(now_ns, canvas.rate_num, canvas.rate_den) + 1
        self._looked_ns = now_ns
        self._light_ns = now_ns  # when something was to be seen last, as far as was looked

    @property
    def is_black(self) -> bool:
        """Whether nothing was to be seen for some seconds of what lies on it, overlays apart. The plan knows empty ones."""
        return self.compositor.black and self._looked_ns - self._light_ns >= _BLACK_NS

    @property
    def due_ns(self) -> int:
        return tick_time_ns(self.next_tick, self.canvas.rate_num, self.canvas.rate_den)

    @property
    def drawn_ns(self) -> int:
        """When the tick before the next one was due."""
        return tick_time_ns(self.next_tick - 1, self.canvas.rate_num, self.canvas.rate_den)

    def fits(self, canvas: PlanCanvas) -> bool:
        """True when ring and ticks serve `canvas` too."""
        mine = self.canvas
        return (mine.width, mine.height, mine.rate_num, mine.rate_den) == (
            canvas.width,
            canvas.height,
            canvas.rate_num,
            canvas.rate_den,
        )

    def follow(self, canvas: PlanCanvas, keep: Iterable[Items]) -> None:
        self.canvas = canvas
        self._ask()
        self.compositor.forget_all_but(keep)

    def _ask(self) -> None:
        """Have a ring made of the length that the canvas wants, unless one is being made: nobody waits for that one."""
        if self._coming is None and self._slots != _slots(self.canvas):
            self._slots = _slots(self.canvas)
            self._coming = ComingRing(partial(self._ring, self.canvas))

    def draws(self) -> bool:
        """Whether there is a ring to draw in; one that was made meanwhile is taken over.

        Raises:
            NoRoomError: there was no room for the first one. Where there was none for another one it goes on in the one it has.
        """
        if self._coming is not None and self._coming.ready:
            coming, self._coming = self._coming, None
            try:
                ring = coming.take()
            except OSError:
                if self._writer is None:
                    raise
            else:
                if self._writer is not None:
                    self._writer.close()
                self._writer = ring
            self._ask()
        return self._writer is not None

    def close(self) -> None:
        if self._coming is not None:
            with contextlib.suppress(OSError):
                self._coming.take().close()
        if self._writer is not None:
            self._writer.close()

    def _ring(self, canvas: PlanCanvas) -> PictureWriter:
        """Raises NoRoomError."""
        name = f"program.{canvas.id}"
        return PictureWriter(self._session, name, Format.I420, canvas.width, canvas.height, _slots(canvas))

    def pass_over(self, now_ns: int) -> None:
        """Leave out what is due: there is no ring yet, and nobody misses its pictures."""
        self.next_tick = tick_at(now_ns, self.canvas.rate_num, self.canvas.rate_den) + 1

    def tick(self, now_ns: int, panic: Items | None) -> int:
        """Compose and publish the newest tick due by `now_ns`. Returns how many ticks it stands for besides itself."""
        assert self._writer is not None
        canvas = self.canvas
        tick = max(self.next_tick, tick_at(now_ns, canvas.rate_num, canvas.rate_den))
        repeats = tick - self.next_tick
        time_ns = tick_time_ns(tick, canvas.rate_num, canvas.rate_den)
        self.compositor.looking = looking = time_ns - self._looked_ns >= _LOOK_EVERY_NS
        self.compositor.compose(self._writer.begin(), canvas, time_ns, panic)
        self._writer.publish(time_ns, tick, repeats)
        if looking:
            self._looked_ns = time_ns
            empty = panic is None and not canvas.program
            self._light_ns = self._light_ns if self.compositor.black and not empty else time_ns
        self.next_tick = tick + 1
        return repeats


def _slots(canvas: PlanCanvas) -> int:
    """How many pictures its ring keeps: more where an encoder reads them."""
    return SLOTS if canvas.encoded else _SLOTS_SEEN


def _why(error: OSError) -> str:
    """Why there is no ring, for the operator."""
    return error.text if isinstance(error, NoRoomError) else says.no_memory(reason=reason(error))


class Loop:
    """Runs a plan until the link says stop. One thread; rings are made on another while pictures are due (`ComingRing`)."""

    def __init__(self, session: Path, plan: RenderPlan, link: Link, clock: Clock) -> None:
        now_ns = clock.now_ns()
        self.lateness = Lateness()
        self.ticks = self.lagged = 0
        self._session, self._link, self._clock = session, link, clock
        self._inputs = Inputs(session, self._source_changed)
        self._bench = FilterBench()
        self._sound = SoundMixer(session, now_ns, self._sound_changed)
        self._programs: dict[str, Program] = {}
        self._lacking: dict[str, str] = {}  # canvases that nothing is drawn for, and why
        self._pending: list[RenderPlan] = []
        self._drawn_ns = 0  # due time of the latest tick drawn: a plan that comes now holds after it, on every canvas
        self._plan = plan
        self._torn_before = 0
        self._composing_ns = 0
        self._listened_ns = self._metered_ns = self._reported_ns = now_ns
        transition.prepare()
        inserts.prepare()
        self._bench.follow(plan)
        self._sound.plan(plan)
        self._swap(plan, now_ns)

    def run(self) -> None:
        """Until the link says stop."""
        self._report()
        while not self._link.stopping:
            self.step()

    def step(self) -> None:
        """Sleep to the next deadline and do what it asks."""
        due_ns, program = self._next()
        self._clock.sleep_until(due_ns)
        now_ns = self._clock.now_ns()
        if self._pending and self._swap_due(due_ns, now_ns):
            return  # the deadline may be another one now
        if program is not None:
            self._tick(program, due_ns, now_ns)
        self._mix(now_ns)
        if program is not None or now_ns - self._listened_ns >= _LISTEN_EVERY_NS:
            self._listen(now_ns)

    def close(self) -> None:
        for program in self._programs.values():
            program.close()
        self._programs.clear()
        self._sound.close()
        self._inputs.close()

    # ------------------------------------------------------------ deadlines

    def _next(self) -> tuple[int, Program | None]:
        """The next deadline and the canvas it belongs to (None: sound). Pictures go first.

        Sound that is due waits a little for the next tick: waking up costs as much as mixing a block.
        """
        due_ns, first = self._sound.due_ns + _SOUND_SLACK_NS, None
        for program in self._programs.values():
            program_due_ns = program.due_ns
            if program_due_ns <= due_ns:
                due_ns, first = program_due_ns, program
        return due_ns, first

    def _mix(self, now_ns: int) -> None:
        """Mix the sound blocks that are due."""
        while self._sound.due_ns <= now_ns:
            self._sound.mix(now_ns)
        if now_ns - self._metered_ns >= METERS_EVERY_NS:
            self._metered_ns = max(self._metered_ns + METERS_EVERY_NS, now_ns - METERS_EVERY_NS)
            self._link.meters(self._sound.levels())

    def _tick(self, program: Program, due_ns: int, now_ns: int) -> None:
        try:
            if not program.draws():
                program.pass_over(now_ns)
                return
        except OSError as error:  # whatever the system refuses to one canvas, the others go on
            self._lacking[program.canvas.id] = _why(error)
            del self._programs[program.canvas.id]
            return
        self._lacking.pop(program.canvas.id, None)
        self.lateness.add(now_ns - due_ns)
        panic = self._plan.panic_items.get(program.canvas.id, ()) if self._plan.panic else None
        self.lagged += program.tick(now_ns, panic)
        self._drawn_ns = max(self._drawn_ns, program.drawn_ns)
        self.ticks += 1
        self._composing_ns += self._clock.now_ns() - now_ns

    # ------------------------------------------------------------ the desk

    def _listen(self, now_ns: int) -> None:
        self._listened_ns = now_ns
        for message in self._link.poll():
            if isinstance(message, messages.Configure) and isinstance(message.spec, specs.MixerSpec):
                self._pending.append(holding_after(message.spec.plan, self._drawn_ns))
                self._bench.follow(message.spec.plan)
                self._sound.plan(message.spec.plan)
        if now_ns - self._reported_ns >= _REPORT_EVERY_NS:
            self._reported_ns = now_ns
            self._report()

    def _report(self) -> None:
        late = self.lateness
        if self._lacking:
            self._swap(self._plan, self._clock.now_ns())  # there may be room by now
        self._link.status(
            "failed" if self._lacking else "running",
            self._words(),
            ticks=self.ticks,
            lagged=self.lagged,
            late_p50_ms=round(late.percentile_ms(50), 2),
            late_p99_ms=round(late.percentile_ms(99), 2),
            late_max_ms=round(late.max_ns / 1e6, 2),
            compose_ms=round(self._composing_ns / 1e6 / max(1, self.ticks), 3),
            torn=self._torn_before + sum(program.compositor.torn for program in self._programs.values()),
            sound_blocks=self._sound.blocks,
            sound_late=self._sound.missing,
            revision=self._plan.revision,
            black=",".join(name for name, program in self._programs.items() if program.is_black),
        )

    def _words(self) -> str:
        """What the operator should know: canvases without pictures, and which sources are silent or late."""
        if self._lacking:
            return together(*(says.not_drawn(canvas=canvas, why=why) for canvas, why in self._lacking.items()))
        stale, late = self._inputs.stale, self._sound.late
        parts = []
        if stale:
            parts.append(says.no_picture(sources=tuple(self._name(ring) for ring in stale)))
        if late:
            parts.append(says.no_sound(sources=tuple(self._name(ring) for ring in late)))
        return together(*parts, *self._bench.problems())

    def _name(self, ring: str) -> str:
        return self._plan.names.get(ring, ring.removeprefix("source."))

    def _source_changed(self, ring: str, stale: bool) -> None:
        self._link.event("source_stale" if stale else "source_fresh", ring=ring)

    def _sound_changed(self, ring: str, late: bool) -> None:
        self._link.event("sound_late", ring=ring, late=late)

    # ------------------------------------------------------------ plans

    def _swap_due(self, due_ns: int, now_ns: int) -> bool:
        """Swap to the newest plan that holds from `due_ns` or before."""
        taken, self._pending = newest_effective(self._pending, due_ns)
        if taken is not None:
            self._swap(taken, now_ns)
        return taken is not None

    def _swap(self, plan: RenderPlan, now_ns: int) -> None:
        self._plan = plan
        wanted = {canvas.id: canvas for canvas in plan.canvases}
        for name in [name for name, program in self._programs.items() if name not in wanted or not program.fits(wanted[name])]:
            program = self._programs.pop(name)
            self._torn_before += program.compositor.torn
            program.close()
        for name in self._lacking.keys() - wanted.keys():
            del self._lacking[name]
        rings: set[str] = set()
        at_once = not self._programs  # nothing ticks that would have to wait
        for canvas in plan.canvases:
            used = _used(canvas, plan.panic_items.get(canvas.id, ()))
            rings.update(item.ring for items in used for item in items)
            if canvas.id not in self._programs and not self._begin(canvas, now_ns, at_once):
                continue
            self._programs[canvas.id].follow(canvas, used)
        self._inputs.keep_only(rings)

    def _begin(self, canvas: PlanCanvas, now_ns: int, at_once: bool) -> bool:
        """Draw for `canvas` once its ring is there; False where there is no room for its pictures. The others go on."""
        try:
            self._programs[canvas.id] = Program(self._session, canvas, self._inputs, self._bench, now_ns, at_once)
        except NoRoomError as error:
            self._lacking[canvas.id] = error.text
            return False
        return True


def _used(canvas: PlanCanvas, panic: Items) -> list[Items]:
    """Every list of items that a canvas may draw."""
    used = [canvas.program, canvas.overlay, panic]
    if canvas.transition is not None:
        used.append(canvas.transition.outgoing)
    return used
