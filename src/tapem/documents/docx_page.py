"""What surrounds the text of a Word file: styles, sections, headers, properties."""

from __future__ import annotations

import datetime as dt
from typing import cast

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.section import _Footer, _Header
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from tapem.documents import wordml as w
from tapem.documents.blocks import Align, Document, Orientation, PageNumber
from tapem.documents.layout import Section, clean, page_size_mm, runs
from tapem.documents.wordml import Element, Style

HEADER_DISTANCE_MM = 12
KEPT_STYLES = {"Normal", "Header", "Footer", "Table Normal", "No List", "Default Paragraph Font"}
KEPT_STYLES |= {f"Heading {level}" for level in range(1, 7)}
BALLAST = ("/stylesWithEffects", "/customXml", "/thumbnail", "/numbering")
THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def set_styles(word: WordDocument, document: Document) -> None:
    """Give body and headings the font of the paper and drop all styles not used."""
    for style in list(word.styles):
        if style.name not in KEPT_STYLES:
            style.delete()
            continue
        if isinstance(style, ParagraphStyle):
            _set_style(style, document)
    latent = word.styles.element.find(qn("w:latentStyles"))
    if latent is not None:
        word.styles.element.remove(latent)
    _set_defaults(word.styles.element, document)


def _set_style(style: ParagraphStyle, document: Document) -> None:
    style.font.size = Pt(document.size_pt)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    style.paragraph_format.widow_control = True
    for link in style.element.findall(qn("w:link")):
        # The linked character styles are gone.
        style.element.remove(link)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    _name_fonts(fonts, document.font)
    # The face of a heading is set on its runs, so that the caller decides.
    style.font.bold = None
    style.font.italic = None
    _set_language(style.element.get_or_add_rPr(), document.language)


def _name_fonts(fonts: Element, name: str) -> None:
    for theme in THEME_FONTS:
        if fonts.get(qn(f"w:{theme}")) is not None:
            del fonts.attrib[qn(f"w:{theme}")]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _set_language(properties: Element, language: str) -> None:
    lang = properties.find(qn("w:lang"))
    if lang is None:
        lang = w.element("lang")
        properties.append(lang)
    for script in ("val", "eastAsia", "bidi"):
        lang.set(qn(f"w:{script}"), language)


def _set_defaults(styles: Element, document: Document) -> None:
    path = f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    properties = cast("Element | None", styles.find(path))
    if properties is None:
        return
    fonts = cast("Element | None", properties.find(qn("w:rFonts")))
    if fonts is not None:
        _name_fonts(fonts, document.font)
    _set_language(properties, document.language)


def set_compatibility(word: WordDocument) -> None:
    """Ask for the layout of Word 2013 and later; without it Word opens in an old mode."""
    settings = word.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = w.element("compat")
        settings.append(compat)
    for child in list(compat):
        compat.remove(child)
    uri = "http://schemas.microsoft.com/office/word"
    compat.append(w.element("compatSetting", name="compatibilityMode", uri=uri, val=15))


def drop_ballast(word: WordDocument) -> None:
    """Remove parts of the blank file that no paper needs: 450 KB of styles, lists, a picture."""
    for holder in (word.part.rels, word.part.package.rels):
        for key, relation in list(holder.items()):
            if relation.reltype.endswith(BALLAST):
                del holder[key]


def set_properties(word: WordDocument, document: Document) -> None:
    """Write the properties of the file; times come from the document, not the machine."""
    told = document.properties
    created = told.created.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    core = word.core_properties
    core.title = clean(document.title)[:255]
    core.subject = clean(document.subject)[:255]
    core.author = clean(told.author)[:255]
    core.last_modified_by = clean(told.author)[:255]
    core.keywords = clean(", ".join(told.keywords))[:255]
    core.comments = clean("; ".join(f"{key}: {value}" for key, value in told.extra.items()))[:255]
    core.version = clean(told.version)[:255]
    core.language = document.language
    core.revision = 1
    core.created = created
    core.modified = created


def set_sections(word: WordDocument, document: Document, parts: tuple[Section, ...]) -> None:
    """Set size, margins, header and footer of every section, none linked to another."""
    for place, (section, part) in enumerate(zip(word.sections, parts, strict=True)):
        is_first = place == 0
        _set_page(section, document, part)
        section.different_first_page_header_footer = is_first
        if is_first:
            _fill_header(section.first_page_header, document, is_first=True)
            _fill_footer(section.first_page_footer, document, is_first=True)
        _fill_header(section.header, document, is_first=False)
        _fill_footer(section.footer, document, is_first=False)


def _set_page(section: WordSection, document: Document, part: Section) -> None:
    width, height = page_size_mm(document, part.orientation)
    turned = part.orientation is Orientation.LANDSCAPE
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = (
        Mm(document.margins.top),
        Mm(document.margins.bottom),
    )
    section.left_margin, section.right_margin = (
        Mm(document.margins.left),
        Mm(document.margins.right),
    )
    section.header_distance = section.footer_distance = Mm(HEADER_DISTANCE_MM)


def _fill_header(header: _Header, document: Document, *, is_first: bool) -> None:
    root = _emptied(header)
    small = Style(align=Align.RIGHT, size_pt=9)
    if document.draft_mark:
        root.append(w.text_paragraph(runs(document.draft_mark), small.with_(bold=True)))
    if document.header_text:
        root.append(w.text_paragraph(runs(document.header_text), small))
    if document.page_number is PageNumber.TOP and not is_first:
        root.append(_page_number(document))
    if is_first and document.first_page_top_mm is not None:
        lines = sum(bool(text) for text in (document.draft_mark, document.header_text))
        height = document.first_page_top_mm - HEADER_DISTANCE_MM - lines * 4
        root.append(w.paragraph([], Style(exact_height_mm=max(1, height))))
    if not len(root):
        root.append(w.paragraph([]))


def _fill_footer(footer: _Footer, document: Document, *, is_first: bool) -> None:
    root = _emptied(footer)
    if document.footer_text:
        style = Style(align=Align.CENTRE, size_pt=8)
        root.append(w.text_paragraph(runs(document.footer_text), style))
    if document.page_number is PageNumber.BOTTOM and not is_first:
        root.append(_page_number(document))
    if not len(root):
        root.append(w.paragraph([]))


def _page_number(document: Document) -> Element:
    style = Style(align=Align.CENTRE, size_pt=document.size_pt)
    return w.paragraph(w.page_field(style), style)


def _emptied(part: _Header | _Footer) -> Element:
    part.is_linked_to_previous = False
    root: Element = part._element
    for child in list(root):
        root.remove(child)
    return root
