"""How sure words beside a name must be, from the way in which it is written there."""

from __future__ import annotations

import re

from toolkit.citations.names import Name

_ARTICLE = re.compile(r"\b[Tt](?:he|HE)\s[\"“‘'*_\[]*\Z")
_BEFORE = re.compile(r"\b([A-Z][\w&-]*)[ -]\Z")
_BEHIND = re.compile(r"[ -]([A-Z\d]\w*)")
#: Capitals before a name that are no part of a longer one.
FREE = frozenset(
    "The A An On In As By At To From With But And Or When While If Per Via Citing Told For Of Both "
    "Former After Although Though Because Since Even Only Meanwhile Also Then That This "
    "Last".split()
)
# Those behind it.
_KINDS = frozenset(
    "News TV Radio Magazine Online Television Channel Network Politics Arabic English Persian "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Jan Feb Aug Sept Oct Nov Dec".split()
)
# A number behind the name of a network is a local station of it: "Fox News 6".
_STATION = re.compile(r"\b(?:News|ABC|NBC|CBS|Fox|FOX)\Z")
_NUMBER = re.compile(
    r"(?:[ -](?:News|TV|Channel))?[ -]\d{1,2}\b"
    r"(?! (?:days|years|weeks|months|hours|percent|times|to)\b)"
)
_OPENS = re.compile(r"(?:^|[.!?:]['\"”’]?\s+|\n|[\"“‘']{1,2})\Z")  # a capital says nothing there
# What names in Arabic letters stand behind, as they have no capitals: agency, paper, a quote.
_KIND = re.compile(
    r"(?:[«\"“{]|خبرگزاری[^.،؛\n]{0,20}\(|\b(?:خبرگزاری|روزنامه|شبکه|سایت|هفته‌نامه|مجله|نشریه|کانال|"
    r"پایگاه خبری|تلویزیون|رادیو|"
    r"[ولبف]{0,2}(?:وكالة|صحيفة|جريدة|مجلة|قناة|شبكة|موقع|تلفزيون|إذاعة)(?: (?:أنباء|الأنباء))?|"
    r"ئاژانسی|ئاژانسی هەواڵی|ڕۆژنامەی|رۆژنامەی|گۆڤاری|کەناڵی|تۆڕی|ماڵپەڕی|سایتی|تیڤی)\s[«\"“{]?)\Z"
)
# Words beside a name that say what it is: "the Independent, a British newspaper".
_PAPER = r"(?:newspaper|magazine|tabloid|news (?:agency|site|website|outlet|channel|network))"
_SAID_BEHIND = re.compile(rf",? an? (?:[\w-]+ ){{0,4}}?{_PAPER}\b|,? {_PAPER}\b")
_SAID_BEFORE = re.compile(rf"\b{_PAPER}s? (?:[Tt]he )?[\"“‘'*_]*\Z")
# "To Mehr he said": the outlet is told, and so is no month.
_TO = re.compile(r"\bبه \Z")
_SPOKE = re.compile(r" (?:گفت|گفته|می‌گوید|خبر داد|خبر داده)(?!\w)")
_ADDRESS = re.compile(r"(?:://|www\.|[@#]|[a-z]\.[a-z]{2,4}/)[^\s()<>\"']*\Z")
REACH = 40  # characters before a name that are looked at
LONGER = 12  # characters by which a name may be longer than in the list: endings, blanks


def weakness(text: str, start: int, end: int, name: Name, language: str) -> int | None:
    """How sure a cue must be (`Rule.sure`) for a name as it stands; None if it is no such name."""
    written = text[start:end]
    before = text[max(0, start - REACH) : start]
    if _ADDRESS.search(before):
        return None
    if name.kind == "domain":
        return 0 if written.casefold() == name.written else None
    if "\n\n" in written or len(written) > len(name.written) + LONGER:
        return None
    if name.kind == "glued":
        return 0
    if not name.latin:
        if name.written[0] == "آ" and written[0] == "أ":  # آنا is an agency, أنا is "I"
            return None
        if name.weak and language == "fa" and _adjective(written, name.written):
            return None
        if not name.weak or _KIND.search(before):
            return 0
        if language == "fa" and _TO.search(before) and _SPOKE.match(text, end):
            return 0 if not name.everyday else 1
        return 1 if language != "ar" else 2
    if not _cased(written, name.written, name.weak):
        return None if name.weak else 1
    if not name.weak:
        return None if _STATION.search(written) and _NUMBER.match(text, end) else 0
    return _of_many_meanings(text, start, end, name, before)


def _adjective(written: str, usual: str) -> bool:
    """Whether ی stands behind a name that means more: ایرانی of ایران, شبکه خبری of شبکه خبر."""
    return written[-1] in "یي" and usual[-1] not in "یي"


def _of_many_meanings(text: str, start: int, end: int, name: Name, before: str) -> int | None:
    """The same for a name that means other things as well."""
    article = _ARTICLE.search(before)
    if name.article and not article:
        return None
    longer = None if article else _BEFORE.search(before)
    behind = _BEHIND.match(text, end)
    if (longer and longer[1] not in FREE) or (behind and behind[1] not in _KINDS):
        return None
    if _STATION.search(text[start:end]) and _NUMBER.match(text, end):
        return None
    if _SAID_BEHIND.match(text, end) or _SAID_BEFORE.search(before):
        return 0
    if article and name.article:
        return 0 if name.kind == "short" or article[0][0] == "T" else 1
    if name.written.isupper():
        return 0
    opens = start == 0 or _OPENS.search(before)
    return 2 if name.everyday and opens else 1


def _cased(written: str, usual: str, weak: bool) -> bool:
    """Whether the capitals of a name stand there; a text in capitals alone has them too."""
    if written.isupper():
        return len(written) > 3 or usual.isupper()
    if not weak:  # Buzzfeed, Politifact
        return written[:1].isupper() or not usual[:1].isupper()
    return all(a.isupper() for a, b in zip(written, usual, strict=False) if b.isupper())
