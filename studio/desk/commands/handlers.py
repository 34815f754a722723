"""What carries a command out: called with the desk and the command's struct, it answers at once or is awaited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio.control.schema import Command
from studio.desk.desk import Desk

Handlers = tuple[tuple[type[Command], Callable[[Desk, Any], Any]], ...]
