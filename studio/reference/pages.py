"""Which pages there are: one for each package that authors import from, found by looking into what they are told of."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from studio.reference import entries, markdown, modules
from studio.reference.modules import Module


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A package (with those below it) or a module that authors import from, and who they are.

    `whole`: all public names of its modules are theirs; otherwise what stands in an `__all__`. `only`: these names alone.
    """

    module: str
    whom: str
    whole: bool = True
    only: tuple[str, ...] = ()


_WORKING = "For the working parts of sources and destinations"
_PANELS = "For panels"
ROOTS = (
    Root(module="studio.plugin_api", whom="For plugins", whole=False),
    Root(module="studio.values", whom="For plugins and kinds"),
    Root(module="studio.kinds", whom="For kinds of sources, filters, transitions and destinations"),
    Root(module="studio.contracts.specs", whom=_WORKING, only=("SourceSpec", "SinkSpec")),
    Root(module="studio.contracts.messages", whom=_WORKING),
    Root(module="studio.contracts.desk_link", whom=_WORKING, only=("DeskLink",)),
    Root(module="studio.contracts.packets", whom=_WORKING),
    Root(module="studio.contracts.packet_link", whom=_WORKING, only=("PacketClient",)),
    Root(
        module="studio.ipc.clock",
        whom=_WORKING,
        only=("SAMPLE_RATE_HZ", "NS", "Clock", "MonotonicClock", "sample_at", "sample_time_ns"),
    ),
    Root(module="studio.colour", whom=_WORKING, only=("hex_ycbcr", "ycbcr", "i420_from_rgb", "i420a_from_rgba")),
    Root(module="studio.media.inputs.output", whom=_WORKING, only=("SourceOutput",)),
    Root(module="studio.media.inputs.still", whom=_WORKING),
    Root(module="studio.media.inputs.watched", whom=_WORKING),
    Root(module="studio.media.pictures.text", whom=_WORKING),
    Root(module="studio.media.tracks", whom=_WORKING),
    Root(module="ui.panels", whom=_PANELS, whole=False),
    Root(module="ui.room", whom=_PANELS),
    Root(module="ui.client.lookup", whom=_PANELS),
    Root(module="ui.theme.parts", whom=_PANELS),
    Root(module="studio.control.client", whom="For scripts"),
)
# Of these packages, what the studio itself uses and authors have no use for.
_OURS = frozenset({"studio.plugin_api.drawing", "studio.values.errors"})
_MADE = "Made from the docstrings by `python -m studio.reference docs/api`: change those."


def pages() -> dict[str, str]:
    """Every page's file name and text, the list of all of them (`README.md`) among them."""
    made, listed = {}, [f"# What plugins, kinds, panels and scripts import\n\n{_MADE}\n"]
    for whom, roots in itertools.groupby(ROOTS, lambda root: root.whom):
        listed.append(f"\n## {whom}\n\n")
        for root, module in [(each, module) for each in roots for module in _packages(modules.load(each.module))]:
            name = f"{module.name.removeprefix('studio.')}.md"
            made[name] = _page(module, root)
            listed.append(f"- [`{module.name}`]({name}): {_first_sentence(module.docstring)}\n")
    made["README.md"] = "".join(listed)
    return made


def _packages(module: Module) -> list[Module]:
    """A module, and the packages inside; folders of kinds are what authors write, not what they import."""
    if not module.is_package:
        return [module]
    below = [inner for inner in modules.inside(module.name) if inner.is_package and not _is_kind(inner)]
    return [module, *(found for inner in below for found in _packages(inner))]


def _page(module: Module, root: Root) -> str:
    offered = root.only or _offered(module)
    here = entries.entries(module, offered) if offered or root.whole or not module.is_package else []
    parts = [f"# {module.name}\n", f"{_MADE}\n", markdown.prose(module.docstring), markdown.rendered(here, 2)]
    for inner in modules.inside(module.name) if module.is_package else ():
        if inner.is_package or inner.name in _OURS or (inner.declared() is None and not root.whole):
            continue
        more = [entry for entry in entries.entries(inner, inner.declared()) if entry not in here]
        if more:
            parts += [f"## {inner.name}\n", markdown.prose(inner.docstring), markdown.rendered(more, 3)]
    return "\n".join(filter(None, parts))


def _offered(module: Module) -> tuple[str, ...] | None:
    """What its `__all__` names, without single kinds."""
    declared = module.declared()
    if declared is None:
        return None
    origins = ((name, module.origin(name)) for name in declared)
    return tuple(name for name, origin in origins if origin is None or not _is_kind(modules.load(origin[0])))


def _is_kind(module: Module) -> bool:
    return any(entry.name == "KIND" for entry in entries.entries(module))


def _first_sentence(docstring: str) -> str:
    return " ".join(docstring.split("\n\n")[0].split()).partition(". ")[0].rstrip(".") + "."
