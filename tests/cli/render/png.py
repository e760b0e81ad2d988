"""Reads PNG files as the program writes them: 8 bits, red green blue, no interlacing."""

import struct
import zlib


def read(path):
    """Width, height and rows of bytes."""
    data = path.read_bytes()
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError(f"{path} is no PNG file")
    width, height, depth, colour_type, _, _, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    if (depth, colour_type, interlaced) != (8, 2, 0):
        raise ValueError(f"{path} is another kind of PNG")
    packed, at = b"", 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT":
            packed += data[at + 8:at + 8 + length]
        at += length + 12
    return width, height, _rows(zlib.decompress(packed), 3 * width, height)


def _rows(raw, row_bytes, height):
    rows, above = [], bytes(row_bytes)
    for y in range(height):
        start = y * (row_bytes + 1)
        above = _unfiltered(raw[start], bytearray(raw[start + 1:start + 1 + row_bytes]), above)
        rows.append(above)
    return rows


def _unfiltered(kind, row, above):
    if kind == 0:
        return row
    for x, value in enumerate(row):
        left = row[x - 3] if x >= 3 else 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = above[x]
        elif kind == 3:
            guess = (left + above[x]) // 2
        else:
            guess = _paeth(left, above[x], above[x - 3] if x >= 3 else 0)
        row[x] = (value + guess) & 0xFF
    return row


def _paeth(left, above, corner):
    guess = left + above - corner
    nearest = min((abs(guess - left), 0, left), (abs(guess - above), 1, above),
                  (abs(guess - corner), 2, corner))
    return nearest[2]


def colours(rows):
    """How often each colour occurs."""
    counts = {}
    for row in rows:
        for x in range(0, len(row), 3):
            colour = (row[x], row[x + 1], row[x + 2])
            counts[colour] = counts.get(colour, 0) + 1
    return counts
