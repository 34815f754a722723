"""Commands that need a confirmation: a question is a refusal that the same call answers by naming its subject.

A command that would end what somebody would miss, or that looks like a slip, is refused with the code `confirm`, the question as
its text. Called again with `confirm` set to the refusal's subject it is done. The subject is named, so that a yes counts only
for what was asked about, though another product has come on sale meanwhile.
"""

from __future__ import annotations

from studio.show.selling.launch import units
from studio.show.selling.state import State
from studio.values.errors import RefusedError
from studio.words import sales as says

_CODE = "confirm"


def require_confirmation(question: str, subject: str, confirmed: str | None) -> None:
    """Go on only when `confirmed` names the subject.

    Raises:
        RefusedError: with the code `confirm`; it was not.
    """
    if confirmed != subject:
        raise RefusedError(_CODE, question, subject)


def at_stake(state: State) -> str:
    """What would end if the product on air went now, in one sentence; empty: nothing that somebody would miss.

    A sale that is sold out or closing is over: no other product waits for it.
    """
    launch = state.launch
    if launch is None or launch.phase == "closing" or state.product(launch.product).stage == "sold_out":
        return ""
    product = f"{launch.link_no} '{launch.title}'"
    match launch.phase:
        case "armed":
            return says.armed(product=product)
        case "verifying" | "countdown" if not launch.again:
            return says.about_to_open(product=product)
        case "open":
            unpaid = state.ledger.account(launch.product).held
            return says.on_sale(product=product, left=units.to_sell(state, state.on_air), unpaid=unpaid)
        case "failed":
            return says.failed(product=product)
        case _:
            return says.opening(product=product)
