"""`python -m ui`: the window of the session named in NIGHTMARKET_SESSION."""

from __future__ import annotations

import sys

from ui.app import main

if __name__ == "__main__":
    sys.exit(main())
