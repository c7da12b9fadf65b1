"""Word files: `render_docx(document)` turns the tree of blocks into bytes.

Numbers are literal text with a hanging indent and headings carry real outline
levels, so that text survives copying and comparison and Word's navigation still
works. The same document gives the same bytes: fixed times, sorted entries.
"""

from __future__ import annotations

import io
from copy import deepcopy
from functools import singledispatch
from itertools import zip_longest

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm

from tapem.documents import docx_page, docx_table
from tapem.documents import wordml as w
from tapem.documents.archive import rewrite_zip
from tapem.documents.blocks import (
    Align,
    AnnexHead,
    Contents,
    CopyTo,
    DispositionBox,
    Document,
    Heading,
    KeyValue,
    Letterhead,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Picture,
    Recipient,
    Recital,
    Run,
    Signature,
    SignatureBlock,
    Space,
    Table,
    TitleLines,
)
from tapem.documents.column_widths import label_width_mm
from tapem.documents.layout import (
    Frame,
    Section,
    clean,
    heading_align,
    heading_lines,
    runs,
    sections,
    text_width_mm,
)
from tapem.documents.pdf import drawn, heading_pages
from tapem.documents.wordml import CellStyle, Element, Style

DOTTED_LINE = "." * 36


def render_docx(document: Document) -> bytes:
    """Return the document as a Word file; equal documents give equal bytes."""
    word = docx.Document()
    docx_page.set_styles(word, document)
    docx_page.set_compatibility(word)
    docx_page.drop_ballast(word)
    docx_page.set_properties(word, document)
    body: Element = word.element.body
    last = body.find(qn("w:sectPr"))
    for child in list(body):
        if child is not last:
            body.remove(child)
    _write_sections(word, document, body)
    stream = io.BytesIO()
    word.save(stream)
    return rewrite_zip(stream.getvalue())


def _write_sections(word: WordDocument, document: Document, body: Element) -> None:
    """Append all blocks; every section but the last ends in a paragraph that holds it."""
    final = body.find(qn("w:sectPr"))
    assert final is not None
    parts = sections(document)
    for place, part in enumerate(parts):
        is_last = place == len(parts) - 1
        content = _section_content(word, document, part, is_last=is_last)
        for made in content:
            final.addprevious(made)
        if not is_last:
            holder = w.hairline()
            holder[0].append(deepcopy(final))
            final.addprevious(holder)
    docx_page.set_sections(word, document, parts)


def _section_content(
    word: WordDocument, document: Document, part: Section, *, is_last: bool
) -> list[Element]:
    frame = Frame(document, text_width_mm(document, part.orientation))
    content: list[Element] = []
    for block, following in zip_longest(part.blocks, part.blocks[1:]):
        if isinstance(block, Picture):
            made = _picture(word, block, frame)
        elif isinstance(block, Table):
            noted = isinstance(following, Note)
            made = docx_table.table(document, block, frame.width_mm, has_note=noted)
        else:
            made = _elements(block, frame)
        if content and made and content[-1].tag == made[0].tag == qn("w:tbl"):
            content.append(w.hairline())
        content.extend(made)
    if is_last and (not content or content[-1].tag == qn("w:tbl")):
        content.append(w.hairline())
    return content


def _picture(word: WordDocument, block: Picture, frame: Frame) -> list[Element]:
    """A PNG inside the line, with the words for those who do not see it."""
    inline = word.part.new_pic_inline(io.BytesIO(drawn(block.svg)), width=Mm(frame.width_mm))
    inline.docPr.set("descr", clean(block.words))
    run = w.element("r")
    drawing = w.element("drawing")
    drawing.append(inline)
    run.append(drawing)
    kept = Style(align=Align.CENTRE, keep_with_next=bool(block.caption), after_pt=3)
    caption = Style(align=Align.CENTRE, after_pt=frame.document.gap_pt)
    below = [w.text_paragraph(runs(block.caption), caption)] if block.caption else []
    return [w.paragraph([run], kept), *below]


@singledispatch
def _elements(block: object, _frame: Frame) -> list[Element]:
    raise TypeError(f"no Word form for {type(block).__name__}")


def _lines(lines: tuple[str, ...], style: Style) -> list[Element]:
    return [w.text_paragraph(runs(line), style) for line in lines]


@_elements.register
def _letterhead(block: Letterhead, frame: Frame) -> list[Element]:
    centred = Style(align=Align.CENTRE)
    first = _lines(block.lines[:-1], centred.with_(size_pt=frame.document.size_pt + 1))
    name = _lines(block.lines[-1:], centred.with_(size_pt=frame.document.size_pt + 3, bold=True))
    address = _lines(block.address, centred.with_(size_pt=frame.document.size_pt - 3))
    made = [*first, *name, *address]
    if block.rule:
        made.append(w.paragraph([], Style(bottom_rule=True, exact_height_mm=1.2, after_pt=12)))
    return made


@_elements.register
def _title_lines(block: TitleLines, frame: Frame) -> list[Element]:
    gap = frame.document.gap_pt * 2 if block.gap_after_pt is None else block.gap_after_pt
    style = Style(align=Align.CENTRE, bold=block.bold, keep_with_next=True)
    made = _lines(block.lines[:-1], style)
    return [*made, *_lines(block.lines[-1:], style.with_(after_pt=gap))]


@_elements.register
def _heading(block: Heading, frame: Frame) -> list[Element]:
    style = Style(
        align=heading_align(block),
        named=f"Heading{min(max(block.level, 1), 6)}",
        bold=block.bold,
        before_pt=frame.document.gap_pt,
        after_pt=frame.document.gap_pt,
        keep_with_next=True,
    )
    if not block.number:
        return [w.text_paragraph(runs(block.text), style)]
    return [_hanging(block.number, runs(block.text), style.with_(left_mm=9, hanging_mm=9))]


@_elements.register
def _paragraph(block: Paragraph, frame: Frame) -> list[Element]:
    style = Style(
        align=block.align,
        left_mm=block.indent_mm,
        first_line_mm=block.first_line_mm,
        after_pt=frame.gap_pt(block.gap_after_pt),
        keep_with_next=block.keep_with_next,
    )
    return [w.text_paragraph(runs(block.text), style)]


@_elements.register
def _numbered(block: Numbered, frame: Frame) -> list[Element]:
    style = Style(
        align=block.align,
        left_mm=block.indent_mm + block.hanging_mm,
        hanging_mm=block.hanging_mm,
        after_pt=frame.gap_pt(block.gap_after_pt),
        keep_with_next=block.keep_with_next,
    )
    return [_hanging(block.number, runs(block.text), style)]


def _hanging(number: str, text: tuple[Run, ...], style: Style) -> Element:
    stopped = style.with_(tabs_mm=((style.left_mm, "left"),))
    first = w.text_runs((Run(clean(number), style.bold),), style)
    return w.paragraph([*first, w.tab(), *w.text_runs(text, style)], stopped)


@_elements.register
def _recital(block: Recital, frame: Frame) -> list[Element]:
    """Label, colon and number stand in tab stops before a hanging body."""
    made: list[Element] = []
    colon = label_width_mm((block.label,), frame.document.size_pt, block.label_mm)
    for place, (number, text) in enumerate(block.items):
        start = colon + 4
        left = start + (block.number_mm if number else 0)
        parts: list[Element] = []
        if place == 0:
            parts = [*w.text_runs(runs(block.label)), w.tab(), *w.text_runs((Run(":"),))]
        parts.extend([w.tab()] if place == 0 else [w.tab(), w.tab()])
        if number:
            parts.extend([*w.text_runs(runs(number)), w.tab()])
        style = Style(
            align=Align.JUSTIFY,
            left_mm=left,
            hanging_mm=left,
            after_pt=frame.document.gap_pt,
            tabs_mm=tuple((stop, "left") for stop in sorted({colon, start, left})),
        )
        made.append(w.paragraph([*parts, *w.text_runs(runs(text))], style))
    return made


@_elements.register
def _key_value(block: KeyValue, frame: Frame) -> list[Element]:
    made: list[Element] = []
    keys = [key for key, _ in block.pairs]
    key_mm = label_width_mm(keys, frame.document.size_pt, block.key_mm)
    left = block.indent_mm + key_mm + 4
    stops: tuple[tuple[float, str], ...] = ((left - 4, "left"), (left, "left"))
    for place, (key, text) in enumerate(block.pairs):
        parts = [*w.text_runs(runs(key)), w.tab(), *w.text_runs((Run(":"),)), w.tab()]
        parts.extend(w.text_runs(runs(text)))
        style = Style(left_mm=left, hanging_mm=key_mm + 4, tabs_mm=stops)
        if place == 0 and block.right:
            parts.extend([w.tab(), *w.text_runs(runs(block.right))])
            style = style.with_(tabs_mm=(*stops, (frame.width_mm, "right")))
        made.append(w.paragraph(parts, style))
    return [*made, w.paragraph([], Style(exact_height_mm=3))]


@_elements.register
def _recipient(block: Recipient, frame: Frame) -> list[Element]:
    left = frame.width_mm * 0.55 if block.on_right else 0
    return [*_lines(block.lines, Style(left_mm=left)), w.paragraph([], Style(exact_height_mm=3))]


@_elements.register
def _note(block: Note, frame: Frame) -> list[Element]:
    style = Style(size_pt=frame.document.size_pt - 3, before_pt=3, after_pt=frame.document.gap_pt)
    label = w.text_runs((Run(f"{block.label} "),), style.with_(bold=True)) if block.label else []
    return [w.paragraph([*label, *w.text_runs(runs(block.text), style)], style)]


@_elements.register
def _copy_to(block: CopyTo, _frame: Frame) -> list[Element]:
    made = [w.text_paragraph(runs(block.label), Style(before_pt=12))]
    if len(block.items) == 1:
        return [*made, *_lines(block.items, Style())]
    hanging = Style(left_mm=9, hanging_mm=9)
    numbered = enumerate(block.items, start=1)
    return [*made, *(_hanging(f"{place}.", runs(item), hanging) for place, item in numbered)]


@_elements.register
def _annex_head(block: AnnexHead, frame: Frame) -> list[Element]:
    left = max(0.0, frame.width_mm - block.width_mm)
    style = Style(left_mm=left)
    return [*_lines(block.lines[:-1], style), *_lines(block.lines[-1:], style.with_(after_pt=18))]


@_elements.register
def _signatures(block: SignatureBlock, frame: Frame) -> list[Element]:
    half = frame.width_mm / 2
    made = w.table((half, half), lines=False)
    cells = [w.cell(_signature(side), CellStyle(half)) for side in (block.left, block.right)]
    made.append(w.row(cells))
    return [made]


def _signature(signature: Signature | None) -> list[Element]:
    if signature is None:
        return [w.paragraph([])]
    kept = Style(keep_with_next=True)
    made = [w.paragraph([], kept.with_(exact_height_mm=5)), *_lines(signature.above, kept)]
    made.extend(_office(signature, kept))
    made.append(w.paragraph([], kept.with_(exact_height_mm=8)))
    made.append(w.text_paragraph(runs(signature.mark), kept))
    made.append(w.paragraph([], kept.with_(exact_height_mm=8)))
    name = DOTTED_LINE if signature.name is None else signature.name
    below = [name, signature.rank]
    if signature.employee_number:
        below.append(f"NIP. {signature.employee_number}")
    return [*made, *_lines(tuple(line for line in below if line), Style())]


def _office(signature: Signature, style: Style) -> list[Element]:
    if not signature.prefix or not signature.office:
        return _lines(signature.office, style)
    hang = 4 + 2 * len(signature.prefix)
    hanging = style.with_(left_mm=hang, hanging_mm=hang)
    first = _hanging(signature.prefix, runs(signature.office[0]), hanging)
    return [first, *_lines(signature.office[1:], style.with_(left_mm=hang))]


@_elements.register
def _disposition(block: DispositionBox, frame: Frame) -> list[Element]:
    gap = w.paragraph([], Style(exact_height_mm=6))
    return [gap, docx_table.disposition(block, frame.width_mm)]


@_elements.register
def _contents(block: Contents, frame: Frame) -> list[Element]:
    """A field that Word may update, filled with the pages of the PDF."""
    pages = heading_pages(frame.document)
    lines = zip(heading_lines(frame.document), pages, strict=True)
    made = [
        _contents_line(level, text, page, frame.width_mm)
        for (level, text), page in lines
        if level <= block.levels
    ]
    if made:
        made[0].insert(1, w.field_start(f'TOC \\o "1-{block.levels}" \\z'))
        made[-1].append(w.field_end())
    title = Style(align=Align.CENTRE, bold=True, after_pt=12, keep_with_next=True)
    return [w.text_paragraph(runs(block.title), title), *made]


def _contents_line(level: int, text: str, page: int, width: float) -> Element:
    left = (level - 1) * 8 + 8
    style = Style(left_mm=left, hanging_mm=8, after_pt=3, tabs_mm=((width, w.DOTS),))
    return w.paragraph(
        [*w.text_runs((Run(text),)), w.tab(), *w.text_runs((Run(str(page)),))], style
    )


@_elements.register
def _page_break(_block: PageBreak, _frame: Frame) -> list[Element]:
    return [w.page_break()]


@_elements.register
def _space(block: Space, _frame: Frame) -> list[Element]:
    return [w.paragraph([], Style(exact_height_mm=block.height_mm))]
