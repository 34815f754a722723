"""Entries and their docstrings as Markdown that a repository's page shows: headings, code, prose, lists."""

from __future__ import annotations

import re

from studio.reference.entries import Entry

_SECTION = re.compile(r"(Args|Raises|Returns|Yields):")
_ITEM = re.compile(r"([\w.]+(?:, [\w.]+)*): (.*)")


def rendered(entries: list[Entry], level: int) -> str:
    """Constants first, in one block, then everything else under a heading of that level."""
    parts = []
    constants = [entry.code for entry in entries if entry.is_constant]
    if constants:
        parts.append(_code("\n".join(constants)))
    for entry in entries:
        if not entry.is_constant:
            parts.append(_entry(entry, entry.name, level))
    return "\n".join(parts)


def prose(docstring: str) -> str:
    """A docstring as it stands; what it lists under Args, Returns and Raises becomes a list."""
    lines: list[str] = []
    section = ""
    for line in docstring.splitlines():
        begins = _SECTION.fullmatch(line)
        if begins:
            section = begins[1]
            lines += [f"**{section}**", ""]
        elif section and line.strip():
            item = _ITEM.fullmatch(line.strip()) if section != "Returns" and line.startswith("    ") else None
            lines.append(
                f"- `{item[1]}`: {_plain(item[2])}" if item else f"{'' if section == 'Returns' else '  '}{_plain(line.strip())}"
            )
        else:
            section = ""
            lines.append(_plain(line))
    return "\n".join(lines) + "\n" if lines else ""


def _entry(entry: Entry, title: str, level: int) -> str:
    parts = [f"{'#' * level} {title}\n", _code(entry.code), prose(entry.docstring)]
    parts += [_entry(method, f"{title}.{method.name}", level + 1) for method in entry.methods]
    return "\n".join(filter(None, parts))


def _code(text: str) -> str:
    return f"```python\n{text}\n```\n"


def _plain(line: str) -> str:
    """A line whose words between backticks stay code, and whose other signs mean nothing to Markdown."""
    pieces = line.split("`")
    return "`".join(piece if n % 2 else re.sub(r"([<*\[\]])", r"\\\1", piece) for n, piece in enumerate(pieces))
