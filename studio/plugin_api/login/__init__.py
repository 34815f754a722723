"""Logins by OAuth 2 for programs that keep no secret of their own, as a plugin's ability `login`.

    tokens        `Tokens`: what a login gives, as it lies in the keyring
    endpoint      `TokenEndpoint`: the platform's server for logins, asked with whatever a flow has
    session       `Session`: a token that is good now, refreshed in time and kept by `Context.keep_secret`
    device_code   `DeviceLogin`: the flow with a code that the operator enters on the platform's page (RFC 8628)
    browser       `BrowserLogin`: the flow in the computer's browser, with PKCE and a loopback port (RFC 8252, RFC 7636)

A flow derives from `PromptedLogin` and ends in `Session.begin(tokens)`; another one is a module beside these. All of it is
asyncio. Tokens stand in no log, no error and no report: `Tokens` prints masked, and errors quote only the platform's own words.
"""

from studio.plugin_api.login.browser import BrowserLogin
from studio.plugin_api.login.device_code import DeviceLogin
from studio.plugin_api.login.endpoint import GrantError, Platform, TokenEndpoint
from studio.plugin_api.login.prompted import PromptedLogin
from studio.plugin_api.login.session import Session
from studio.plugin_api.login.tokens import Tokens

__all__ = ["BrowserLogin", "DeviceLogin", "GrantError", "Platform", "PromptedLogin", "Session", "TokenEndpoint", "Tokens"]
