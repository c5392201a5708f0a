"""Files of each format, made in memory: PDF by hand, Word by python-docx, zip files of XML."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import docx
from docx.document import Document as WordDocument

Placed = tuple[float, float, float, str]  # x, y, size of the letters, text
PAGE = (595, 842)


def make_pdf(pages: Sequence[Sequence[Placed]], picture: bool = False, turned: bool = False) -> bytes:
    """A PDF of text in one Chinese font, without compression; with a grey square as picture, or with pages
    that are written from the bottom to the top and shown turned, where asked for.
    """
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 880/StemV 90>>",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        b"stream\n\x80\nendstream",
    )
    first = 7
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        *font,
    ]
    for at, page in enumerate(pages):
        text = "".join(
            f"BT /F {size} Tf {f'0 1 -1 0 {PAGE[0] - y} {x}' if turned else f'1 0 0 1 {x} {y}'} Tm <{words.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, size, words in page
        )
        drawn = f"{text}{'q 100 0 0 100 9 9 cm /P Do Q' if picture else ''}".encode()
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PAGE[0]} {PAGE[1]}]/Contents {first + 2 * at + 1} 0 R"
            f"/Rotate {90 * turned}"
            "/Resources<</Font<</F 3 0 R>>/XObject<</P 6 0 R>>>>>>".encode()
        )
        objects.append(f"<</Length {len(drawn)}>>stream\n".encode() + drawn + b"\nendstream")
    content = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj".encode() + one + b"endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return content + f"{end}startxref\n{len(content)}\n%%EOF".encode()


def set_lines(text: Sequence[str], size: float = 16, top: float = 760, left: float = 90) -> list[Placed]:
    """Lines of a page from the top; one that begins with two full-width blanks is indented by them."""
    return [
        (left + size * (len(line) - len(line.lstrip("\u3000"))), top - 28 * at, size, line.strip("\u3000"))
        for at, line in enumerate(text)
    ]


def save(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_word(body: str, **parts: str) -> bytes:
    """A Word document from the XML of its body, and of other parts (numbering=..., comments=...)."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="mc" xmlns:v="v"'
    return make_zip(
        {"word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>"}
        | {f"word/{part}.xml": f"<w:{part} {names}>{xml}</w:{part}>" for part, xml in parts.items()}
    )


def make_paragraphs(*texts: str) -> bytes:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return save(document)


def make_zip(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()
