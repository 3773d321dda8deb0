"""Arabic words that the rules turn on, as keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from toolkit.voices.languages.shared import NAME, key, keys
from toolkit.voices.people import roles

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
#: Before "that" these make it another conjunction: "before", "without", "may".
OTHER = keys(
    "خاصة خصوصا لاسيما سيما بشرط قبل بعد دون بدون يمكن يجب ينبغي منذ رغم غير إلا حيث لولا يريد "
    "تريد يريدون أجل شرط كما مع حد شأنه شأنها شأن يستطيع يكاد كاد تكاد لا يبدو بدا يفترض "
    "المفترض المتوقع المقرر المنتظر الممكن بما علما سبب بسبب خشية مخافة"
)
STOPS = keys(
    "في فى على عبر من إلى عن خلال بعد قبل أثناء أمس اليوم الليلة مساء صباح ظهر عند عقب حول مع "
    "منذ حتى ضمن أمام لدى تجاه ضد بين بشأن إثر بدوره بدورها أيضا كذلك حينها آنذاك لاحقا ردا "
    "تعليقا مازحا ضاحكا ضاحكة ساخرا باسما مبتسما هاتفيا حرفيا صراحة فيما بينما إذ حيث الذي "
    "التي الذين الذى التى وهو وهي وهى اليومين الاثنين الأحد الثلاثاء الأربعاء الخميس الجمعة "
    "السبت فجر يوم ليلة عام شهر الشهر العام الأسبوع الماضي حسب وفق بحسب وفقا لوسائل للصحافيين "
    "للصحفيين لوكالة لصحيفة لقناة لـ ل له لها لهم لنا لي لى به بها بهم عنه عنها بأنه بأنها ب "
    "لو كأنه عليه عليها عليهم فيه فيها إليه إليها منه منها منهم تحتها تحته لديه لديها حوله "
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
ABOUT = {key(word): verbs for word, verbs in ABOUT.items()}
CLITICS = keys("ل ب ك ال وال لل بال من و ف")
WITH = keys("ب")
COMMA, BREAK = frozenset("،,"), frozenset("؛;")
SO, TO = keys("فإن"), keys("إلى على")
OPINION = keys("رأى")  # spelled like "opinion" and a name, but for its last letter
OF_WHOM = keys("عن")
CARRIES = keys("نقل نقلت ينقل تنقل نقلوا")
TO_WHOM = keys("لي لى لنا له لها لهم ل لـ")
CALLED = keys("يدعى تدعى يسمى")  # "claims" and "is called" are spelled alike
NOBODY = keys("يذكر تجدر يشار يقال ذكر")
KEPT_BACK = keys("الكشف عدم إخفاء ذكر اسمه اسمها هويته")
WHOSE = keys("وهو وهي وهى الذي التي الذى التى وقد وعمره وعمرها")
IT = ("ه", "ها", "هم")
OPENS = keys("أما وأما فأما إلا لكن أن")


def cut(word: str) -> Iterator[tuple[str, int, int]]:
    """A word without its conjunction, and without the object of a verb: "and called it"."""
    for prefix in PREFIXES:
        rest = word[len(prefix) :]
        future = "س" in prefix
        if word.startswith(prefix) and len(rest) > 1 and (not future or rest[0] in "یت"):
            yield rest, len(prefix), 0
    for suffix in IT:
        if word.endswith(suffix) and len(word) > len(suffix) + NAME - 1:
            bare = word[: -len(suffix)]
            yield bare, 0, len(suffix)
            if bare[0] in "وف":
                yield bare[1:], 1, len(suffix)


@cache
def persons() -> frozenset[str]:
    """Words for persons and bodies, as keys."""
    known = roles.read("ar")
    entries = (known.roles, known.neutral, known.bodies)
    return frozenset(
        w for e in entries for p in e.phrases.values() for (w, *rest), _ in p if not rest
    )
