"""The QR code of a link: dark on white in every theme, with its quiet zone, made here and not by another host."""

import io

import segno


def qr_data_uri(link: str) -> str:
    """An SVG picture as a data address."""
    return segno.make(link, error="m", micro=False).svg_data_uri(scale=4, light="white")


def qr_png(link: str) -> bytes:
    """A PNG picture, for paper."""
    file = io.BytesIO()
    segno.make(link, error="m", micro=False).save(file, kind="png", scale=8, light="white")
    return file.getvalue()
