"""The QR code of a link: dark on white in every theme, with its quiet zone, made on this server."""

import io

import segno
from segno.encoder import DataOverflowError


def qr_data_uri(link: str) -> str | None:
    """An SVG picture as a data address; None for a link that no code can hold (over 2,331 bytes)."""
    code = _make_code(link)
    return code.svg_data_uri(scale=4, light="white") if code else None


def qr_png(link: str) -> bytes | None:
    """A PNG picture, for paper; None for no link or one that no code can hold (over 2,331 bytes)."""
    code = _make_code(link)
    if code is None:
        return None
    file = io.BytesIO()
    code.save(file, kind="png", scale=8, light="white")
    return file.getvalue()


def _make_code(link: str) -> segno.QRCode | None:
    try:
        return segno.make_qr(link, error="m") if link else None
    except DataOverflowError:
        return None
