"""The plugins as the desk decides about them: who may run, with which settings, and what clients are told. No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from studio.contracts.specs import PluginSpec
from studio.control.schema.state.plugins import CardKind, Plugin, SecretWord, Setting
from studio.desk.plugins.choices import Choices
from studio.desk.plugins.discovery import Found
from studio.desk.selling.card_needs import Needs, by_kind
from studio.document.model import Overlay
from studio.plugin_api.manifest import Manifest, OverlayKind
from studio.plugin_api.settings import Setting as DeclaredSetting
from studio.plugin_api.settings import check_settings, complete
from studio.values.errors import RefusedError
from studio.values.own_words import Named, sentence
from studio.values.sentences import together
from studio.words import plugins as says
from studio.words import processes as processes_say


class Catalogue:
    """What was found, and what the user chose. One thread. `choices` are those in force: set them once they are kept."""

    def __init__(self, found: Mapping[str, Found], choices: Choices) -> None:
        self.found = dict(found)
        self.choices = choices

    # ------------------------------------------------------------ who may run

    def spec(self, plugin: str) -> PluginSpec | None:
        """What its process starts from; None when there is no such plugin, it cannot be used, or it is switched off.

        Settings that no longer suit its manifest are left out, so that it starts with their defaults.
        """
        manifest = self._usable(plugin)
        if manifest is None or plugin in self.choices.off:
            return None
        chosen = self.choices.settings.get(plugin, {})
        suits = {name: value for name, value in chosen.items() if not check_settings(manifest.settings, {name: value})}
        return PluginSpec(plugin, str(self.found[plugin].folder), suits, plugin=plugin)

    def crowd(self, plugin: str, settings: Mapping[str, object]) -> PluginSpec | None:
        """What the process of its crowd starts from; None when it has none, cannot be used, or is switched off."""
        manifest = self._usable(plugin)
        if manifest is None or manifest.crowd is None or plugin in self.choices.off:
            return None
        return PluginSpec(plugin, str(self.found[plugin].folder), dict(settings), "crowd", plugin)

    def crowd_problems(self, plugin: str, settings: Mapping[str, object]) -> list[str]:
        """What its crowd would not start with, a sentence each; empty where it has none."""
        manifest = self._usable(plugin)
        return check_settings(manifest.crowd.settings, settings) if manifest is not None and manifest.crowd is not None else []

    def overlay(self, plugin: str, kind: str) -> OverlayKind | None:
        """A kind of card, when its plugin may run and draws it."""
        manifest = self._usable(plugin) if plugin not in self.choices.off else None
        return next((one for one in manifest.overlay if one.kind == kind), None) if manifest is not None else None

    def overlay_problems(self, plugin: str, kind: str, settings: Mapping[str, object]) -> list[str]:
        """What is wrong with the settings of a card, a sentence each; empty for a kind that is not there now."""
        one = self.overlay(plugin, kind)
        return check_settings(one.settings, settings) if one is not None else []

    def needs(self, overlay: Overlay) -> Needs:
        """What a card needs to show anything; nothing while its plugin is not there, which is another trouble."""
        kind = self.overlay(overlay.plugin, overlay.kind)
        if kind is None or any(complete(kind.settings, {}).get(name) for name in kind.needs):
            return Needs()
        return Needs(kind.needs, sentence(kind, "empty"))

    def follows(self, overlay: Overlay) -> str:
        """Which of the product's cards it is, "" for none; also while its plugin is switched off.

        One whose plugin or kind is not there goes by its name, so that nobody makes it say by hand what only a shop may say.
        """
        manifest = self._usable(overlay.plugin)
        kinds = manifest.overlay if manifest is not None else ()
        kind = next((one for one in kinds if one.kind == overlay.kind), None)
        return (kind.follows or "") if kind is not None else by_kind(overlay)

    def file_settings(self, overlay: Overlay) -> frozenset[str]:
        """Which settings of a card are files, also while its plugin is switched off."""
        manifest = self._usable(overlay.plugin)
        kinds = manifest.overlay if manifest is not None else ()
        kind = next((one for one in kinds if one.kind == overlay.kind), None)
        return frozenset(name for name, one in kind.settings.items() if one.type == "file") if kind is not None else frozenset()

    # ------------------------------------------------------------ what the user chooses

    def switched(self, plugin: str, on: bool) -> Choices:
        """The choices that let it run, or not.

        Raises:
            RefusedError: there is no such plugin.
        """
        self._known(plugin)
        off = self.choices.off - {plugin} if on else self.choices.off | {plugin}
        return replace(self.choices, off=off)

    def configured(self, plugin: str, settings: Mapping[str, object]) -> Choices:
        """The choices that give it these settings besides those it has; None takes a setting back to its default.

        Raises:
            RefusedError: there is no such plugin, it cannot be used, or a value does not suit.
        """
        found = self._known(plugin)
        if found.manifest is None:
            raise RefusedError("plugin_refused", found.problem, plugin)
        problems = check_settings(found.manifest.settings, settings)
        if problems:
            raise RefusedError("plugin_settings", processes_say.about(who=found.manifest.name, words=together(*problems)), plugin)
        merged = self.choices.settings.get(plugin, {}) | dict(settings)
        chosen = {name: value for name, value in merged.items() if value is not None}
        return replace(self.choices, settings=self.choices.settings | {plugin: chosen})

    def granted(self, account: str, personal_data: bool) -> Choices:
        """The choices by which an account is told buyers' names, or not."""
        before = self.choices.personal_data
        return replace(self.choices, personal_data=before | {account} if personal_data else before - {account})

    def told_anew(self, plugin: str, choices: Choices) -> bool:
        """Whether its process would see other settings with these choices than with those in force."""
        manifest = self._usable(plugin)
        return manifest is not None and (
            complete(manifest.settings, choices.settings.get(plugin, {}))
            != complete(manifest.settings, self.choices.settings.get(plugin, {}))
        )

    # ------------------------------------------------------------ what clients are told

    def overlay_kinds(self) -> dict[str, tuple[CardKind, ...]]:
        """Section `overlay_kinds`: what can be put on a canvas, by plugin."""
        kinds = {}
        for name, one in self.found.items():
            if one.manifest is not None and one.manifest.overlay and name not in self.choices.off:
                kinds[name] = tuple(_card_kind(kind) for kind in one.manifest.overlay)
        return kinds

    def names(self) -> dict[str, str]:
        """What plugins call themselves."""
        return {name: one.manifest.name for name, one in self.found.items() if one.manifest is not None}

    def shops(self) -> list[str]:
        """Plugins that are shops, by id."""
        return [name for name, one in self.found.items() if one.manifest is not None and "catalogue" in one.manifest.provides]

    def section(self) -> dict[str, Plugin]:
        """Section `plugins`: `state` is ready, off or refused; `schema` is what the settings form is made of."""
        return {name: self._told(name, one) for name, one in self.found.items()}

    def _told(self, name: str, one: Found) -> Plugin:
        manifest = one.manifest
        folder = str(one.folder)
        if manifest is None:
            return Plugin(state="refused", folder=folder, bundled=one.bundled, problem=one.problem, name=one.folder.name)
        spec = self.spec(name)
        chosen = spec.settings if spec is not None else self.choices.settings.get(name, {})
        return Plugin(
            state="off" if name in self.choices.off else "ready",
            folder=folder,
            bundled=one.bundled,
            problem=one.problem,
            name=manifest.name,
            version=manifest.version,
            summary=manifest.summary,
            words=manifest.words,
            provides=manifest.provides,
            overlays=tuple(kind.kind for kind in manifest.overlay),
            schema=_settings(manifest.settings),
            secrets={word: SecretWord(label=one.label, words=one.words) for word, one in manifest.typed_secrets().items()},
            settings=complete(manifest.settings, chosen),
        )

    def _usable(self, plugin: str) -> Manifest | None:
        found = self.found.get(plugin)
        return found.manifest if found is not None else None

    def _known(self, plugin: str) -> Found:
        found = self.found.get(plugin)
        if found is None:
            raise RefusedError("not_found", says.unknown(name=plugin), plugin)
        return found


def _settings(declared: Mapping[str, DeclaredSetting]) -> dict[str, Setting]:
    return {name: Setting(**_fields(one)) for name, one in declared.items()}


def _card_kind(kind: OverlayKind) -> CardKind:
    return CardKind(**_fields(kind) | {"settings": _settings(kind.settings)})


def _fields(declared: Named) -> dict[str, Any]:
    """What is declared, without the fields that `words` has."""
    return {name: value for name, value in msgspec.structs.asdict(declared).items() if not name.endswith("_zh")}
