"""Marks by which elements of a web page tell that they are no part of the article."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

#: Elements that hold no article whatever their size, and others that hold none unless most of
#: the text of the page is in them. As in class and id, words are looked at, not parts of words.
HARD_TAGS = frozenset("nav footer aside".split())
SOFT_TAGS = frozenset("form figure figcaption header hgroup caption".split())
HARD = re.compile(
    r"nav|footer|aside|comments|comment(?:s?list|section|area|form)s?|disqus\w*|respond|cookies?"
    r"|cookie(?:banner|consent|notice)|consent|gdpr|newsletter\w*|outbrain|taboola|breadcrumbs?"
    r"|copyrights?"
)
SOFT = re.compile(
    r"shar(?:e|es|ing|ebar|etools?|ebuttons?|elinks?)|socials?|social(?:share|media|links|icons|bar)"
    r"|addthis|addtoany|sharethis|sharedaddy|sociable"
    r"|related\w*|\w+related|recirc\w*|recommend(?:ed|ation)?\w*|readmore|readnext|readalso|alsoread"
    r"|morefrom|moreon|seealso|youmay\w*|promos?|promo(?:box|block|inline)|inlinepromo|jprelatedposts"
    r"|trending|popular|most(?:popular|read|viewed|shared|recent)|latestnews"
    r"|sign(?:up|in)|login|register|registration|regwall|subscri(?:be|ption|ptions)\w*|optin"
    r"|comment|commentcount|captions?|\w+captions?|credits?|(?:photo|image|img)credits?"
    r"|bylines?|\w+byline|authors?|author(?:box|bio|info|name|block)|bio|profile|contributors?"
    r"|deks?|standfirst|subtitles?|sub(?:headline|headlines|deck)|strapline|kicker|eyebrow"
    r"|navigation|navbar|menus?|masthead|sidebars?|rail|rightrail|widgets?|toolbar|tools|tooltip"
    r"|ads?|ad(?:slot|unit|box|wrap|wrapper|container|banner|break)s?|adverts?|advertis(?:e|ement|ing)s?"
    r"|adsbygoogle|adsense|dfp|sponsor(?:ed|s|content)?|banner|cta|btn|donat(?:e|ion)|poll"
    r"|tags?|tag(?:list|cloud|slinks|links)s?|keywords|meta|(?:post|entry|article)meta"
    r"|popups?|modals?|overlay|lightbox|pagination|pager|noprint|sr|sronly|screenreader\w*|visually"
    r"|visuallyhidden|timestamps?|published|pubdate|posted|postedon|datetime|gallery|slideshow"
    r"|carousel|videos?|player|videoplayer|jwplayer|skip|backtotop"
)
#: Marks that blogs give to a whole article for what it is about.
ABOUT = re.compile(
    r"(?:tag|category|cat|author|term|topic|section|post|type|format|page|post_tag)-"
)
WHOLE = frozenset("html body main".split())
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
LONGEST = 300  # characters of a class that are looked at; some hold a whole style
UNSHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def reasons(element: Any) -> frozenset[str]:
    """Why an element may be no part of an article: words of its tag, class and id."""
    tag = element.tag
    if tag in WHOLE:
        return frozenset()
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    found = _marked(named[:LONGEST]) if named != " " else frozenset()
    if tag in HARD_TAGS or tag in SOFT_TAGS:
        found |= {tag}
    elif "-" in tag:
        found |= _marked(tag[:LONGEST])
    style = element.get("style")
    if element.get("hidden") is not None or (style and UNSHOWN.search(style)):
        found |= {"hidden"}
    return found


def is_hard(reason: str) -> bool:
    """Whether a reason holds however much of the text it takes away."""
    return HARD.fullmatch(reason) is not None


@lru_cache(maxsize=20_000)
def _marked(named: str) -> frozenset[str]:
    """The words that are such marks, and names that are with their hyphens left out."""
    found: set[str] = set()
    for name in named.split():
        if not ABOUT.match(name):
            parts = [word.lower() for word in WORD.findall(name)]
            found.update(parts)
            found.add("".join(parts))
    return frozenset(word for word in found if HARD.fullmatch(word) or SOFT.fullmatch(word))
