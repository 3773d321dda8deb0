import pytest

from toolkit.checks import ToolkitError
from toolkit.language import detect as module
from toolkit.language.detect import LOOKED_AT, detect, detect_all, known_code, language_code

TEXTS = {
    "en": "The governor of the province spoke to reporters on Monday about the budget.",
    "fa": "استاندار روز دوشنبه با خبرنگاران درباره بودجه سال آینده گفت‌وگو کرد و از مردم خواست "
    "آرام باشند",
    "ar": "قال المحافظ للصحفيين يوم الاثنين إن الميزانية الجديدة ستناقش في البرلمان الأسبوع المقبل",
    "ckb": "پارێزگاری کەرکووک ڕۆژی دووشەممە لەگەڵ ڕۆژنامەنووسان قسەی کرد و گوتی کە دۆخەکە ئارامە",
    "kmr": "Parêzgarê Kerkûkê roja duşemê ji rojnamevanan re axivî û got ku rewş aram e",
    "tr": "Vali pazartesi günü gazetecilere yeni bütçe hakkında konuştu ve halktan sakin "
    "olmalarını istedi",
}


@pytest.mark.parametrize("code", TEXTS)
def test_news_prose_is_recognised(code):
    assert detect(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "12 %", "Short one", "a" * 19, "1" * 200 + "rain"])
def test_few_letters_are_undetermined(text):
    assert detect(text) == "und"


class Fixed:
    """An identifier that always says the same."""

    def __init__(self, code, probability):
        self.said = (code, probability)
        self.seen = []

    def classify(self, text):
        self.seen.append(text)
        return self.said


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("en", 0.69), "und"),
        (("en", 0.7), "en"),
        (("sdh", 0.9), "ckb"),
        (("ku", 0.9), "kmr"),
        (("arz", 0.9), "ar"),
    ],
)
def test_unsure_guesses_are_not_taken_and_codes_are_ours(monkeypatch, said, expected):
    monkeypatch.setattr(module, "_identifier", lambda: Fixed(*said))
    assert detect("x" * 20) == expected


def test_only_the_beginning_is_read(monkeypatch):
    fixed = Fixed("en", 0.9)
    monkeypatch.setattr(module, "_identifier", lambda: fixed)
    detect("x" * 5000)
    assert [len(text) for text in fixed.seen] == [LOOKED_AT]


def test_many_texts_keep_their_order():
    assert detect_all(iter([TEXTS["tr"], "", TEXTS["fa"]])) == ["tr", "und", "fa"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        *(("EN", "en"), ("en-GB", "en"), ("zh_Hant", "zh"), (" English ", "en"), ("ger", "de")),
        *(("Farsi", "fa"), ("prs", "fa"), ("ku", "ku"), ("kur", "ku"), ("ckb", "ckb")),
        *(("Sorani", "ckb"), ("kmr", "kmr"), ("Português (Brasil)", "pt"), ("und", "und")),
        *(("dut", "nl"), ("fre", "fr"), ("spa", "es"), ("rus", "ru"), ("ita", "it")),
        *(("", None), ("Klingonish", None), ("en, fr", None), ("e", None), ("12", None)),
    ],
)
def test_codes_and_names_become_one_code(given, code):
    assert known_code(given) == code
    if code:
        assert language_code(given) == code


@pytest.mark.parametrize("given", ["", " ", "Klingonish", 5, ["en"], "english french"])
def test_a_chosen_language_that_cannot_be_used_is_refused(given):
    with pytest.raises(ToolkitError, match=r"^read=.* is no language\. Allowed: a code of two or"):
        language_code(given, "read")
    assert language_code(None) is None
