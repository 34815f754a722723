"""The crowd from the command line: prints one JSON object about what it did and got."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys

import msgspec

from rehearsal import open_files
from rehearsal.crowd.plan import make_plan
from rehearsal.crowd.profiles import PROFILES
from rehearsal.crowd.run import PEOPLE_PER_SOCKET, Crowd
from studio.plugin_api.abilities import AbilityError


def main() -> int:
    """Exit code 1 when the shop cannot be reached, 2 when it is not on this computer."""
    parser = argparse.ArgumentParser(prog="python -m rehearsal.crowd", description="A simulated crowd in the rehearsal shop.")
    parser.add_argument("--url", required=True, help="the rehearsal page, http://127.0.0.1:PORT/")
    parser.add_argument("--profile", choices=sorted(PROFILES), default="evening")
    parser.add_argument("--buyers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--per-socket", type=int, default=PEOPLE_PER_SOCKET, choices=range(1, PEOPLE_PER_SOCKET + 1), metavar="1..64"
    )
    parser.add_argument("--chats-per-s", type=float, help="of the whole crowd, in place of the profile's")
    parser.add_argument("--wants-per-s", type=float, help="of the whole crowd, in place of the profile's")
    given = parser.parse_args()
    profile = PROFILES[given.profile]
    plan = make_plan(profile, given.buyers, given.seconds, given.seed, given.chats_per_s, given.wants_per_s)
    open_files.raise_limit()
    about = {"profile": given.profile, "buyers": given.buyers, "seconds": given.seconds, "seed": given.seed}
    try:
        outcome = asyncio.run(Crowd(given.url, plan, given.per_socket).run())
    except AbilityError as error:
        parser.error(error.text)
    except TimeoutError:
        print(f"The shop at {given.url} does not answer.", file=sys.stderr)
        return 1
    print(json.dumps(about | msgspec.to_builtins(outcome), ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
