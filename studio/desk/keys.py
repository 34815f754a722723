"""Stream keys: in the system's keyring where there is one, else in memory only. Never printed, never written elsewhere.

The keyring may wait for a person, so every call of it runs in a thread of its own with a deadline.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import TypeVar

from studio.values.errors import SecretsUnavailableError
from studio.words import keys as says

SERVICE = "nightmarket"
DEADLINE_S = 8.0
_T = TypeVar("_T")


class Secret:
    """A text that prints masked. `reveal` is for the one place that needs it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return "Secret(********)"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)


class Keys:
    """Keys by their reference. `available` is False once the keyring was found missing or locked. One event loop."""

    def __init__(self) -> None:
        self.available = True
        self._known: dict[str, Secret] = {}
        self._writing = asyncio.Lock()  # in the order in which it was asked for: the newest stays

    def known(self, ref: str) -> Secret | None:
        """The key if it was fetched or given before."""
        return self._known.get(ref)

    async def fetch(self, ref: str, former: str = "") -> Secret | None:
        """The key, from the keyring if need be; None when nobody has it.

        `former`: what it was called before. A key that the keyring has under that name alone is `ref`'s from then on.
        """
        if ref in self._known:
            return self._known[ref]
        try:
            value = await in_thread(lambda: _keyring_get(ref))
            if value is None and former:
                async with self._writing:
                    if ref not in self._known:
                        value = await in_thread(lambda: _keyring_move(former, ref))
        except SecretsUnavailableError:
            self.available = False
            return self._known.get(ref)
        if value is not None:
            self._known.setdefault(ref, Secret(value))  # one that was typed meanwhile is newer
        return self._known.get(ref)

    async def put(self, ref: str, key: Secret) -> bool:
        """Keep a key. False: only until the studio ends, because there is no keyring."""
        self._known[ref] = key
        try:
            async with self._writing:
                await in_thread(lambda: _keyring_set(ref, key.reveal()))
        except SecretsUnavailableError:
            self.available = False
            return False
        self.available = True
        return True

    async def forget(self, ref: str) -> None:
        """Remove a key everywhere."""
        self._known.pop(ref, None)
        with contextlib.suppress(SecretsUnavailableError):
            async with self._writing:
                await in_thread(lambda: _keyring_delete(ref))

    async def look(self) -> None:
        """Find out whether there is a keyring at all, without opening it."""
        try:
            await in_thread(_keyring_backend)
        except SecretsUnavailableError:
            self.available = False


async def in_thread(job: Callable[[], _T]) -> _T:
    """`job()` on a thread of its own, which is left behind when it overstays (a prompt nobody answers).

    Raises:
        SecretsUnavailableError: it took longer than `DEADLINE_S`, or the keyring said no.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[_T] = loop.create_future()

    def finish(value: _T | None, error: SecretsUnavailableError | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(value)  # type: ignore[arg-type]

    def work() -> None:
        value, trouble = None, None
        try:
            value = job()
        except SecretsUnavailableError as error:
            trouble = error
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(finish, value, trouble)

    threading.Thread(target=work, name="keyring", daemon=True).start()
    try:
        return await asyncio.wait_for(answer, DEADLINE_S)
    except TimeoutError as error:
        raise SecretsUnavailableError("keyring_silent", says.silent_keyring()) from error


def _unavailable(error: Exception) -> SecretsUnavailableError:
    text = says.no_keyring()
    unavailable = SecretsUnavailableError("no_keyring", text)
    unavailable.__cause__ = error
    return unavailable


def _keyring_backend() -> None:
    """Raises SecretsUnavailableError where there is none, or one that forgets what it is told."""
    import keyring
    import keyring.backends.fail
    import keyring.backends.null

    backend = keyring.get_keyring()
    if isinstance(backend, keyring.backends.fail.Keyring | keyring.backends.null.Keyring):
        raise _unavailable(RuntimeError("no backend"))


def _keyring_get(ref: str) -> str | None:
    import keyring.errors

    _keyring_backend()
    try:
        return keyring.get_password(SERVICE, ref)
    except (keyring.errors.KeyringError, RuntimeError, OSError) as error:
        raise _unavailable(error) from error


def _keyring_set(ref: str, value: str) -> None:
    import keyring.errors

    _keyring_backend()
    try:
        keyring.set_password(SERVICE, ref, value)
    except (keyring.errors.KeyringError, RuntimeError, OSError) as error:
        raise _unavailable(error) from error


def _keyring_move(former: str, ref: str) -> str | None:
    """What lay under a former name, and lies under `ref` now; None: nothing did."""
    value = _keyring_get(former)
    if value is not None:
        _keyring_set(ref, value)
        _keyring_delete(former)
    return value


def _keyring_delete(ref: str) -> None:
    import keyring.errors

    try:
        keyring.delete_password(SERVICE, ref)
    except keyring.errors.PasswordDeleteError:
        return  # it was not there
    except (keyring.errors.KeyringError, RuntimeError, OSError) as error:
        raise _unavailable(error) from error
