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
