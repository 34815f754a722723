"""Who may run, with which settings, and what clients are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.contracts.specs import PluginSpec
from studio.desk.plugins import Catalogue, Choices, ChoicesFile, discover
from studio.document.model import Overlay
from studio.values.errors import OperatorError, RefusedError
from tests.unit.desk.plugins.test_discovery import put

TOML = """
[settings.port]
type = "number"
label = "Port"
default = 8080
min = 1
max = 65535

[[overlay]]
kind = "banner"
name = "Banner"
name_zh = "横幅"
size = [640, 80]
follows = "price_card"
needs = ["text", "picture"]
empty = "Enter a text."

[overlay.settings.style]
type = "choice"
label = "Style"
choices = ["full", "compact"]

[overlay.settings.picture]
type = "file"
label = "Picture"
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    put(tmp_path / "own", "mine", TOML)
    put(tmp_path / "own", "broken", "colour = 3\n")
    put(tmp_path / "own", "shop", 'provides = ["catalogue"]\n')
    return Catalogue(discover(tmp_path / "none", tmp_path / "own"), Choices())


def test_a_usable_plugin_runs_with_what_was_chosen(catalogue: Catalogue, tmp_path: Path) -> None:
    assert catalogue.spec("mine") == PluginSpec("mine", str(tmp_path / "own" / "mine"), plugin="mine")
    catalogue.choices = catalogue.configured("mine", {"port": 9000})
    assert catalogue.spec("mine") == PluginSpec("mine", str(tmp_path / "own" / "mine"), {"port": 9000}, plugin="mine")
    catalogue.choices = catalogue.configured("mine", {"port": None})
    assert catalogue.choices.settings == {"mine": {}}
    assert catalogue.spec("broken") is None
    assert catalogue.spec("nobody") is None


def test_a_process_is_told_anew_only_of_what_differs_for_it(catalogue: Catalogue) -> None:
    assert not catalogue.told_anew("mine", catalogue.configured("mine", {"port": 8080})), "its default"
    assert catalogue.told_anew("mine", catalogue.configured("mine", {"port": 9000}))
    catalogue.choices = catalogue.configured("mine", {"port": 9000})
    assert not catalogue.told_anew("mine", catalogue.configured("mine", {"port": 9000}))
    assert catalogue.told_anew("mine", catalogue.configured("mine", {"port": None}))


def test_off_is_off_until_it_is_on(catalogue: Catalogue) -> None:
    catalogue.choices = catalogue.switched("mine", on=False)
    assert catalogue.spec("mine") is None
    assert catalogue.overlay("mine", "banner") is None
    assert catalogue.overlay_kinds() == {}
    assert catalogue.section()["mine"].state == "off"
    catalogue.choices = catalogue.switched("mine", on=True)
    assert catalogue.spec("mine") is not None
    with pytest.raises(RefusedError, match="There is no plugin 'nobody'"):
        catalogue.choices = catalogue.switched("nobody", on=True)


def test_settings_that_do_not_suit_are_refused_and_change_nothing(catalogue: Catalogue) -> None:
    with pytest.raises(RefusedError, match="Mine: Port: it is at most 65535"):
        catalogue.choices = catalogue.configured("mine", {"port": 70_000})
    with pytest.raises(RefusedError, match="There is no setting 'prot'"):
        catalogue.choices = catalogue.configured("mine", {"prot": 1})
    with pytest.raises(RefusedError, match="colour"):
        catalogue.choices = catalogue.configured("broken", {})
    assert catalogue.choices == Choices()


def test_settings_of_an_older_version_give_way_to_defaults(catalogue: Catalogue) -> None:
    old = Catalogue(catalogue.found, Choices(settings={"mine": {"port": "eighty", "gone": 1}}))
    spec = old.spec("mine")
    assert spec is not None
    assert spec.settings == {}
    assert old.section()["mine"].settings == {"port": 8080}


def test_what_clients_are_told(catalogue: Catalogue) -> None:
    (banner,) = catalogue.overlay_kinds()["mine"]
    assert (banner.kind, banner.words["zh"]["name"], banner.size) == ("banner", "横幅", (640, 80))
    assert banner.settings["style"].choices == ("full", "compact")
    section = catalogue.section()
    assert section["mine"].schema["port"].default == 8080
    assert section["mine"].overlays == ("banner",)
    assert (section["shop"].provides, section["mine"].provides) == (("catalogue",), ())
    assert (section["broken"].state, section["mine"].state) == ("refused", "ready")
    assert "colour" in section["broken"].problem
    assert catalogue.names() == {"mine": "Mine", "shop": "Shop"}


def test_a_cards_settings_are_checked_by_its_kind(catalogue: Catalogue) -> None:
    assert catalogue.overlay_problems("mine", "banner", {"style": "compact"}) == []
    assert catalogue.overlay_problems("mine", "banner", {"style": "tiny"}) == ["Style: it is one of full, compact."]
    assert catalogue.overlay_problems("gone", "banner", {"style": "tiny"}) == []


def test_it_is_known_which_settings_of_a_card_are_files(catalogue: Catalogue) -> None:
    banner = Overlay(id="banner", name="Banner", plugin="mine", kind="banner")
    assert catalogue.file_settings(banner) == {"picture"}
    catalogue.choices = catalogue.switched("mine", on=False)
    assert catalogue.file_settings(banner) == {"picture"}, "a copy of the show must name them well all the same"
    assert catalogue.file_settings(replace(banner, kind="other")) == set()
    assert catalogue.file_settings(replace(banner, plugin="gone")) == set()


def test_choices_outlive_the_program(tmp_path: Path) -> None:
    file = ChoicesFile(tmp_path / "deep" / "plugins.json")
    assert file.load() == Choices()
    chosen = Choices(frozenset({"a", "b"}), {"c": {"port": 1, "text": "你好"}}, frozenset({"plugin-c", "plugin-c@1f"}))
    file.save(Choices(), chosen)
    assert file.path.stat().st_mode & 0o777 == 0o600  # a server's address may hold a password
    assert file.load() == chosen
    assert [path.name for path in file.path.parent.iterdir()] == ["plugins.json"]
    file.path.write_text('{"off": ["a"], "settings": {}}')
    assert file.load() == Choices(frozenset({"a"})), "a file of before: nothing was granted"
    file.path.write_text("{")
    assert file.load() == Choices()


def test_what_is_granted_to_an_account_is_so_until_it_is_taken_back(catalogue: Catalogue) -> None:
    catalogue.choices = catalogue.granted("plugin-shop", True)
    catalogue.choices = catalogue.granted("plugin-shop/second", True)
    assert catalogue.choices.personal_data == {"plugin-shop", "plugin-shop/second"}
    catalogue.choices = catalogue.granted("plugin-shop", False)
    assert catalogue.granted("plugin-shop", False).personal_data == {"plugin-shop/second"}


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OperatorError, match="cannot be written"):
        ChoicesFile(tmp_path / "file" / "plugins.json").save(Choices(), Choices())


def test_what_a_card_needs_is_what_its_plugin_says(catalogue: Catalogue) -> None:
    banner = Overlay(id="banner", name="Banner", plugin="mine", kind="banner")
    assert catalogue.needs(banner) == (("text", "picture"), "Enter a text.")
    assert catalogue.needs(replace(banner, kind="other")).any_of == ()


def test_a_card_of_any_plugin_follows_the_product_as_its_manifest_says(catalogue: Catalogue) -> None:
    def card(plugin: str, kind: str) -> Overlay:
        return Overlay(id="card", name="Card", plugin=plugin, kind=kind)

    assert catalogue.follows(card("mine", "banner")) == "price_card"
    catalogue.choices = Choices(off=frozenset({"mine"}))
    assert catalogue.follows(card("mine", "banner")) == "price_card", "switched off it is the same card"
    assert catalogue.follows(card("nobody", "price_card")) == "price_card", "one that is not there goes by its name"
    assert catalogue.follows(card("nobody", "banner")) == ""
