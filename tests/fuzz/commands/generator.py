"""Commands of every kind, made from the real schemas: valid ones, ones at their bounds, and garbage."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import inspect as types

from tests.parts.command_schemas import OBJECTS, schemas

# What takes processes or seconds is tried now and then; what ends the run, never.
_RARELY = {
    "air.start": 0.2,
    "capacity.measure": 0.0,
    "connection.add": 0.1,
    "crowd.begin": 0.1,
    "devices.list": 0.02,
    "demand.export": 0.05,
    "destination.start": 0.2,
    "media.probe": 0.05,
    "queue.read_sheet": 0.05,
    "queue.write_sheet": 0.05,
    "queue.write_template": 0.05,
    "source.add": 0.3,
    "source.restart": 0.1,
    "show.new": 0.1,
    "show.open": 0.2,
    "studio.quit": 0.0,
    "hello": 0.0,
    "subscribe": 0.2,
}
_LISTS = {  # where the ids of a parameter are found in the show
    "scene": "scenes",
    "copy_of": "scenes",
    "lane": "lanes",
    "canvas": "canvases",
    "source": "sources",
    "panic_source": "sources",
    "encoding": "encodings",
    "destination": "destinations",
    "timed_to": "destinations",
    "product": "products",
    "products": "products",
    "subject": "products",
    "confirm": "products",
    "overlay": "overlays",
    "connection": "connections",
}
_TEXTS = (
    "",
    "a",
    "Evening",
    "\u5f00\u64ad",
    "\U0001f6cd" * 40,
    "a\nb",
    "\x00",
    "\u202eevil",
    "<img src=x>",
    "x" * 120,
    "x" * 2001,
)
_NUMBERS = (0, 1, -1, 2, 7, 60, 100, 255, 1000, 65_536, 10**6, 2**31, 2**53, 2**63 - 1, -(2**63), 2**63, 2**80, -(2**80))
_FRACTIONS = (0.0, -0.0, 0.5, 1.0, 1e-320, 1e15, -1e15, 1e300, -1e300, 1.7e308)
_GARBAGE = (None, True, [], {}, "", 0, -1, 0.5, [[]], {"a": 1}, "x" * 5000, [None] * 20, {"type": "colour"}, {"id": "x\n"})
_URLS = (
    "rtmp://127.0.0.1:9/live",
    "rtmp://127.0.0.1:9/live/key",
    "rtsp://u:p/w@127.0.0.1:9/x",
    "file:///etc/passwd",
    "pipe:0",
    "x",
)
_HOSTILE = (
    *("/etc/passwd", "/dev/null", "/dev/zero", "/proc/self/mem", "/", "..", "~", "~nobody-there/x.json", "x.json"),
    *("/nowhere/x.json", "/etc/new.json", "/tmp/a\x00.json", "/tmp/" + "\u5e97" * 90 + ".json", "/" + "a/" * 500 + "x.json"),
)


class Generator:
    """Calls from a seed. `scratch` is the one folder where files may come to be."""

    def __init__(self, seed: int, scratch: Path) -> None:
        self._random = random.Random(seed)
        self._schemas = schemas()
        self._names = sorted(self._schemas)
        self._weights = [_RARELY.get(name, 1.0) for name in self._names]
        self._scratch = scratch
        self.show: Mapping[str, Any] = {}  # the document now: where ids come from

    def call(self) -> tuple[str, dict[str, Any]]:
        """The next command and its parameters."""
        (name,) = self._random.choices(self._names, self._weights)
        info = types.type_info(self._schemas[name])
        assert isinstance(info, types.StructType)
        params = {field.name: self._field(name, field) for field in info.fields if self._wanted(field)}
        if self._chance(0.02):
            params[self._random.choice(("gesture", "confirm", "nobody", ""))] = self._any(2)
        if params and self._chance(0.05):
            params[self._random.choice(list(params))] = self._random.choice(_GARBAGE)
        return name, params

    # ------------------------------------------------------------ parts of a call

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _wanted(self, field: types.Field) -> bool:
        return self._chance(0.97 if field.required else 0.5)

    def _field(self, command: str, field: types.Field) -> Any:
        name = field.encode_name
        if name == "set":
            return self._set(command, field)
        if name == "path":
            return self._path()
        if name in ("values", "settings"):
            return self._any(3)
        return self._value(field.type, name)

    def _set(self, command: str, field: types.Field) -> Any:
        kind = OBJECTS.get(command.partition(".")[0])
        if command.startswith("filter."):
            chosen = {"type": self._random.choice(("chroma_key", "colour_correction", "nothing"))}
            return chosen | {"similarity": self._number(0, 1), "gamma": self._number(0.1, 10)}
        if kind is None:
            return self._value(field.type, "set") if not isinstance(field.type, types.DictType) else self._any(2)
        make = self._object
        if isinstance(field.type, types.DictType):
            return make(kind)
        return [make(kind) for _ in range(self._random.randrange(4))]

    def _object(self, kind: type) -> dict[str, Any]:
        info = types.type_info(kind)
        assert isinstance(info, types.StructType)
        fields = self._random.sample(info.fields, self._random.randint(0, len(info.fields)))
        wanted = [field for field in info.fields if field.required and self._chance(0.9)]
        return {field.encode_name: self._field("", field) for field in (*wanted, *fields) if field.encode_name != "id"}

    def _path(self) -> Any:
        if self._chance(0.4):
            return self._random.choice(_HOSTILE)
        name = self._random.choice(
            ("a.json", "b.json", "base.json", "a.csv", "b.xlsx", "c.tsv", "notes.txt", "folder", "\u5e97.json")
        )
        return str(self._scratch / name)

    # ------------------------------------------------------------ values by type

    def _value(self, info: types.Type, name: str = "") -> Any:
        if self._chance(0.04):
            return self._any(2)
        match info:
            case types.UnionType():
                return self._value(self._random.choice(info.types), name)
            case types.LiteralType():
                return self._random.choice((*info.values, "nothing"))
            case types.BoolType():
                return self._chance(0.5)
            case types.NoneType():
                return None
            case types.IntType():
                return self._whole(info)
            case types.FloatType():
                return self._number(info.ge if info.ge is not None else info.gt, info.le if info.le is not None else info.lt)
            case types.StrType():
                return self._text(info, name)
            case types.StructType():
                made = self._object(info.cls)
                return made | ({info.tag_field: info.tag} if info.tag_field else {})
            case types.DictType():
                keys = self._ids("canvas") if name == "layouts" else ["a", "b"]
                return {self._random.choice(keys): self._value(info.value_type, name) for _ in range(self._random.randrange(3))}
            case types.ListType() | types.VarTupleType() | types.SetType() | types.FrozenSetType():
                return [self._value(info.item_type, name) for _ in range(self._random.randrange(4))]
            case types.TupleType():
                return [self._value(one, name) for one in info.item_types]
        return self._any(2)

    def _whole(self, info: types.IntType) -> int:
        if self._chance(0.2):
            return self._random.choice(_NUMBERS)
        low = info.ge if info.ge is not None else -1000
        high = info.le if info.le is not None else 1000
        return self._random.choice((low, high, low - 1, high + 1, self._random.randint(low, min(high, low + 100))))

    def _number(self, low: float | None, high: float | None) -> float:
        low, high = low if low is not None else -1000.0, high if high is not None else 1000.0
        if self._chance(0.15):
            return self._random.choice(_FRACTIONS)
        return self._random.choice((low, high, self._random.uniform(low, min(high, low + 2000)), low - 1e-9, high + 1e-9))

    def _text(self, info: types.StrType, name: str) -> str:
        known = self._ids(name)
        if known and self._chance(0.85):
            return self._random.choice(known)
        if name in ("url", "page_url"):
            return self._random.choice(_URLS)
        if name in ("path", "paths", "folder", "ca_file", "pictures"):
            return str(self._path())
        if name == "plugin":
            return self._random.choice(("cards", "rehearsal", "vendure", "nobody", "cards\n"))
        if name == "connection":
            return self._random.choice(("rehearsal", "vendure", "nobody"))
        if name == "kind":
            return self._random.choice(("price_card", "countdown", "qr_code", "lower_third", "nothing"))
        if "#" in (info.pattern or ""):
            return self._random.choice(("#000000", "#ff00AA", "#ff00aa\n", "red"))
        if "[A-Z]{3}" in (info.pattern or ""):
            return self._random.choice(("CNY", "USD", "JPY", "usd", "CNY\n"))
        return self._random.choice((*_TEXTS, "x" * (info.max_length or 10), "x" * ((info.max_length or 10) + 1)))

    def _ids(self, name: str) -> list[str]:
        things: Sequence[Any] = self.show.get(_LISTS.get(name, ""), ())
        if name in ("item", "filter"):
            layouts = [items for scene in self.show.get("scenes", ()) for items in scene["layouts"].values()]
            items = [item for layout in layouts for item in layout]
            filtered = [*items, *self.show.get("strips", ())]
            things = items if name == "item" else [one for holder in filtered for one in holder["filters"]]
        return [thing["id"] for thing in things]

    def _any(self, depth: int) -> Any:
        choice = self._random.randrange(9 if depth else 5)
        match choice:
            case 0:
                return self._random.choice(_NUMBERS)
            case 1:
                return self._random.choice(_FRACTIONS)
            case 2:
                return self._random.choice(_TEXTS)
            case 3 | 4:
                return self._random.choice(_GARBAGE)
            case 5:
                return [self._any(depth - 1) for _ in range(self._random.randrange(4))]
            case 6:
                deep: Any = 1
                for _ in range(self._random.choice((3, 31, 40, 900))):
                    deep = [deep]
                return deep
        return {self._random.choice(("page", "text", "title", "until_ns", "items")): self._any(depth - 1) for _ in range(3)}
