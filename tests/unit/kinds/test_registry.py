"""Kinds are found in their folders; what is declared of them is what documents, plans, forms and translations are made from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Annotated, Literal

import msgspec
import pytest
from msgspec import Meta

from studio.contracts.plan import PlanStrip
from studio.document import model
from studio.kinds import picture_filters, sound_filters, transitions
from studio.kinds.picture_filters.chroma_key import ChromaKey
from studio.kinds.registry import Family, Kind
from studio.kinds.settings_fields import fields_of
from studio.values.fields import Colour, FilePath, Value

FAMILIES = [picture_filters, sound_filters, transitions]


class Settings(Value, frozen=True, kw_only=True, tag="example"):
    level: Annotated[float, Meta(ge=-60, le=0, title="Level", description="How loud", extra={"unit": "dB", "step": 0.5})] = -3.0
    count: Annotated[int, Meta(ge=1, le=9)] = 2
    on: bool = True
    way: Annotated[Literal["a", "b", "c"], Meta(title="Way", extra={"choices": {"b": "Second", "a": "First"}})] = "a"
    colour: Colour = "#000000"
    file: Annotated[FilePath, Meta(title="Table", extra={"file": "*.cube"})] = ""
    words: str = ""


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_every_kind_can_be_said_shown_and_worked(family: ModuleType) -> None:
    for name, kind in family.FAMILY.kinds.items():
        assert kind.name == name
        assert kind.title
        assert family.FAMILY.fields(name) is family.FAMILY.fields(name)
        if family is not transitions or not transitions.is_instant(name):
            assert callable(family.FAMILY.working(name).make)
        needed = {"id": "one"} if "id" in kind.settings.__struct_fields__ else {}
        made = msgspec.convert({"type": name, **needed}, family.FAMILY.union())
        assert family.FAMILY.of(made) is kind
        assert all(field.title != field.name for field in family.FAMILY.fields(name)), "every field has a title"
    assert len(set(family.FAMILY.words())) >= len(family.FAMILY.kinds)


def test_fields_are_read_from_types_and_what_is_said_beside_them() -> None:
    level, count, on, way, colour, file, words = fields_of(Settings)
    assert (level.form, level.title, level.help, level.unit) == ("number", "Level", "How loud", "dB")
    assert (level.low, level.high, level.step, level.default) == (-60, 0, 0.5, -3.0)
    assert (count.form, count.title, count.step, count.low, count.high) == ("whole", "count", 1, 1, 9)
    assert (on.form, on.default) == ("switch", True)
    assert (way.form, way.choices) == ("choice", {"b": "Second", "a": "First", "c": "c"})
    assert (colour.form, words.form) == ("colour", "text")
    assert (file.form, file.pattern) == ("file", "*.cube")


def test_a_type_without_a_widget_is_refused() -> None:
    class Odd(Value, frozen=True, kw_only=True, tag="odd"):
        pair: tuple[int, int] = (0, 1)

    with pytest.raises(TypeError, match=r"Odd\.pair"):
        fields_of(Odd)


def test_documents_and_plans_stay_as_they_were() -> None:
    key = b'{"type":"chroma_key","id":"k","enabled":true,"colour":"#00b140","similarity":0.2,"smoothness":0.1,"spill":0.5}'
    correction = (
        b'{"type":"colour_correction","id":"c","enabled":true,'
        b'"brightness":0.0,"contrast":1.0,"gamma":1.0,"saturation":1.0,"hue_deg":0.0}'
    )
    for text in (key, correction):
        made = msgspec.json.decode(text, type=picture_filters.FAMILY.union())
        assert msgspec.json.encode(made) == text
        assert msgspec.msgpack.encode(made) == msgspec.msgpack.encode(msgspec.json.decode(text))


def test_shows_without_sound_filters_stay_as_they_were() -> None:
    old = b'{"source":"mic","gain_db":0.0,"mute":false,"solo":false,"balance":0.0,"delay_ms":0,"monitor":true'
    strip = msgspec.json.decode(old + b"}", type=model.Strip)
    assert strip.filters == ()
    assert msgspec.json.encode(strip) == old + b',"filters":[]}'
    planned = msgspec.msgpack.decode(msgspec.msgpack.encode(("source.mic", 1.0, 0.0, 0, True)), type=PlanStrip)
    assert planned == PlanStrip("source.mic")


def test_a_transition_is_a_word_of_the_document() -> None:
    assert msgspec.json.encode(model.Transition(kind="slide")) == b'{"kind":"slide","duration_ms":500}'
    for kind in transitions.FAMILY.kinds:
        assert msgspec.convert({"kind": kind}, model.Transition).kind == kind
    with pytest.raises(msgspec.ValidationError, match="'nothing-known'"):
        msgspec.convert({"kind": "nothing-known"}, model.Transition)
    assert [transitions.is_instant(kind) for kind in ("cut", "fade", "slide")] == [True, False, False]


def test_declared_parts_load_nothing_heavy() -> None:
    program = """
import sys
from studio.contracts.plan import PlanStrip
from studio.document import model
from studio.kinds import picture_filters, sound_filters, transitions
heavy = {"numpy", "cv2", "studio.kinds.picture_filters.chroma_key.working"} & set(sys.modules)
assert not heavy, heavy
picture_filters.FAMILY.working("chroma_key")
assert "cv2" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[3])


def test_files_become_absolute_and_all_else_is_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = folder_of_kinds(tmp_path, monkeypatch, "shelf", 'file: Annotated[FilePath, Meta(extra={"file": "*"})] = ""')
    family: Family[Value] = Family(package, Value)
    with_file = family.kinds["example"].settings(file="a.txt")  # type: ignore[call-arg]
    assert family.with_files(with_file, lambda path: f"/show/{path}") == type(with_file)(file="/show/a.txt")
    without = type(with_file)()
    assert family.with_files(without, lambda path: f"/show/{path}") is without
    key = ChromaKey(id="k")
    assert picture_filters.FAMILY.with_files(key, lambda path: "elsewhere") is key


def test_a_folder_that_declares_nothing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = folder_of_kinds(tmp_path, monkeypatch, "bare", "x: int = 0", last_line="")
    with pytest.raises(TypeError, match=r"bare\.example declares no KIND"):
        Family(package, Value)
    package = folder_of_kinds(tmp_path, monkeypatch, "misnamed", "x: int = 0", tag="other")
    with pytest.raises(TypeError, match=r"misnamed\.example: .*'example'"):
        Family(package, Value)


def test_kinds_stand_in_their_order() -> None:
    orders = [kind.order for kind in picture_filters.FAMILY.kinds.values()]
    assert orders == sorted(orders)
    assert isinstance(next(iter(picture_filters.FAMILY.kinds.values())), Kind)


def folder_of_kinds(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    package: str,
    field: str,
    tag: str = "example",
    last_line: str = 'KIND = Kind(settings=Example, title="Example")',
) -> str:
    """A package with one kind, `example`, that can be imported."""
    (tmp_path / package / "example").mkdir(parents=True)
    (tmp_path / package / "__init__.py").touch()
    (tmp_path / package / "example" / "__init__.py").write_text(f"""
from typing import Annotated
from msgspec import Meta
from studio.kinds.registry import Kind
from studio.values.fields import FilePath, Value
class Example(Value, frozen=True, kw_only=True, tag="{tag}"):
    {field}
{last_line}
""")
    monkeypatch.syspath_prepend(tmp_path)
    __import__(package)
    return package
