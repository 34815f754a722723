"""How the accounts are that the show is connected with."""

from __future__ import annotations

from typing import Literal

from studio.control.schema.state.part import Part
from studio.values.sentences import Worded

ConnectionState = Literal["missing", "refused", "off", "starting", "running", "waiting", "failed", "disabled"]


class LoginPage(Part, frozen=True, kw_only=True):
    """A login that waits for the operator: the page to open (https, of a host that the plugin's manifest names; empty where the
    plugin named another one), and the code to enter there, where it has one."""

    address: str = ""
    code: str = ""


class Connection(Part, Worded, frozen=True, kw_only=True):
    """One connection of the show and its process.

    `state`: missing (there is no such plugin here), refused (its plugin cannot be used, or its id is another's), off (its plugin
    is switched off), starting, running, waiting (for what it speaks with), failed, disabled (after its third failure).
    `abilities`: what it said that it can do; `page_url`: the web page where its viewers are, if it said one. `personal_data`: the
    user of this computer has granted it buyers' names; that of the show's own connection says whether the show asks for them.
    `login`: what is to be done for a login that has begun.
    """

    plugin: str
    name: str
    state: ConnectionState = "starting"
    text: str = ""
    abilities: tuple[str, ...] = ()
    page_url: str = ""
    personal_data: bool = False
    login: LoginPage | None = None
