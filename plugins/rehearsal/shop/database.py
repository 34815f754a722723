"""The shop's SQLite file: its tables, and transactions. One connection, used on one thread.

Write-ahead log with `synchronous = normal`: a crash of the process loses nothing, a power cut at most the last moments.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE_NAME = "rehearsal-shop.sqlite3"
_VERSION = 3
_TABLES = """
create table item (
    item_id text primary key,
    place integer not null,
    link_no integer not null,
    title text not null,
    brand text not null,
    picture text not null,
    currency text not null,
    purchase_limit integer not null check (purchase_limit >= 0),
    seeded_purchase_limit integer not null,
    open integer not null default 0,
    opened integer not null default 0,
    pinned integer not null default 0
) strict, without rowid;
create unique index one_pinned on item (pinned) where pinned = 1;
create table sku (
    item_id text not null references item,
    sku text not null,
    place integer not null,
    name text not null,
    price_minor integer not null check (price_minor >= 0),
    list_price_minor integer not null check (list_price_minor >= 0),
    stock integer not null check (stock >= 0),
    sold integer not null default 0 check (sold >= 0),
    seeded_price_minor integer not null,
    seeded_list_price_minor integer not null,
    seeded_stock integer not null,
    listed integer not null default 1,
    primary key (item_id, sku)
) strict, without rowid;
create table purchase (
    number integer primary key,
    buyer text not null,
    name text not null,
    client_key text not null,
    status text not null,
    note text not null,
    currency text not null,
    total_minor integer not null,
    placed_ms integer not null,
    changed_ms integer not null,
    due_ms integer not null,
    change integer not null,
    unique (buyer, client_key)
) strict;
create unique index in_order_of_change on purchase (change);
create index unpaid on purchase (due_ms) where status = 'created';
create table line (
    number integer not null references purchase,
    place integer not null,
    item_id text not null,
    sku text not null,
    quantity integer not null check (quantity > 0),
    unit_price_minor integer not null,
    primary key (number, place)
) strict, without rowid;
create table about (shop text not null) strict;
"""
_FROM = {  # what makes the next version of a file
    1: """
alter table item add column seeded_purchase_limit integer not null default 0;
update item set seeded_purchase_limit = purchase_limit;
""",
    2: """
alter table sku add column listed integer not null default 1;
""",
}


class Database:
    """An open shop file. `shop` tells this file's order numbers from those of any other."""

    def __init__(self, folder: Path | None) -> None:
        """Open or make the file in `folder`; in memory when None.

        Raises:
            sqlite3.Error, OSError: it cannot be opened, or another version of the studio made it.
        """
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            _for_its_owner(folder / FILE_NAME)
        self.connection = sqlite3.connect(":memory:" if folder is None else folder / FILE_NAME, isolation_level=None)
        self.execute = self.connection.execute
        self.execute("pragma journal_mode = wal")
        self.execute("pragma synchronous = normal")
        self.execute("pragma busy_timeout = 2000")
        (version,) = self.execute("pragma user_version").fetchone()
        if version == 0:
            with self.transaction():
                self._change(_TABLES)
                self.execute("insert into about values (?)", (secrets.token_hex(4),))
        elif version in _FROM:
            with self.transaction():
                for step in range(version, _VERSION):
                    self._change(_FROM[step])
        elif version != _VERSION:
            raise sqlite3.DatabaseError(f"the rehearsal shop's file has version {version}; this studio reads {_VERSION}")
        self.shop = str(self.execute("select shop from about").fetchone()[0])

    def _change(self, statements: str) -> None:
        for statement in statements.split(";\n"):
            self.execute(statement)
        self.execute(f"pragma user_version = {_VERSION}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Inside another one it is part of that."""
        if self.connection.in_transaction:
            yield
            return
        self.execute("begin immediate")
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def close(self) -> None:
        self.connection.close()


def _for_its_owner(path: Path) -> None:
    """Make the file, or take it from everybody else, and so what SQLite lays beside it: it names buyers, and what they wrote."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        with contextlib.suppress(OSError):
            os.chmod(file, 0o600)
