"""Settings: what is missing, what cannot be, and that no setting leads anywhere but to Google."""

from __future__ import annotations

from pathlib import Path

import pytest
from youtube.access import Access, access
from youtube.addresses import STAND_IN, Addresses, addresses, stand_in

from studio.plugin_api import complete, read_manifest
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import PluginContext

FOLDER = Path(__file__).parents[4] / "plugins" / "youtube"
CLIENT_ID = "407408718192-abcdefgh.apps.googleusercontent.com"
SECRET = "GOCSPX-of-the-app"


@pytest.mark.parametrize(
    "said",
    [
        "dQw4w9WgXcQ",
        " https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=10 ",
        "https://youtu.be/dQw4w9WgXcQ?si=x",
        "www.youtube.com/live/dQw4w9WgXcQ?feature=share",
        "https://studio.youtube.com/video/dQw4w9WgXcQ/livestreaming",
    ],
)
def test_a_broadcast_by_its_id_or_its_address(tmp_path: Path, said: str) -> None:
    given = complete(read_manifest(FOLDER).settings, {"client_id": f" {CLIENT_ID}\n", "broadcast": said, "show_hours": 6})
    context = PluginContext(tmp_path, FOLDER, settings=dict(given))
    context.secrets["client_secret"] = f"{SECRET}\n"
    found = access(context)
    assert found == Access(CLIENT_ID, SECRET, "dQw4w9WgXcQ", 6 * 3600.0, 10_000)
    assert SECRET not in repr(found)
    found.check()


@pytest.mark.parametrize(
    ("client_id", "secret", "broadcast", "words"),
    [
        ("", SECRET, "", "Enter the client ID"),
        ("my app", SECRET, "", "'my app' is no client ID"),
        ("x" * 200, SECRET, "", "is no client ID"),
        (CLIENT_ID, "", "", "Enter the client secret"),
        (CLIENT_ID, SECRET, "tonight", "'tonight' names no broadcast"),
        (CLIENT_ID, SECRET, "https://[/", "names no broadcast"),
        (CLIENT_ID, SECRET, "夜市夜市夜市夜市夜市夜", "names no broadcast"),
    ],
)
def test_what_cannot_be_is_refused_in_words(client_id: str, secret: str, broadcast: str, words: str) -> None:
    with pytest.raises(AbilityError) as caught:
        Access(client_id, secret, broadcast).check()
    assert (caught.value.code, words in caught.value.text) == ("refused", True)


def test_no_setting_says_where_google_is() -> None:
    assert set(read_manifest(FOLDER).settings) == {"client_id", "broadcast", "show_hours", "units_per_day"}
    assert addresses({}) == Addresses()
    for address in (Addresses().api, Addresses().authorize, Addresses().token):
        assert address.startswith("https://")


@pytest.mark.parametrize("place", ["https://evil.example", "http://evil.example:80", "http://localhost:80", "http://127.0.0.1"])
def test_a_stand_in_is_of_this_computer(place: str) -> None:
    with pytest.raises(ValueError, match=STAND_IN):
        addresses({STAND_IN: place})
    assert stand_in("http://127.0.0.1:81").authorize == Addresses().authorize, "the page keeps its name"
