"""Prints the code points of a subset: `characters.py gbk` or `characters.py gb2312`."""

import sys

RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x3FF), (0x400, 0x45F), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x21FF), (0x2200, 0x22FF),
    (0x2460, 0x24FF), (0x2500, 0x266F), (0x2700, 0x27BF), (0x3000, 0x30FF), (0xFF00, 0xFFEF),
]
PRIVATE_USE = range(0xE000, 0xF900)


def code_points(encoding):
    found = {c for first, last in RANGES for c in range(first, last + 1)}
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                found.add(ord(bytes([lead, trail]).decode(encoding)))
            except (UnicodeDecodeError, TypeError):
                pass
    return sorted(found - set(PRIVATE_USE))


print(" ".join(f"{c:04X}" for c in code_points(sys.argv[1])))
