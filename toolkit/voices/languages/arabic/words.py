"""Arabic words that the rules turn on, as keys."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from toolkit.voices import cues
from toolkit.voices.languages.naming import given
from toolkit.voices.languages.shared import NAME, key, keys
from toolkit.voices.people import roles


@cache
def entries() -> dict[str, frozenset[str]]:
    """Each form of a cue, as a key, with all forms of its entry."""
    tables = tomllib.loads((Path(cues.__file__).parent / "ar.toml").read_text("utf-8"))
    lists = [entry for table in tables.values() for named in table.values() for entry in named]
    forms = [frozenset(key(form) for form in entry.split(" / ")) for entry in lists]
    return {form: every for every in forms for form in every}


def whole(words: frozenset[str]) -> frozenset[str]:
    """Words with the other forms of their entries."""
    return words.union(*(entries().get(word, ()) for word in words))


PREFIXES = ("و", "ف", "س", "وس", "فس")
NEAR = 6  # tokens of a clause up to its verb
LONGEST = 12  # tokens of a subject
FAR = 30  # tokens between a verb and "that"
SHORTEST = 3  # tokens of what is said behind a colon without marks
PART = 2  # words of a quotation that is part of a sentence
BEHIND = 5  # tokens between a verb's subject and such a quotation
THAT = keys("إن أن بأن")
THAT_HE = keys(
    "إنه إنها إنهم إنهما إنني إني إننا إنك أنه أنها أنهم أنني أننا بأنه بأنها بأنهم بأننا "
    "بأنني بألا أنهما"
)
THAT_BY = keys("بأن بأنه بأنها بأنهم بأنهما إلى")
#: Before "that" these make it another conjunction: "before", "without", "may".
OTHER = keys(
    "خاصة خصوصا لاسيما سيما بشرط قبل بعد دون بدون يمكن يجب ينبغي منذ رغم غير إلا حيث لولا يريد "
    "تريد يريدون أجل شرط كما مع حد شأنه شأنها شأن يستطيع يكاد كاد تكاد لا يبدو بدا يفترض "
    "المفترض المتوقع المقرر المنتظر الممكن بما علما سبب بسبب خشية مخافة إذ أو ذلك كون بل لمجرد "
    "بمجرد لحين حين إذا لدرجة بحجة بدعوى باعتبار"
)
STOPS = keys(
    "في فى على عبر من إلى عن خلال بعد قبل أثناء أمس اليوم الليلة مساء صباح ظهر عند عقب حول مع "
    "منذ حتى ضمن أمام لدى تجاه ضد بين بشأن إثر بدوره بدورها أيضا كذلك حينها آنذاك لاحقا ردا "
    "تعليقا مازحا ضاحكا ضاحكة ساخرا باسما مبتسما هاتفيا حرفيا صراحة فيما بينما إذ حيث الذي "
    "التي الذين الذى التى وهو وهي وهى اليومين الاثنين الأحد الثلاثاء الأربعاء الخميس الجمعة "
    "السبت فجر يوم ليلة عام شهر الشهر العام الأسبوع الماضي حسب وفق بحسب وفقا لوسائل للصحافيين "
    "للصحفيين لوكالة لصحيفة لقناة لـ ل له لها لهم لنا لي لى به بها بهم عنه عنها بأنه بأنها ب "
    "قد لو كأنه عليه عليها عليهم فيه فيها إليه إليها منه منها منهم تحتها تحته لديه لديها حوله "
    "حولها بينهم مرارا مرة بتصريح بتصريحات بيان قائلا قائلة نفسه ذاته"
)
OF = keys(
    "عدد أحد إحدى بعض كثير كثيرون كل مجموعة قسم جزء مصدر مصادر مسؤول مسئول مسؤولون اثنان واحد "
    "واحدة غيره"
)
LEAD = keys(
    "أما فيما بينما لكن ولكن غير أن إلا كذلك أيضا كما ثم حين إذ وقد قد لقد فقد وكان وكانت كان "
    "كانت من جانبه جهته جهتها جانبها بدوره بدورها وبدوره في المقابل حينها هنا وهنا"
)
WHO = keys("الذي التي الذين الذى التى اللذين ما ممن")
NOT = keys("لم لن لا ولم ولن ولا فلم")
BODIES = keys(
    "تنظيم صحيفة وكالة حركة شبكة قناة جماعة كتائب ميليشيا ميليشيات حزب موقع فيلق جريدة مجلة "
    "حملة عملية فيلم كتاب برنامج فصائل لصحيفة لوكالة لقناة التنظيم ائتلاف مبادرة شركة بنك "
    "مؤسسة نادي فريق منظمة تطبيق مسلسل رواية قصيدة أغنية"
)
SAY = keys(
    "قال قالت قالوا يقول تقول يقولون قلت أضاف أضافت يضيف تضيف تابع تابعت أردف أوضح أوضحت سأل "
    "سألت كتب كتبت صرح صرحت غرد غردت علق علقت رد ردت أجاب أجابت استدرك استطرد واصل ذكر ذكرت "
    "أكد أكدت قائلا قائلة قائلين بقوله بالقول مضيفا مضيفة متسائلا هتف صاح ختم اختتم"
)
ASK = keys("سأل سألت يسأل تسأل تساءل تساءلت يتساءل تتساءل سألوا متسائلا متسائلة")
WHETHER = keys("عما عمن هل لماذا كيف متى إن")
#: Verbs behind whose subject a preposition opens what is said: "called for".
ABOUT = {
    "عن": keys(
        "أعلن أعلنت أعلنوا تساءل تساءلت أعرب أعربت أعربوا يعرب تعرب كشف كشفت كشفوا يكشف تكشف "
        "تحدث تحدثت تحدثوا يتحدث معربا معربة كاشفا كاشفة"
    ),
    "إلى": keys(
        "دعا دعت دعوا يدعو تدعو أشار أشارت يشير تشير لفت لفتت يلفت داعيا داعية مشيرا مشيرة "
        "لافتا لافتة نبه نبهت"
    ),
    "على": keys("شدد شددت يشدد تشدد أكد أكدت يؤكد حث حثت يحث مشددا مشددة"),
    "من": keys("حذر حذرت حذروا يحذر تحذر محذرا محذرة"),
}
#: Before "that" a preposition belongs to the verb: "pointed to it that", not "a step to that".
LED = {
    "على": ABOUT["على"]
    | keys("أقسم أقسمت يقسم أجمع أجمعت أجمعوا يجمع تجمع أصر أصرت يصر تصر توافق رد ردت حرص"),
    "إلى": ABOUT["إلى"]
    | keys(
        "ذهب ذهبت ذهبوا يذهب تذهب خلص خلصت خلصوا يخلص تخلص نوه نوهت ينوه تنوه ألمح ألمحت لمح "
        "ملمحا ملمحة منوها منوهة منبها منبهة طمأن طمأنت طمأنوا يطمئن تطمئن عزا عزت يعزو تعزو "
        "يدعون أشاروا لفتوا نبهوا مشيرين لافتين"
    ),
    "من": ABOUT["من"]
    | keys(
        "أعرب أعربت يعرب تعرب معربا معربة أبدى أبدت يبدي تبدي مبديا مبدية شكا شكت يشكو تشكو اشتكى "
        "اشتكت يشتكي تشتكي محذرين استغرب استغربت"
    ),
    "عن": ABOUT["عن"],
    "في": keys("استبعد"),
}
#: Verbs that say something only behind their preposition.
ONLY = keys("ذهب ذهبت ذهبوا يذهب تذهب يذهبون خلص خلصت خلصوا يخلص تخلص يخلصون")
ABOUT = {key(word): whole(verbs) for word, verbs in ABOUT.items()}
LED = {key(word): whole(verbs) for word, verbs in LED.items()}
PLUS = keys("فضلا وذلك")
CLITICS = keys("ل ب ك ال وال لل بال من و ف")
WITH = keys("ب")
COMMA, BREAK = frozenset("،,"), frozenset("؛;")
SO, TO = keys("فإن"), keys("إلى على")
OPINION = keys("رأى روى")  # spelled like "opinion" and names, but for the last letter
CAN = keys("قدر يقدر تقدر يقدرون")  # "estimate" and "can", and "amount"
I_THINK = keys("اعتقد")  # "I think" is spelled alike but for its first letter
OF_WHOM = keys("عن")
CARRIES = keys("نقل نقلت ينقل تنقل نقلوا")
TO_WHOM = keys("لي لى لنا له لها لهم ل لـ")
CALLED = keys("يدعى تدعى يسمى")  # "claims" and "is called" are spelled alike
PRINTS = keys("نشرت ينشر تنشر كتبت كتب بثت")
#: Behind these nothing is said without a colon: "went on: «...»", but "the number rose".
ON = keys("زاد زادت مضى مضت يمضي أنهى أنهت استأنف استأنفت")
#: Before these a preposition leaves no verb: "in a talk", "after a request".
BEFORE = keys(
    "في فى من إلى على عن مع بعد قبل خلال حول بين منذ دون ضد عبر لدى عند تحت أي كل أول عدم"
)
#: Verbs that go on with the speaker before.
GOES_ON = keys(
    "أضاف أضافت أضافوا يضيف تضيف تابع تابعت أردف أردفت استطرد استدرك واصل واصلت زاد زادت مضى مضت "
    "اختتم ختم استأنف"
)
#: What stands behind another verb of saying: "he added, saying".
SAYING = keys("يقول تقول يقولون قائلا قائلة قائلين القول بالقول")
#: Persons that are a subject although "his" is written with them; others are objects.
KIN = keys(
    "أخ شقيق شقيقة والد والدة زوج زوجة ابن ابنة محامي محام مكتب متحدث ناطق نائب مساعد حزب وزير"
)
#: Verbs whose object stands before "that": "described the truce as".
OBJECT = keys(
    "وصف وصفت يصف تصف فسر فسرت يفسر تفسر خير خيرت طمأن طمأنت يطمئن تطمئن ذكر ذكرت دعا دعت يدعو "
    "تدعو ناشد ناشدت حث حثت سأل سألت يسأل تسأل اتهم اتهمت نصح نصحت أبلغ أبلغت أخبر أخبرت هدد "
    "هددت حذر حذرت اعتبر اعتبرت يلخص تلخص أثبت أثبتت وعد وعدت طالب طالبت لخص لخصت شبه"
)
#: "The secretary general": behind these العام is part of the role, elsewhere a year.
GENERAL = keys(
    "الرئيس الأمين الأمينة المفتش المدير المديرة القائد المدعي النائب المشرف السكرتير المراقب "
    "المفوض القانون القطاع الأمن المنسق الأمناء المدعى الرأي الحاكم أمين مدير مفتش"
)
#: Verbs with a noun for what is said: "announced the closure of the road".
ANNOUNCE = keys(
    "أعلن أعلنت أعلنوا يعلن تعلن معلنا معلنة معلنين أكد أكدت يؤكد تؤكد مؤكدا مؤكدة نفى نفت ينفي "
    "تنفي نافيا نافية استبعد استبعدت يستبعد تستبعد توقع توقعت يتوقع تتوقع رجح رجحت ليعلن"
)
NOUNS = keys(
    "تحرير انطلاق تعليق تعطيل استعادة بدء وقف رفض فرض حظر عدم وجود اعتراف نهاية انتهاء مقتل اعتقال "
    "توقيف إلقاء تسجيل إطلاق إغلاق فتح استقالة استئناف تأجيل إلغاء تمديد تعيين تشكيل إصابة ارتفاع "
    "انخفاض سقوط سيطرة انسحاب إرسال دعم استعداد التزام حرص تمسك أهمية ضرورة عطلة حالة انضمام "
    "مواصلة وفاة تدمير إحباط إسقاط ضبط تنفيذ نية عزم موافقة اتفاق فوز إنشاء تنظيم"
) | keys("حظرا اتفاقا عزما هدنة")
STEMS = frozenset(word.removesuffix(key("ة")) for word in NOUNS)
#: Before these nouns they are part of a name: "the committee of follow-up".
HEADS = keys("لجنة هيئة قيادة مركز حملة عملية غرفة مديرية قوات مشروع برنامج مجلس وحدة مؤتمر")
WAS = keys("كان كانت كانوا")
#: Verbs of narration, with which a sentence goes on behind "on the road".
VERBS = keys(
    "جلس وقف دخل خرج وصل جاء عاد رفع أنزل بقي ظل ظهر حمل نزل صعد سكت ابتسم ضحك أطل رأى شكا عاش "
    "عمل قتل"
)
ASIDE = keys("جهته جهتها جانبه جانبها بدوره بدورها ناحيته ناحيتها")
QUESTION = keys("كيف هل ماذا لماذا متى أين")
#: What may stand between a verb and its preposition.
ADVERBS = keys(
    "أمس اليوم أيضا بدوره بدورها مجددا كذلك لاحقا بشدة السبت الأحد الاثنين الخميس الجمعة"
)
IN = keys("في فى خلال عبر أثناء")
#: Verbs of "called for", with the preposition that is written with its noun, and how that begins.
ABOUT_BY = keys(
    "طالب طالبت طالبوا يطالب تطالب مطالبا مطالبة مطالبين أفاد أفادت نصح نصحت وعد وعدت تعهد تعهدت "
    "يتعهد متعهدا هدد هددت يهدد مهددا"
)
BY = tuple(keys("بال باست بإ بت بان بوقف بعدم برفع بفتح بسحب بلجنة"))
NOBODY = keys("يذكر تجدر يشار يقال ذكر")
ASKED = keys("طلب طلبت طالبا طالبة مفضلا شريطة شرط")
KEPT_BACK = keys("الكشف كشف نشر عدم إخفاء ذكر اسمه اسمها هويته")
WHOSE = keys("وهو وهي وهى الذي التي الذى التى وقد وعمره وعمرها")
IT = ("ه", "ها", "هم")
OPENS = keys("أما وأما فأما إلا لكن أن")


def cut(word: str) -> Iterator[tuple[str, int, int]]:
    """A word without its conjunction, and without the object of a verb: "and called it"."""
    for prefix in PREFIXES if word[0] in "وفس" else ():
        rest = word[len(prefix) :]
        future = "س" in prefix
        if word.startswith(prefix) and len(rest) > 1 and (not future or rest[0] in "یت"):
            yield rest, len(prefix), 0
    for suffix in IT if word[-1] in "هام" else ():
        if word.endswith(suffix) and len(word) > len(suffix) + NAME - 1:
            bare = word[: -len(suffix)]
            yield bare, 0, len(suffix)
            if bare[0] in "وف":
                yield bare[1:], 1, len(suffix)


@cache
def people() -> frozenset[str]:
    """The same with titles and given names."""
    return persons() | frozenset(roles.read("ar").titles) | given("ar")


def person(word: str) -> bool:
    """Whether a word is for a person or a body, or a given name, also with the article."""
    known = people()
    return word in known or word.removeprefix("ال") in known


def announced(word: str) -> bool:
    """Whether a word is a noun of what is announced, with or without "his"."""
    return word in NOUNS or any(
        word.endswith(end) and word[: -len(end)].removesuffix("ت") in STEMS for end in IT
    )


@cache
def persons() -> frozenset[str]:
    """Words for persons and bodies, as keys."""
    known = roles.read("ar")
    entries = (known.roles, known.neutral, known.bodies)
    return frozenset(
        w for e in entries for p in e.phrases.values() for (w, *rest), _ in p if not rest
    )
