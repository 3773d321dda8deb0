"""How English cites: "told CNN", "Reuters reported", "in an interview with Rudaw"."""

from __future__ import annotations

from toolkit.citations.cues.contract import Cues, Rule

# Words that no name of an outlet follows as its own: a cue does not reach across them.
_STOP = (
    "that|who|which|what|whom|whose|if|when|while|because|but|and|or|as|is|was|were|are|be|been|"
    "has|had|have|will|would|could|should|can|may|reporters?|him|her|them|me|us|you|it|he|she|"
    "they|we|I|in|on|at|to|for|from|with|by|not|about|supporters?|people|voters|after|before|"
    "during|over|against|like|than|so|then|there|his|their|your|my|our"
)
_NEAR = rf"\s(?:(?!(?:{_STOP})\b)[\w’'.-]+\s){{0,2}}"
_GAP = rf"\s(?:(?!(?:{_STOP})\b)[\w’'.-]+\s){{0,6}}"
_ANY = r"(?:\s(?!(?:that|who|which|if|but|because|when|while|requests?)\b)[\w’'“”\"&.-]+,?){0,%d}?"
_DAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
    r"(?:\s\d+)?(?:,?\s\d{4})?|\d{4}"
)
_ADV = (
    r"(?:[a-z]+ly|also|first|once|later|earlier|then|has|have|had|even|now|since|further|itself|"
    r"already|just|recently|today|still|again|too|yesterday|went (?:even )?further and|"
    r"in turn|this \w+|last \w+|(?:late|early) \w+|in a \w+|at the time|"
    rf"(?:on |in |late )?(?:{_DAY}))"
)
_KIND = (
    r"(?:\s(?:newspaper|magazine|news agency|agency|website|site|network|channel|daily|weekly|"
    r"newswire|wire service|TV|television|radio|blog|broadcaster|outlet|paper|tabloid|news)\b){0,2}"
)
_NEWS = (
    r"report(?:s|ed)|wr[oi]tes?|written|publish(?:es|ed)|reveal(?:s|ed)|not(?:es|ed)|found|finds|"
    r"quot(?:es|ed)|cit(?:es|ed|ing)|describ(?:es|ed)|disclos(?:es|ed)|highlight(?:s|ed)|"
    r"point(?:s|ed) out|conclud(?:es|ed)|warn(?:s|ed)|argu(?:es|ed)|learn(?:ed|s|t)|obtain(?:s|ed)|"
    r"confirm(?:s|ed)|review(?:s|ed)|analy[sz](?:es|ed)|detail(?:s|ed)|document(?:s|ed)|"
    r"uncover(?:s|ed)|suggest(?:s|ed)|call(?:s|ed)|dub(?:s|bed)|label(?:s|ed|led)|"
    r"characteri[sz](?:es|ed)|observ(?:es|ed)|explain(?:s|ed)|recount(?:s|ed)|claim(?:s|ed)|"
    r"alleg(?:es|ed)|estimat(?:es|ed)|calculat(?:es|ed)|project(?:s|ed)|ran an?|broke the|"
    r"print(?:s|ed)|post(?:s|ed)|tweet(?:s|ed)|editoriali[sz](?:es|ed)|opin(?:es|ed)|"
    r"summari[sz](?:es|ed)|speculat(?:es|ed)|show(?:s|ed)|identif(?:ies|ied)|expos(?:es|ed)|"
    r"puts? it|is (?:now |also )?(?:reporting|claiming)|unearth(?:s|ed)|declar(?:es|ed)|"
    r"stat(?:es|ed)|reckon(?:s|ed)|deem(?:s|ed)|trac(?:es|ed)|rat(?:es|ed)|debunk(?:s|ed)|"
    r"judg(?:es|ed)|investigat(?:es|ed)|provid(?:es|ed)|relat(?:es|ed)|put it|"
    r"went (?:so|as) far as to say"
)
_ASKED = r"asked(?!\s\w+\sto\b)|interviewed|spoke (?:to|with)|contacted"
_SAID = (
    r"(?:said|says|say|adds|added)"
    r"(?!\s(?:in a statement|that it|it\b|its\b|they\b|their\b|on (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
    r"\w*day it))"
)
_TOLD = r"told|tells?|telling|informed|informs"
_WORK = (
    r"reports?|reporting(?!\s(?:team|staff|crew))|stor(?:y|ies)|articles?|op-?eds?|editorials?(?!\s(?:board|page))|"
    r"columns?|[Pp]olls?|"
    r"polling|surveys?|investigations?|interviews?|analys[ie]s|pieces?|tally|counts?|estimates?|"
    r"fact[- ]checks?|reviews?|headlines?|exclusive|blog(?:\sposts?)?|essays?|profiles?|"
    r"dispatch(?:es)?|Q&A|expos[eé]s?|scoops?|segments?|transcripts?|forecasts?|projections?|"
    r"tracker|average|results?|findings|commentary|appearances?|front page|cover story"
)
_VERBAL = (
    r"told|said|says|wrote|reported|asked|is|was|were|are|has|had|will|did|does|did.t|doesn.t|do|"
    r"don.t|didn.t|won.t"
)
_STAFF = (
    r"(?:(?:chief|senior|national|foreign|political|investigative|White House|Pentagon|columnist|"
    r"media|legal|style|opinion|staff|security|technology|tech|business|economics|science|"
    r"health|sports?|film|TV|Washington|Middle East)\s){0,3}(?:reporters?|"
    r"correspondents?|columnists?|writers?|journalists?|anchors?|hosts?|bloggers?|critics?|"
    r"fact[- ]checkers?|editorial board|editors?)"
)
_NAMED = r"(?:[A-Z][\w.’'-]+,?\s){1,3}(?:and\s(?:[A-Z][\w.’'-]+,?\s){1,3})?"
_HAPPENS = rf"{_NEWS}|said|says|asked"

BEFORE = (
    Rule("according to", rf"«\b(?i:according to|per|as per)»{_NEAR}", 2),
    Rule("according to", rf"«\b(?i:according to)»{_GAP}"),
    Rule(
        "according to",
        rf"«\b(?i:citing|cited|cites|quoting|quoted|quotes|referenc(?:ed|ing)|"
        rf"(?:pointing|pointed|referring|referred|linked|linking|links) to)»{_GAP}",
    ),
    Rule("told", rf"«\b(?i:{_TOLD})»{_GAP}"),
    Rule(
        "told",
        rf"«\b(?i:{_TOLD}|speaking to|spoke (?:to|with))»(?:\s[\w’'-]+){{0,3}}?\s"
        r"(?:(?:co-?)?hosts?|anchors?|reporters?|interviewers?|correspondents?|viewers|listeners|readers)\s"
        r"(?:[A-Z][\w.’'-]+\s){0,3}(?:on|at|of|from|for|with)\s",
    ),
    Rule(
        "told",
        r"«\b(?i:said|says|saying|confirmed|explained|admitted|insisted|disclosed|conceded|"
        r"acknowledged|identified (?:him|her)self|complained|bragged|confided|vented|boasted|"
        r"hinted|added|e-?mailed|spoke|spoken|"
        r"speaking|speaks?|talk(?:ed|ing|s)?|sat down|sit(?:s|ting) down)»(?:\s(?!(?:that|and|who|"
        r"interviews?|appearances?|discussions?|conversations?)\b)[\w’'-]+){0,7}?\s(?:to|with)"
        rf"{_GAP}",
    ),
    Rule(
        "told",
        r"«\b(?i:statements?|comments?|remarks|e-?mails?|messages?|answers?|response|memo|"
        r"explanation|word|letter to the editor)»"
        rf"{_ANY % 4}\s(?:to|for|with){_GAP}",
    ),
    Rule(
        "told",
        r"«\b(?i:reached|contacted|approached|asked|questioned|pressed|quizzed|grilled|challenged|"
        r"interviewed)»"
        rf"(?:\s[\w-]+){{0,4}}?\sby{_GAP}",
    ),
    Rule("told", rf"«\b(?:given|made)»(?:\s[\w-]+){{0,2}}?\sto{_NEAR}", 0),
    Rule("told", rf"«\b(?i:questions?|inquir(?:y|ies))»\sfrom{_GAP}"),
    Rule(
        "interview",
        r"«\b(?i:interview(?:s|ed|ing)?|conversations?|sit-?down|Q&A|discussion|speaking|"
        r"spoke|guest)»"
        rf"{_ANY % 8}\s(?:with|on|to|by|for|in|from|of){_GAP}",
    ),
    Rule(
        "interview",
        r"«\b(?i:appearances?|appear(?:s|ed|ing)?)»"
        rf"{_ANY % 6}\s(?:on|with|before){_GAP}",
    ),
    Rule(
        "reported",
        r"«\b(?i:reported|revealed|introduced|broken|published|posted|printed|"
        r"obtained|seen|reviewed|viewed|conducted|commissioned|compiled|quoted|cited|"
        r"detailed|documented|noted|mentioned|described|captured|uncovered|tracked|collected|"
        r"estimated|calculated|valued|ranked|rated|"
        r"polled|leaked|analyzed|surveyed|confirmed|unearthed|recorded|disclosed|cataloged)»"
        rf"{_ANY % 4}\s(?:by|in|on){_GAP}",
    ),
    Rule(
        "published",
        r"«\b(?i:wr(?:o|i)tes?|writing|written|penned|published|publishing|appear(?:s|ed|ing)?|"
        r"printed|ran(?!\s(?:an?\s)?(?:ads?|spots?|commercials?))|reading|authored|posted|"
        r"featured|profiled)»"
        rf"{_ANY % 6}\s(?:in|for|on|at){_GAP}",
    ),
    Rule(
        "published",
        rf"«(?<!-)\b(?i:{_WORK}|account|footage)»{_ANY % 4}\s(?:in|by|from|on|for|at){_GAP}",
    ),
    Rule(
        "reported",
        r"[,”\"’']\s«(?:reported|reports|writes|wrote|noted|notes|declare[sd]|proclaim(?:s|ed)|"
        rf"headlined|concluded|observed|opined|warned)»{_NEAR}",
    ),
    Rule(
        "credit",
        rf"«(?i:\bh/t|\bhat tip(?: to)?|\bvia|\bsources?:|\bcredited to|\bcourtesy of):?»{_NEAR}",
    ),
    Rule("credit", rf"«\b(?i:©|copyright)»(?:\s\d{{4}})?{_NEAR}"),
)
BEHIND = (
    Rule(
        "reported",
        rf"{_KIND},?\s(?:(?:also|first|later|earlier|previously|recently)\s)?"
        r"«(?:report(?:s|ed)|published|publishes)»\b",
        2,
    ),
    Rule("reported", rf"{_KIND}(?:\s\([^)]{{1,25}}\))?,?\s(?:{_ADV},?\s){{0,4}}«(?:{_NEWS})»\b"),
    Rule("told", rf"{_KIND}\s(?:{_ADV}\s){{0,2}}«(?:{_ASKED})»\b"),
    Rule("reported", rf"{_KIND}\s(?:{_ADV}\s){{0,3}}«(?:{_SAID})»\b", 0),
    Rule(
        "reported",
        rf"{_KIND},\s(?!and\b)[^.;!?\n\"“”]{{3,140}}?,\s+(?:{_ADV}\s){{0,2}}«(?:{_NEWS}|{_SAID})»\b",
        0,
    ),
    Rule("reported", r",\s«(?:citing|quoting)»\b", 1),
    Rule("published", rf"(?:['’]s)?{_KIND}[\s/-]«(?:{_WORK})»\b", 2),
    Rule(
        "published",
        rf"(?:['’]s?)?{_KIND}[\s/-](?:(?!(?:{_STOP}|{_VERBAL}|debate|contributor|hosts?|"
        rf"the\s(?![A-Z]))\b)"
        rf"(?:[\w’'&./-]+|“[^”]{{1,30}}”),?\s){{0,4}}?«(?:{_WORK})»\b",
    ),
    Rule("reported", rf"['’]s?\s(?:{_STAFF}\s)?{_NAMED}(?:{_ADV}\s){{0,2}}«(?:{_HAPPENS})»\b", 0),
    Rule("reported", rf"['’]?s?\s{_STAFF},?\s{_NAMED}(?:{_ADV}\s){{0,2}}«(?:{_HAPPENS})»\b"),
    Rule("reported", rf"['’]?s?\s(?:editorial board|editors?)\s(?:{_ADV}\s){{0,2}}«(?:{_NEWS})»\b"),
    Rule("published", r"«:»\s?[\"“‘']", 0),
)
SPOILS = (
    r"['’]?s?\s(?:(?!(?:that|which|who|the|an?|it|its|his|her|their|he|she|they|to|in|on|for|if|"
    r"because|when|but)\b)[\w-]+\s){0,2}?(?:debates?|town halls?|forum|executives?|presidents?|CEO|"
    r"chief\sexecutive|"
    r"company|compan(?:y|ies)|spokes\w+|headquarters|buildings?|offices?|moderators?|owners?|"
    r"contributors?|events?|studios?|employees?|staff(?:ers)?|cameras?|crews?|viewers?|ratings|"
    r"trucks?|ads?\b|officials?|affiliates?|Co\.|Company|Corp\b|Inc\b|Foundation|Broadcasting|"
    r"Entertainment|Photo|"
    r"subscri\w+|shareholders?|stock)"
)
ON_AIR = r"«\b[Oo]n»\s(?:(?:[\w’'-]+\s){1,3}(?:broadcast|edition|episode|show|program)\sof\s)?"
OFF_AIR = (
    r"\b(?:ads?|commercials?|commentators?|contributors?|analysts?|hosts?|hosted|debates?|"
    r"figures?|shows?|"
    r"programs?|series|airs?|aired|watch\w*|seen|live|regular|broadcast\w*|fixture|network)\b"
    r"[^.;:“”\"]{0,25}\Z"
)
SPEAKS = (
    r"\b(?:said|says|say|saying|told|tells|ask(?:ed|s|ing)|argu\w+|insist\w+|claim\w*|"
    r"explain\w*|announc\w+|acknowledg\w+|admit\w*|predict\w*|warn\w*|declar\w+|add(?:ed|s)|"
    r"suggest\w*|not(?:ed|es)|call(?:ed|s|ing)|defend\w*|critici\w+|interview\w*|appear\w*|"
    r"discuss\w*|slam\w*|blast\w*|den(?:y|ied|ies)|describ\w+|sp(?:eak|eaks|eaking|oke)|"
    r"implor\w*|talk\w*|respond\w*|vow\w*|promis\w+|conced\w+|pledg\w+|attack\w*|reiterat\w+|"
    r"refus\w+|"
    r"repeat\w*|quip\w*|joke\w*|complain\w*|accus\w+|urg(?:ed|es)|reject\w*|dismiss\w*)\b"
)
CUES = Cues(BEFORE, BEHIND, SPOILS, ON_AIR, OFF_AIR, SPEAKS)
