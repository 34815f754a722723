"""Writes the pages: `python -m studio.reference docs/api`. Pages of what is there no longer are removed."""

from __future__ import annotations

import sys
from pathlib import Path

from studio.reference.pages import pages


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
