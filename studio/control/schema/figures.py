"""Questions about the show's figures; what they are now stands in the state's section `figures`."""

from __future__ import annotations

from studio.control.schema.command import Command, command


@command("figures.series", "watch")
class ReadSeries(Command, frozen=True, kw_only=True):
    """Tell the show over time: `step_s`, a column each for `online`, `orders`, `units`, `messages`, `gmv` (by currency); `marks`.

    At most 4,320 points: one for every ten seconds of twelve hours, coarser for a longer show. Nothing while `catching_up`.
    """


@command("figures.products", "watch")
class ReadProducts(Command, frozen=True, kw_only=True):
    """Tell what each product came to (`products`), and if wanted each time in which one was explained (`segments`).

    Of a long show the latter are two thousand, in some megabytes. Nothing while `catching_up`.
    """

    segments: bool = False
