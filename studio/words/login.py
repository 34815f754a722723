"""What is said of logging an account in at a platform, through the platform's own page."""

from __future__ import annotations

from studio.values.sentences import Template

nobody = Template("login.nobody", "Nobody is logged in at {platform}. Press Log in… under Show > Connections.")
waiting = Template(
    "login.waiting",
    "{platform} waits for you to agree on its page. The address and the code stand under Show > Connections.",
)
expired = Template(
    "login.expired",
    "The login at {platform} has expired, or was taken back there. Log in again under Show > Connections.",
)
not_refreshed = Template(
    "login.not_refreshed", "{platform} does not refresh the login now: {reason}. It is kept, and tried again."
)
lacks_rights = Template(
    "login.lacks_rights",
    "The login at {platform} lacks rights: {rights}. Log in again under Show > Connections, and agree to all of them.",
)
late = Template("login.late", "The code for {platform} was not used in time. Log in again under Show > Connections.")
denied = Template("login.denied", "The login at {platform} was refused there. Log in again under Show > Connections.")
refused = Template("login.refused", "{platform} takes no login: {reason}. Check the client ID.")
not_understood = Template("login.not_understood", "{platform} answers the login in a way that is not understood.")
unreachable = Template("login.unreachable", "{platform} cannot be reached to log in. Check the network and try again.")
too_often = Template("login.too_often", "{platform} is asked to log in too often. Try again in a minute.")

# ---------------------------------------------------------------- in the browser

waiting_for_browser = Template(
    "login.waiting_for_browser",
    "{platform} waits for you to agree in the browser of this computer. Its page is opened under Show > Connections.",
)
back_from_browser = Template(
    "login.back_from_browser", "{platform} has answered. You can close this page: the studio goes on by itself."
)
browser_late = Template(
    "login.browser_late", "Nobody agreed in the browser in time at {platform}. Log in again under Show > Connections."
)
stranger = Template(
    "login.stranger",
    "This is no answer of {platform} to this login, and nothing was taken from it. The studio still waits for {platform}.",
)
unknown_application = Template(
    "login.unknown_application",
    "{platform} takes no login from this application: {reason}. Check the client ID and the client secret: "
    "both are of the same one.",
)
no_port = Template(
    "login.no_port", "This computer has no free port on which {platform} could send the browser back. Try again in a moment."
)
port_taken = Template(
    "login.port_taken",
    "Port {port} of this computer is taken, by another program or by another login that waits, and {platform} sends the browser "
    "back to no other. End that, or set another port here and at {platform}.",
)
