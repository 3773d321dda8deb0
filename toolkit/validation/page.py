"""An article as a coder reads it: plain text, escaped, in the direction of its script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from html import escape

from toolkit.validation.hits import Mark, pieces

LOOKED_AT = 2000  # characters that tell the direction
# Line ends, and characters that neither a cell nor a page can hold.
_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")
_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Inline, because notebook front ends drop style sheets of outputs they do not trust.
_BOX = (
    "height:min(24rem,45vh);overflow-y:auto;padding:.8rem 1.2rem;border-radius:4px;"
    "border:1px solid rgba(128,128,128,.4);font-size:15px;line-height:1.6"
)
_PART = "white-space:pre-wrap;overflow-wrap:anywhere;max-width:44rem;margin-inline:auto"
_MARK = "background:#ffe08a;color:#000;border-radius:2px"


def readable(text: str) -> str:
    r"""Text with every character that cannot be shown replaced by a mark of its own.

    Its length stays unless a line ends as in Windows files.

    Examples
    --------
    >>> readable("a\0b\r\nc")
    'a�b\nc'
    """
    return _UNSEEN.sub("\ufffd", _LINE_END.sub("\n", text))


def direction(text: str) -> str:
    """Direction in which most letters of a text run, ``"rtl"`` or ``"ltr"``.

    Told from the letters: a Persian article is shown rightly though it is not known to be one.

    Examples
    --------
    >>> direction("BBC: کرکوک سقوط کرد"), direction("Kirkuk (کرکوک)")
    ('rtl', 'ltr')
    """
    kinds = [unicodedata.bidirectional(letter) for letter in text[:LOOKED_AT]]
    right = sum(kind in ("R", "AL") for kind in kinds)
    return "rtl" if right > kinds.count("L") else "ltr"


def article_html(title: str, text: str, language: str, found: Sequence[Mark] = ()) -> str:
    """Headline and text in a box that scrolls; every piece of text is escaped.

    Examples
    --------
    >>> page = article_html("<b>", "In Kirkuk", "en", [(3, 9)])
    >>> "&lt;b&gt;" in page and ">Kirkuk</mark>" in page
    True
    """
    body = "".join(
        f'<mark style="{_MARK}">{_shown(piece)}</mark>' if hit else _shown(piece)
        for piece, hit in pieces(text, found)
    )
    head = f"{_PART};font-weight:600;font-size:1.2em;margin-bottom:.6rem"
    return (
        f'<div lang="{_shown(language)}" class="article" style="{_BOX}">'
        f'<div dir="{direction(title)}" style="{head}">{_shown(title)}</div>'
        f'<div dir="{direction(text)}" style="{_PART}">{body}</div></div>'
    )


def _shown(text: str) -> str:
    return escape(readable(text))
