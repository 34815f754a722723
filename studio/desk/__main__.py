"""`python -m studio.desk`: be the desk of the session that the environment names."""

import asyncio
import logging
import signal
import sys

from studio.desk.app import run
from studio.desk.log_bound import LogBound

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the launcher, which ends the show in order
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger().handlers[0].addFilter(LogBound())
    logging.getLogger("websockets").setLevel(logging.WARNING)
    sys.exit(asyncio.run(run()))
