"""Sorani. "X گوتی: «...»", "X ڕایگەیاند کە ...", "«...»، X وتی"; the rules are in `sov`."""

from __future__ import annotations

from toolkit.voices.contract import Attribution, Speech
from toolkit.voices.languages.naming import Naming, given
from toolkit.voices.languages.persons import people
from toolkit.voices.languages.shared import Page, key, keys
from toolkit.voices.languages.sov import Reader
from toolkit.voices.languages.sov_subjects import Grammar

GRAMMAR = Grammar(
    code="ckb",
    that=keys("کە لەوەی بەوەی ئەوەی"),
    joins=keys("و"),
    lead=keys(
        "بەڵام هەروەها ئەمڕۆ دوێنێ ئێستا ئینجا دواتر پاشان دواجار هاوکات سەرەتا هێشتا هەرچی "
        "ئەگەرچی بۆیە چونکە لێرە لەوێ ئەمە ئەوە هەر تەنها تەنیا زۆرجار هەندێکجار ئەمشەو بەیانی "
        "ئێوارە وای وا دوایین جار لەوبارەیەوە"
    ),
    prepositions=keys(
        "لە بە بۆ لەگەڵ پاش دوای پێش لەسەر بەبێ لەلایەن لەبەردەم لەبەر لەناو لەژێر بێ وەک وەکو "
        "تا هەتا لەنێوان بەهۆی لەنزیک لەپێش لەدوای کاتێک ئەگەر سەبارەت لەبارەی لەم لەو بەم بەو "
        "لێی پێی بۆی لەوێدا تێیدا سەرەڕای بەبۆنەی لەپاڵ لەدەرەوەی جگە وێڕای"
    ),
    ends=keys(
        "ئەمڕۆ دوێنێ شەممە یەکشەممە دووشەممە سێشەممە چوارشەممە پێنجشەممە هەینی ڕۆژی رۆژی تەنها "
        "هەروەها هەرەوها دواتر ئەوەی ئەوەشی ئەوە ئەمە ئەمەی ئەوەیان نییە نەبوو دەکات دەکەن بوو "
        "بوون بووە وای تر هێشتا زیاتر لێی خۆی لەوبارەیەوە هەورەها لەدرێژەدا دەربارەی"
    ),
    of=keys("یەکێک هەندێک نزیک زۆرێک بەشێک کەسێک"),
    pronouns=keys("ئەو ئەوان ناوبراو ئێمە من"),
    persons=keys(
        "وەزیری سەرۆکی سەرۆک وتەبێژی گوتەبێژی بەرپرسی بەرپرسێکی بەرپرسێک فەرماندەی "
        "فەرماندەیەکی ئەندامی ئەندامێکی پارێزگاری بەڕێوەبەری مامۆستای مامۆستایەک پێشمەرگەیەک "
        "سەرچاوەیەک سەرچاوەیەکی پەرلەمانتاری پەرلەمانتارێکی"
    ),
    these=keys("ئەو ئەم"),
    inside=keys("لە"),
    asks=keys("ئایا"),
    own=keys("خۆی خۆیان"),
    finite=tuple(sorted(keys("ووە بوە کرد دەکات دەکەن دەبێت کراوە بوو"))),
)


NAMING = Naming(
    code="ckb",
    given=given("ckb"),
    one=keys("ئەو ناوبراو"),
    many=keys("ئەوان ئێمە من"),
    goes_on=keys("وتیشی گوتیشی ڕاشیگەیاند زیادیکرد") | {key("زیادی کرد")},
    vague=keys("هەندێک یەکێک چەند زۆر و"),
    endings=(key("ێک"), key("ێکی"), key("ەکان"), key("ەکانی")),
    chains=tuple(sorted(keys("ی یی ەکان ان"))),
    first=True,
)


def extract(text: str) -> list[Attribution]:
    """What is said in a Sorani text."""
    return Reader(GRAMMAR, Page(text)).read()


SPEECH = Speech("ckb", extract, people(NAMING))
