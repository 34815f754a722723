"""Which pages there are: one for each package that authors import from, found by looking into what they are told of."""

from __future__ import annotations

from dataclasses import dataclass

from studio.reference import entries, markdown, modules
from studio.reference.modules import Module


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A package (with those below it) or a module that authors import from, and who they are.

    `whole`: all public names of its modules are theirs; otherwise what stands in an `__all__`.
    """

    module: str
    whom: str
    whole: bool = True


ROOTS = (
    Root(module="studio.plugin_api", whom="For plugins", whole=False),
    Root(module="studio.values", whom="For plugins and kinds"),
    Root(module="studio.kinds", whom="For kinds of sources, filters, transitions and destinations"),
    Root(module="studio.control.client", whom="For scripts"),
)
# Of these packages, what the studio itself uses and authors have no use for.
_OURS = frozenset({"studio.plugin_api.drawing", "studio.values.errors"})
_MADE = "Made from the docstrings by `python -m studio.reference docs/api`: change those."


def pages() -> dict[str, str]:
    """Every page's file name and text, the list of all of them (`README.md`) among them."""
    made, listed = {}, [f"# What plugins, kinds and scripts import\n\n{_MADE}\n"]
    for root in ROOTS:
        listed.append(f"\n## {root.whom}\n\n")
        for module in _packages(modules.load(root.module)):
            name = f"{module.name.removeprefix('studio.')}.md"
            made[name] = _page(module, root.whole)
            listed.append(f"- [`{module.name}`]({name}): {_first_sentence(module.docstring)}\n")
    made["README.md"] = "".join(listed)
    return made


def _packages(module: Module) -> list[Module]:
    """A module, and the packages inside; folders of kinds are what authors write, not what they import."""
    if not module.is_package:
        return [module]
    below = [inner for inner in modules.inside(module.name) if inner.is_package and not _is_kind(inner)]
    return [module, *(found for inner in below for found in _packages(inner))]


def _page(module: Module, whole: bool) -> str:
    here = entries.entries(module, _offered(module)) if _offered(module) or not module.is_package else []
    parts = [f"# {module.name}\n", f"{_MADE}\n", markdown.prose(module.docstring), markdown.rendered(here, 2)]
    for inner in modules.inside(module.name) if module.is_package else ():
        if inner.is_package or inner.name in _OURS or (inner.declared() is None and not whole):
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
