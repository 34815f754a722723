#!/usr/bin/env python3
"""Nightmarket: opens the studio. `python main.py --help` lists what it takes; docs/headless.md says what it answers."""

import sys

from studio.launcher import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
