from __future__ import annotations

import pytest

from studio.control.schema.selling import Restock
from studio.show import parameters
from studio.values.errors import RefusedError

TABLE = {Restock.method: (Restock, "restocks")}


def test_a_command_is_looked_up_and_its_parameters_are_a_struct() -> None:
    assert parameters.read(TABLE, "launch.restock", {"units": 3}) == ("restocks", Restock(units=3))


def test_what_is_no_command_is_named() -> None:
    with pytest.raises(RefusedError) as refused:
        parameters.read(TABLE, "launch.unstock", {})
    assert (refused.value.code, refused.value.subject) == ("unknown_command", "launch.unstock")
    assert "launch.unstock" in refused.value.text


@pytest.mark.parametrize(("params", "said"), [({"units": "many"}, "units"), ({}, "units"), ({"units": 3, "more": 1}, "more")])
def test_what_is_wrong_with_parameters_is_said_with_its_place(params: dict[str, object], said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parameters.read(TABLE, "launch.restock", params)
    assert (refused.value.code, refused.value.subject) == ("invalid", "launch.restock")
    assert refused.value.text.startswith("launch.restock: ")
    assert said in refused.value.text
    assert refused.value.text.endswith(".")
