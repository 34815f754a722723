"""Live commands of the queue and of launches. They change the sale, not the document: undo does not touch them."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.control.schema.command import Command, command
from studio.values.fields import Count, Id
from studio.values.money import Minor


@command("rundown.start", "queue")
class StartRundown(Command, frozen=True, kw_only=True):
    """Let the show's clock run."""


@command("rundown.stop", "queue")
class StopRundown(Command, frozen=True, kw_only=True):
    """Let the show's clock stand."""


@command("queue.prepare", "queue")
class PrepareProduct(Command, frozen=True, kw_only=True):
    """Read the product's shop and compare."""

    product: Id


@command("queue.explain", "queue")
class ExplainProduct(Command, frozen=True, kw_only=True):
    """Put a product on air: pinned, its card up; whatever was on air leaves.

    Asks while that is being launched or sold; `confirm`: the product whose sale may end for it.
    """

    product: Id
    confirm: Id | None = None


@command("queue.next", "queue")
class ExplainNext(Command, frozen=True, kw_only=True):
    """End the product on air and explain the next of the queue.

    Asks while it is being launched or sold; sold out it goes without.
    """

    confirm: Id | None = None


@command("queue.end", "queue")
class EndProduct(Command, frozen=True, kw_only=True):
    """Take a product off air (None: the one on air), its sale closed.

    Asks while it is being launched or sold; sold out it goes without.
    """

    product: Id | None = None
    confirm: Id | None = None


@command("queue.pull", "queue")
class PullProduct(Command, frozen=True, kw_only=True):
    """Take a product out of the show at once. Asks while it is on air."""

    product: Id
    confirm: Id | None = None
    reason: Annotated[str, msgspec.Meta(max_length=200)] = ""


@command("queue.rerun", "queue")
class RerunProduct(Command, frozen=True, kw_only=True):
    """Let an ended, sold-out or pulled product go back into the queue."""

    product: Id


@command("launch.arm", "launch")
class ArmLaunch(Command, frozen=True, kw_only=True):
    """Check the guards of a launch; the answer reads back what will happen, with `remarks`.

    What is left out is as the product has it. `timed_to`: a destination, whose viewers see zero as the link opens; `lead_ms`:
    their delay, where it is to be another than its `viewer_delay_ms`. Asks about a price above the list price, ten times of
    what was planned, or a tenth of it without a floor price, and about SKUs of the shop's item that the product has not: the
    link sells them too. `confirm`: the product that is meant all the same.
    """

    product: Id
    price_minor: Minor | None = None
    quantity: Annotated[int, msgspec.Meta(ge=1, le=10**9)] | None = None
    purchase_limit: Count | None = None
    countdown_s: Annotated[int, msgspec.Meta(ge=3, le=300)] | None = None
    sale_minutes: Annotated[int, msgspec.Meta(ge=1, le=20)] | None = None
    until_sold_out: bool | None = None
    timed_to: Id | None = None
    lead_ms: Annotated[int, msgspec.Meta(ge=0, le=60_000)] | None = None
    confirm: Id | None = None


@command("launch.start", "launch")
class StartLaunch(Command, frozen=True, kw_only=True):
    """Verify against the shop and count down; at zero price, stock, a buyer's limit (where the shop has it), pin and link."""


@command("launch.cancel", "launch")
class CancelLaunch(Command, frozen=True, kw_only=True):
    """Call the launch off before zero: nothing has changed."""


@command("launch.abort", "launch")
class AbortLaunch(Command, frozen=True, kw_only=True):
    """Close the link after zero, and put price and stock back."""


@command("launch.extend", "launch")
class ExtendSale(Command, frozen=True, kw_only=True):
    """Let the sale go on longer."""

    seconds: Annotated[int, msgspec.Meta(ge=1, le=1200)]


@command("launch.restock", "launch")
class Restock(Command, frozen=True, kw_only=True):
    """Sell more, first of what was held in reserve: answers with `held_back` and `new`.

    New units stay in the shop's stock when nobody buys them.
    """

    units: Annotated[int, msgspec.Meta(ge=1, le=10**6)]


@command("launch.repair", "launch")
class RepairSale(Command, frozen=True, kw_only=True):
    """Do again what the shop did not follow.

    In an open sale it sets right what the shop has otherwise by now (price, stock by the ledger, a buyer's limit, and the link
    last). `remarks`: units that it takes out of the shop's stock, which nobody puts back at the end, or what is waited for.
    """
