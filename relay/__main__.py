"""`python -m relay SETTINGS.toml`: the relay, until SIGTERM. `--check` reads the settings and their secrets alone."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
from pathlib import Path

from relay.secrets import SettingsError
from relay.serving import serve
from relay.settings import read_settings

WRONG = 2  # exit code: settings that cannot be used


def main() -> int:
    """Run the relay; its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m relay", description="Takes platforms' webhook calls and keeps them for desks."
    )
    parser.add_argument("settings", type=Path, help="a TOML file, see docs/relay.md")
    parser.add_argument("--check", action="store_true", help="read the settings and their secrets, say what is wrong, and end")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        relay = read_settings(arguments.settings)
        if arguments.check:
            print(f"{len(relay.connections)} connections: {', '.join(relay.connections)}")
            return 0
        asyncio.run(serve(relay, lambda host, port: print(f"The relay listens on {host}:{port}", flush=True)))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return WRONG
    return 0


if __name__ == "__main__":
    sys.exit(main())
