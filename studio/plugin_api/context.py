"""A plugin's view of the studio: who it is, what it is told, and how it reports."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Literal, Protocol

from studio.contracts.messages import Command
from studio.plugin_api.data import ShowData, Topic

__all__ = ["SECRET_BOUND", "Command", "Context", "State", "run_async"]

State = Literal["running", "waiting", "live", "failed"]
POLL_EVERY_S = 0.02
SECRET_BOUND = 8_192  # characters


class Context(Protocol):
    """Given to the plugin's `run`. Use it on the thread that `run` was called on.

    `id` is the connection's, `connection` what the operator calls it now; `provides` are the abilities that `plugin.toml` lists.
    `folder` is the plugin's own, `settings` are the connection's values of the settings in `plugin.toml` (all of them,
    checked), `session` is where the running studio keeps what its processes share.
    """

    id: str
    connection: str
    provides: frozenset[str]
    folder: Path
    session: Path
    settings: dict[str, Any]

    @property
    def stopping(self) -> bool:
        """The studio wants the plugin to end; `run` must return within three seconds."""

    @property
    def behind(self) -> bool:
        """The desk has not read half of what may wait for it: what can wait should, for the room that is left to what cannot."""

    def poll(self, timeout_s: float = 0.0) -> None:
        """Exchange messages with the desk, waiting up to `timeout_s`. At least once a second, or the plugin counts as hung."""

    def commands(self) -> list[Command]:
        """What the desk has told the plugin to do since the last call, oldest first: `name` and `arguments`.

        `poll` receives them. Names that the plugin does not know are to be ignored.
        """

    def secret(self, name: str) -> str | None:
        """A password or token that `plugin.toml` names under `[secrets]`; None while the studio has none. Log nothing of it.

        It may come, or change, a moment after the start: look again.
        """

    def keep_secret(self, name: str, value: str) -> None:
        """Put a secret that the platform has changed (a refreshed token) into the keyring in place of the one before.

        `name` is one that `plugin.toml` lists under `[secrets]`, `value` at most 8,192 characters. `secret` has it at once. The
        desk takes five in a row and then one in ten seconds; of more the newest is kept.

        Raises:
            ValueError: there is no such secret, or the value is empty or too long.
        """

    def data(self, topic: Topic) -> ShowData | None:
        """What the show has come to, of a topic that `plugin.toml` lists under `subscribes`: see `studio.plugin_api.data`.

        None before the desk has said it, a moment after the start. The same object until it changes.
        """

    def report(self, state: State, text: str = "", **figures: int | float | str | bool) -> None:
        """Say how the plugin is; `text` is for the operator."""

    def event(self, name: str, **data: object) -> bool:
        """Tell the desk something that happened. False: it is lost, for the desk is away or behind with what it was told.

        What must not be lost is kept and told again: `serve` does so with answers, order lines, readings and chat.
        """


def run_async(context: Context, main: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run `main()` as asyncio's main task beside the polling; cancels it when the studio wants to stop.

    Raises:
        Exception: whatever `main` raised.
    """

    import asyncio  # 2 MB: those that draw have no loop

    async def both() -> None:
        task = asyncio.create_task(main())
        while not context.stopping and not task.done():
            context.poll()
            await asyncio.wait([task], timeout=POLL_EVERY_S)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            return

    asyncio.run(both())
