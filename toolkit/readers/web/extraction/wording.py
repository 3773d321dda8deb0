"""Short texts on news pages that are no part of an article, by their words."""

from __future__ import annotations

import re

#: Whole pieces, in lower case without punctuation around them.
ALONE = frozenset(
    """
    advertisement|advertisements|ad|sponsored|story continues below advertisement|story continues
    below|article continues below advertisement|article continues below|continue reading below
    |continue reading|read more|read more here|read full story|more|show more|load more|loading
    |see also|related|related articles|related stories|related content|related coverage|related news
    |related topics|you may also like|recommended|recommended for you|recommended stories
    |more stories
    |most read|most popular|trending|trending now|more on this story|read this next|up next|watch
    |watch now|watch live|play video|close|comments|comments comments|view comments|leave a comment
    |leave a reply|share|share this|share this article|share this story|share on facebook|tweet
    |click to tweet|print|email|save|copy link|link copied|follow us|subscribe|subscribe now|sign up
    |sign up now|newsletter|view this post on instagram|back to top|tags|topics|filed under
    |anzeige|werbung|mehr zum thema|mehr dazu|lesen sie auch|weiterlesen|kommentare|teilen|drucken
    |publicité|lire aussi|à lire aussi|sur le même sujet|partager|commentaires|abonnez-vous
    |publicidad|lea también|lee también|te puede interesar|más información|compartir|comentarios
    |publicidade|leia também|leia mais|veja também|compartilhar|continua depois da publicidade
    |pubblicità|leggi anche|condividi|advertentie|lees ook|lees meer|reklam|reklama|annons|annonse
    |реклама|читайте также|смотрите также|поделиться|комментарии|reklāma
    |إعلان|اقرأ أيضا|اقرأ أيضًا|مواضيع ذات صلة|شارك|تعليقات|اقرأ المزيد
    |تبلیغات|بیشتر بخوانید|اخبار مرتبط|مطالب مرتبط|نظرات|広告|関連記事|続きを読む|シェアする
    |广告|相关阅读|相关报道|相关新闻|延伸阅读|分享|评论|廣告|相關新聞|延伸閱讀|광고|관련기사
    """.replace("\n", " ").split("|")
)
_ALONE = frozenset(" ".join(text.split()) for text in ALONE)

# what offers something beside the article: it bids, and says where
OFFER = re.compile(
    r"(?:^|[.!?:,]\W+|\W{2,})(?i:sign up|subscribe|register|click here|follow|like us|find us"
    r"|download|abonnieren sie|abonnez-vous|inscrivez-vous|suscríbete"
    r"|suscríbase|síguenos|assine|inscreva-se|siga|iscriviti|seguici|abonneer|подпи[сш]\w+|اشترك"
    r"|تابعنا|عضو شوید|订阅|訂閱|关注)(?!\w)"
)
WHERE = re.compile(
    r"newsletter|\binbox\b|\bapps?\b|twitter|facebook|instagram|telegram|whatsapp|youtube|linkedin"
    r"|tiktok|e-?mails?\b|\bhere\b|\balerts?\b|\bupdates?\b|\bpodcast|\bpremium\b|\bsubscri|journalism"
    r"|\btoday\b|\bfree\b|boletín|infolettre|рассылк|телеграм|канал|خبرنامه|النشرة|公众号|メルマガ",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b).{0,20}\b(?:19|20)\d\d\b|\ball rights reserved\b"
    r"|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    r"|todos os direitos reservados|may not be (?:published|reproduced)",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:(?:written |reported |posted |published )?by|von|par|por|di|door|av|af|автор|بقلم|كتب)"
    r"\s*:?\s+\S",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"\((?:[^()]*\bphotos?\b|[^()]*/[^()]*(?:images|press|reuters|afp|getty|epa|ap)\b)[^()]*\)$",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"\b(?:(?:photos?|images?|pictures?|photograph|fotos?|bild|crédit|credits?)"
    r"(?: (?:credits?|courtesy))?\s*(?:[:/]|by\b)|courtesy of|getty images|ap photo|shutterstock"
    r"|istock|screenshot)[^.!?]{0,70}[.)]?\)?$"
    r"|\([^()]*(?:/|photo|getty|reuters|afp|associated press)[^()]*\)$",
    re.IGNORECASE,
)
DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b|\bago\b|\bupdated\b|\bpublished\b"
    r"|\bmin(?:ute)?s? read\b",
    re.IGNORECASE,
)
ENDS = re.compile(r"[.!?…。！？؟۔।:;][\"'”’»)\]]*$")
LABEL = re.compile(r"[^:：]{2,30}[:：]\s*")
MOST_OFFERED = 45  # words
LONGEST_CAPTION = 400
LEAST_HEADLINE = 3  # words
ERROR = re.compile(
    r"\b(?:404|403|410|50[0234])\b|not found|page (?:unavailable|missing|can(?:no|')t be found)"
    r"|no longer available|access denied|forbidden|just a moment|attention required|server error"
    r"|are you (?:a robot|human)|nicht gefunden|introuvable|no encontrada|não encontrada"
    r"|non trovata|не найден|غير موجودة|یافت نشد|お探しのページ|页面不存在|找不到",
    re.IGNORECASE,
)
WALL = re.compile(
    r"\b(?:log ?in|sign in|subscribe|subscription|register|cookies?|consent|enable javascript"
    r"|unusual traffic|captcha|password|anmelden|abonnement|connectez-vous|iniciar sesión)\b",
    re.IGNORECASE,
)
EDGE = re.compile(r"^\W+|\W+$")


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def is_furniture(text: str) -> bool:
    """Whether a whole piece of text is a label, an invitation or a notice of rights."""
    if len(text) > 400:
        return False
    plain = EDGE.sub("", text).casefold()
    if plain in _ALONE or CREDIT.search(text):
        return True
    if words(text) > MOST_OFFERED:
        return False
    return bool(RIGHTS.search(text) or (OFFER.search(text) and WHERE.search(text)))


def is_byline(text: str) -> bool:
    """Whether a short line above an article tells who wrote it, or when."""
    if words(text) > 14 or (ENDS.search(text) and not DATED.search(text)):
        return False
    return bool(BYLINE.match(text) or DATED.search(text))


def is_label(text: str) -> int:
    """Length of a label before a headline, as of 'Read more: Town builds a bridge'; 0 if none."""
    match = LABEL.match(text)
    if not match or text.rstrip("\"'”’»)").endswith((".", "!", "…", "。")):
        return 0
    return match.end() if words(text[match.end() :]) >= LEAST_HEADLINE else 0


def is_caption(text: str) -> bool:
    """Whether a text ends with who took the picture, as none of an article does."""
    return len(text) <= LONGEST_CAPTION and CAPTION.search(text) is not None


def is_error(title: str, text: str) -> str:
    """What a short page is in place of an article, such as 'a page of an error'; '' if nothing."""
    if ERROR.search(title) or ERROR.match(text):
        return "a page of an error"
    if WALL.search(title) or len(WALL.findall(text)) > 1:
        return "a login, a pay wall or a question about cookies"
    return ""
