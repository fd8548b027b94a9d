"""The words of a PDF of ours, as a reader or a search finds them."""

import re
import zlib


def text_of(pdf: bytes) -> str:
    """What a reader finds: each glyph back to its letter, by the maps (ToUnicode) that the file itself carries."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    # Of a check sum that ends like a line the last byte is taken for the line's: the words are there without it.
    raw = [zlib.decompressobj().decompress(one) if one[:1] == b"x" else one for one in streams]
    maps = [dict(re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", one)) for one in raw if b"beginbfchar" in one]
    assert maps, "the file says of no glyph which letter it is: it would be a picture to a reader"
    said, font = [], 0
    tokens = re.compile(rb"/F(\d) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) Tj", re.DOTALL)
    for content in (one for one in raw if b" Tj" in one):
        for number, text in tokens.findall(content):
            font = int(number) - 1 if number else font
            glyphs = re.sub(
                rb"\\(.)", lambda found: {b"r": b"\r", b"n": b"\n"}.get(found[1], found[1]), text, flags=re.DOTALL
            )
            pairs = [glyphs[place : place + 2].hex().upper().encode() for place in range(0, len(glyphs), 2)]
            said.append("".join(bytes.fromhex(maps[font][pair].decode()).decode("utf-16-be") for pair in pairs))
    return "\n".join(said)
