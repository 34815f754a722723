"""The pages of docs/api are those of the code as it is, and what is read of the sources is what Python makes of them."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest

from studio.reference import entries, modules
from studio.reference.pages import ROOTS, pages

_FOLDER = Path(__file__).parents[3] / "docs" / "api"
_FUTURE = "from __future__ import annotations\n"  # at the head of a file alone
_MODULES = [
    "studio.plugin_api",
    "studio.plugin_api.abilities",
    "studio.plugin_api.rtmp",
    "studio.values.money",
    "studio.values.shop",
    "studio.kinds.registry",
    "studio.kinds.targets.base",
    "studio.kinds.sound_filters.working.control_rate",
    "studio.control.client",
]


def test_the_pages_are_those_of_the_code() -> None:
    there = {file.name: file.read_text(encoding="utf-8") for file in _FOLDER.glob("*")}
    assert there == pages(), "run `python -m studio.reference docs/api`"


def test_all_that_plugins_may_import_has_a_heading() -> None:
    made = pages()
    for root in ROOTS:
        assert f"# {root.module}\n" in made[f"{root.module.removeprefix('studio.')}.md"]
    for package in ("plugin_api", "plugin_api.abilities"):
        offered = importlib.import_module(f"studio.{package}")
        for name in offered.__all__:
            made_of = getattr(offered, name)
            if inspect.isclass(made_of) or inspect.isfunction(made_of):
                assert f"\n## {name}\n" in made[f"{package}.md"]
            else:
                assert re.search(rf"^{name}(: .+)? = ", made[f"{package}.md"], re.MULTILINE), name


def test_kinds_are_no_part_of_the_pages_of_their_families() -> None:
    made = pages()
    assert "\n### Target\n" in made["kinds.targets.md"]
    assert "RtmpPush" not in made["kinds.targets.md"]
    assert "kinds.targets.rtmp.md" not in made


@pytest.mark.parametrize("name", _MODULES)
def test_what_is_read_is_what_python_makes_of_it(name: str) -> None:
    module, imported = modules.load(name), importlib.import_module(name)
    found = [entry for entry in entries.entries(module, module.declared()) if not entry.is_constant]
    assert found
    for entry in found:
        made = getattr(imported, entry.name)
        assert entry.docstring.startswith(inspect.getdoc(made) or "?"), entry.name
        if inspect.isfunction(made):
            assert _parameters(entry.code) == list(inspect.signature(made).parameters)
        for method in entry.methods:
            behind = inspect.unwrap(inspect.getattr_static(made, method.name))
            behind = behind.fget if isinstance(behind, property) else getattr(behind, "__func__", behind)
            assert _parameters(method.code) == list(inspect.signature(behind).parameters), method.name
            assert method.docstring == inspect.getdoc(behind)


def test_fields_keep_what_is_said_behind_them() -> None:
    (facts,) = entries.entries(modules.load("studio.kinds.targets.base"), ("Facts",))
    assert "\n    takes_crowd: bool  # simulated viewers may be sent there\n" in facts.code
    (client,) = entries.entries(modules.load("studio.control.client"), ("AsyncClient",))
    assert "\n    events: list[dict[str, Any]]  # the latest 1000\n" in client.code


def test_a_package_without_a_list_of_names_offers_what_it_defines() -> None:
    page = pages()["kinds.sound_filters.working.md"]
    assert "\n## SoundWork\n" in page
    assert "\nF32 = NDArray[np.float32]\n" in page


def test_of_some_modules_the_pages_have_what_authors_use_alone() -> None:
    page = pages()["contracts.packet_link.md"]
    assert "\n## PacketClient\n" in page
    assert "PacketServer" not in page


def test_all_that_the_recipes_import_is_on_a_page() -> None:
    recipes = (_FOLDER.parent / "extending.md").read_text(encoding="utf-8")
    code = ast.parse("\n".join(re.findall(r"^```python\n(.*?)^```$", recipes.replace(_FUTURE, ""), re.MULTILINE | re.DOTALL)))
    froms = [
        node for node in ast.walk(code) if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("studio", "ui"))
    ]
    imported = {name.name for node in froms if _is_there(node.module or "") for name in node.names}
    assert imported >= {"PictureFilter", "F32", "SourceOutput", "PacketClient", "PanelFrame", "colour"}
    text = "\n".join(pages().values())
    assert not {name for name in imported if not re.search(rf"^(#+ ([\w.]+\.)?{name}$|{name}(: .+)? = )", text, re.MULTILINE)}


def test_a_class_says_something_of_all_that_it_offers() -> None:
    """A method without a docstring is on no page. It does what one that has it says, in a protocol or another class."""
    text = "\n".join(pages().values())
    headings = set(re.findall(r"^#+ ([\w.]+)$", text, re.MULTILINE))
    described = {heading.rpartition(".")[2] for heading in headings}
    bare = []
    for name in (heading for heading in headings if heading.startswith(("studio.", "ui."))):
        for each in modules.load(name).tree.body:
            if isinstance(each, ast.ClassDef) and each.name in headings and not each.bases:
                methods = [method for method in each.body if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)]
                bare += [f"{each.name}.{method.name}" for method in methods if _is_bare(method) and method.name not in described]
    assert not bare


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(LookupError, match=r"studio\.values\.money has no Dollar"):
        entries.entries(modules.load("studio.values.money"), ("Dollar",))
    with pytest.raises(ModuleNotFoundError, match=r"studio\.values\.gold"):
        modules.load("studio.values.gold")


def _is_there(module: str) -> bool:
    """Whether the studio has it, or a reader of the recipes is to make it."""
    try:
        modules.load(module)
    except ModuleNotFoundError:
        return False
    return True


def _is_bare(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    is_public = not method.name.startswith(("_", "test_"))
    return is_public and not method.decorator_list and ast.get_docstring(method) is None


def _parameters(code: str) -> list[str]:
    function = ast.parse(f"{code}: ...").body[0]
    assert isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    given = function.args
    between = [*given.posonlyargs, *given.args, *([given.vararg] if given.vararg else []), *given.kwonlyargs]
    return [each.arg for each in (*between, *([given.kwarg] if given.kwarg else []))]
