"""A thousand launches in a shop that is slow, refuses, answers twice, late or never, and dies in the middle.

Whatever it does, nothing is launched twice, no opening lasts longer than 2 s, and once the shop behaves everything is
either on sale as armed or as it was before, to the unit.
"""

from __future__ import annotations

from collections import Counter
from random import Random

from studio.show.selling import events
from studio.values.errors import RefusedError
from tests.unit.show.selling.rig import MS, Manners, Rig, S, product, show

LAUNCHES = 1_000


def bad_manners(random: Random) -> Manners:
    def chance(most: float) -> float:
        return random.choice((0.0, 0.0, random.random() * most))

    return Manners(
        delay_ms=random.choice(((1, 5), (1, 5), (50, 300), (200, 1_500))),
        refuses=chance(0.5),
        deaf=chance(0.5),
        mute=chance(0.5),
        lost=chance(0.5),
        twice=chance(1.0),
        late=chance(0.4),
    )


def never_half_open(rig: Rig) -> None:
    launch = rig.state.launch
    if launch is not None and launch.phase in ("opening", "checking"):
        assert rig.now_ns - launch.began_ns <= 2 * S + MS, "an opening lasts too long"
    if launch is not None and launch.phase == "verifying":
        assert rig.now_ns - launch.began_ns <= 2 * S + MS


def one_launch(seed: int, outcomes: Counter[str]) -> None:
    random = Random(seed)
    mug = product(tranche=random.choice((0, 0, 10, 33)), reserve=random.choice((0, 7)))
    rig = Rig(show(mug), seed=seed, twice=seed % 50 == 0)
    rig.watch = never_half_open
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug")
    rig.manners = bad_manners(random)
    rig.do("launch.start")
    started = 1

    def try_to(command: str, **params: object) -> None:
        nonlocal started
        try:
            rig.do(command, **params)
            started += command in ("launch.start", "launch.repair")
        except RefusedError:
            outcomes["refused"] += 1

    if random.random() < 0.25:
        rig.at(random.randint(0, 6_000), rig.die)
        rig.at(random.randint(6_000, 9_000), rig.live)
    if random.random() < 0.25:
        rig.at(random.randint(0, 7_000), lambda: rig.restart() and None)
    for _ in range(random.randint(0, 30)):
        rig.at(random.randint(3_000, 9_000), lambda: rig.sell(random.randint(1, 5), random.choice(("mug-s", "mug-m"))))
    for _ in range(random.choice((0, 0, 1, 2))):
        command = random.choice(("launch.start", "launch.cancel", "launch.abort", "launch.repair"))
        rig.at(random.randint(0, 9_000), lambda command=command: try_to(command))
    rig.run(10)
    outcomes[f"then {rig.phase()}"] += 1
    rig.manners = Manners()
    if rig.down:
        rig.live()
    rig.run(3)
    if rig.phase() == "failed":
        try_to("launch.repair")
        rig.run(4)
    outcomes[f"healed {rig.phase()}"] += 1

    zeros = sum(isinstance(one, events.ZeroReached) for one in rig.events)
    assert zeros <= started
    item, bought = rig.item(), rig.row().sold
    if rig.phase() == "open":
        launch = rig.state.launch
        assert launch is not None
        assert item.open
        assert item.prices == launch.prices
        assert sum(item.stocks.values()) + bought + sum(launch.withheld.values()) == 100
        assert sum(item.stocks.values()) + bought <= launch.released
    rig.do("queue.pull", product="mug", confirm="mug")
    rig.run(15)
    assert rig.phase() is None
    assert not rig.state.set_aside
    assert not rig.state.pending
    assert rig.row().state == "pulled"
    assert not item.open
    assert item.prices == {"mug-s": 19_900, "mug-m": 19_900}
    assert sum(item.stocks.values()) + bought == 100, "units were lost or doubled"


def test_a_thousand_launches() -> None:
    outcomes: Counter[str] = Counter()
    for seed in range(LAUNCHES):
        try:
            one_launch(seed, outcomes)
        except AssertionError as error:
            raise AssertionError(f"launch {seed}: {error}") from error
    assert outcomes["healed open"] > LAUNCHES / 3, outcomes
    assert outcomes["then failed"] > 20, outcomes
