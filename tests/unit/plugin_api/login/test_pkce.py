"""The proof key of a login: as RFC 7636 computes it, another one each time, and seen by nobody."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from studio.plugin_api.login import Platform
from studio.plugin_api.login.pkce import Attempt, challenge
from tests.unit.plugin_api.login.conftest import PLATFORM


def test_the_challenge_is_that_of_the_rfc() -> None:
    assert challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"  # appendix B


def test_every_attempt_has_another_proof_and_another_state() -> None:
    attempts = [Attempt("http://127.0.0.1:81/") for _ in range(20)]
    assert len({attempt.verifier for attempt in attempts} | {attempt.state for attempt in attempts}) == 40
    assert all(re.fullmatch(r"[A-Za-z0-9._~-]{43,128}", attempt.verifier) for attempt in attempts), "RFC 7636, section 4.1"


def test_the_page_is_asked_for_with_the_challenge_and_not_with_the_proof() -> None:
    attempt = Attempt("http://127.0.0.1:81/")
    address = attempt.page(PLATFORM)
    assert address.startswith("https://fair.example/agree?")
    assert parse_qs(urlsplit(address).query) == {
        "response_type": ["code"],
        "client_id": ["public-id"],
        "redirect_uri": ["http://127.0.0.1:81/"],
        "state": [attempt.state],
        "code_challenge": [challenge(attempt.verifier)],
        "code_challenge_method": ["S256"],
        "scope": ["read write"],
        "access_type": ["offline"],
    }
    assert attempt.verifier not in address


def test_nothing_of_it_is_printed() -> None:
    attempt = Attempt("http://127.0.0.1:81/")
    assert attempt.verifier not in repr(attempt)
    assert attempt.state not in repr(attempt)
    assert "hidden" not in repr(Platform(name="Fair", client_id="id", token_url="", client_secret="hidden"))
