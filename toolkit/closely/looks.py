"""How marks look: in colour, in grey, in print, and for those who cannot see them."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """What a kind of mark is called, and its style, told apart by more than its colour."""

    called: str
    style: str


#: Inline, because notebook front ends drop style sheets of outputs they do not trust. Every kind
#: has a line of its own: double, dashed, dotted, wavy, a box.
LOOKS = {
    "content": Look(
        "what is said",
        "background:rgba(86,180,233,.22);border-bottom:2px solid #0072b2;border-radius:2px",
    ),
    "source": Look("who says it", "font-weight:700;border-bottom:4px double #b04a00"),
    "cue": Look("how it is said", "font-style:italic;border-bottom:2px dashed #00735a"),
    "cited": Look(
        "outlet that is cited", "outline:1.5px solid #8a5a00;outline-offset:1px;border-radius:2px"
    ),
    "name": Look(
        "name for somebody or something",
        "text-decoration:underline wavy #8f2d7c 1.5px;text-underline-offset:3px",
    ),
    "theme": Look("theme", "text-decoration:underline dotted #555 2.5px;text-underline-offset:3px"),
}
#: Italics are not for scripts that know none, where the dashed line alone has to do.
UPRIGHT = ";font-style:normal"

_GREY = "color:inherit;opacity:.72"
PAGE = (
    "font-family:Georgia,'Noto Naskh Arabic','DejaVu Serif',serif;font-size:16px;line-height:1.85;"
    "max-width:62rem;color:inherit"
)
SMALL = f"font-family:system-ui,'DejaVu Sans',sans-serif;font-size:13px;line-height:1.55;{_GREY}"
PLAIN = "font-family:system-ui,'DejaVu Sans',sans-serif;font-size:14px;line-height:1.55"
COLUMNS = "display:flex;flex-wrap:wrap;gap:1.2rem 2.2rem;align-items:flex-start"
TEXT = "flex:2 1 26rem;min-width:0;max-width:42rem;white-space:pre-wrap;overflow-wrap:anywhere"
SIDE = f"flex:1 1 15rem;min-width:0;max-width:26rem;{PLAIN}"
ITEM = (
    "margin:0 0 .7rem;padding-inline-start:.7rem;"
    "border-inline-start:3px solid rgba(128,128,128,.45)"
)
KEEP = "break-inside:avoid;page-break-inside:avoid"
EXACT = "-webkit-print-color-adjust:exact;print-color-adjust:exact"
NUMBER = (
    "font-family:system-ui,'DejaVu Sans',sans-serif;font-size:10px;font-weight:400;"
    "font-style:normal;vertical-align:super;line-height:0;text-decoration:none;padding:0 1px"
)
