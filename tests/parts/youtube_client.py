"""Clients of Google's own (google-api-python-client, google-auth-oauthlib), led to the stand-in of this computer and otherwise
as they are. They block: call them in a thread."""

from __future__ import annotations

from typing import Any

import httpx
from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import Flow
from googleapiclient.discovery import build

from tests.parts.youtube import CLIENT_ID, CLIENT_SECRET, YouTube

SCOPES = ["https://www.googleapis.com/auth/youtube.force-ssl"]
_REDIRECT = "http://127.0.0.1:9/"  # nobody is there: the browser's last step is read, and not gone


def log_in(youtube: YouTube) -> Credentials:
    """As an installed application does, by authorization code with PKCE."""
    application = {
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "auth_uri": f"{youtube.place}/o/oauth2/v2/auth",
        "token_uri": f"{youtube.place}/token",
    }
    flow = Flow.from_client_config({"installed": application}, SCOPES, redirect_uri=_REDIRECT, autogenerate_code_verifier=True)
    address, _state = flow.authorization_url(access_type="offline", prompt="consent")
    answer = httpx.get(address, trust_env=False)
    flow.fetch_token(authorization_response=answer.headers["location"])
    credentials = flow.credentials
    assert isinstance(credentials, Credentials)
    return credentials


def client(youtube: YouTube, credentials: Credentials) -> Any:
    """Google's client of the API, made of the discovery document that comes with it."""
    place = {"api_endpoint": youtube.place}
    return build("youtube", "v3", credentials=credentials, client_options=place, static_discovery=True)
