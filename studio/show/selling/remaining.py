"""How many units of an open sale are left, as the ledger has it, and when the shop's stock can be compared with that. Pure."""

from __future__ import annotations

from studio.show.selling.state import Launch, State


def by_ledger(state: State, launch: Launch) -> int:
    """Units that were released and that nobody has ordered."""
    return max(0, launch.released - (state.ledger.account(launch.product).ordered - launch.ordered_before))


def settled(launch: Launch, read_ns: int) -> bool:
    """Whether a reading taken at `read_ns` shows the shop's stock after all that the launch did to it."""
    return all(step.state != "doing" and read_ns > step.asked_ns for step in launch.steps if step.name == "stock")
