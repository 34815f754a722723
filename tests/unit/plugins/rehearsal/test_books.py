"""Each connection with a rehearsal has a book of its own, also where the user chose one folder for all of them."""

from __future__ import annotations

from pathlib import Path

from rehearsal.platform_host import _book_folder

from studio.plugin_api.testing import PluginContext


def folder_of(connection: str, tmp_path: Path, **settings: str) -> Path:
    context = PluginContext(tmp_path / "session", tmp_path / "rehearsal", settings=dict(settings))
    context.id = connection
    return _book_folder(context)


def test_the_first_one_has_the_folder_itself_and_others_one_in_it(tmp_path: Path) -> None:
    assert folder_of("rehearsal", tmp_path) == tmp_path / "session" / "rehearsal-shop"
    assert folder_of("second", tmp_path) == tmp_path / "session" / "rehearsal-shop" / "second"
    assert folder_of("rehearsal", tmp_path, data_folder="/books") == Path("/books")
    assert folder_of("second", tmp_path, data_folder="/books") == Path("/books/second")
