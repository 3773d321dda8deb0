import pandas as pd
import pytest

from toolkit.language import detect as module
from toolkit.language.detect import CHUNK, PIECE, PIECES, Guess, detect, detect_all, kurdish

TEXTS = {
    "en": "The governor of the province spoke to reporters on Monday about the budget.",
    "fa": "استاندار روز دوشنبه با خبرنگاران درباره بودجه سال آینده گفت‌وگو کرد و از مردم خواست "
    "آرام باشند",
    "ar": "قال المحافظ للصحفيين يوم الاثنين إن الميزانية الجديدة ستناقش في البرلمان الأسبوع المقبل",
    "ckb": "پارێزگاری کەرکووک ڕۆژی دووشەممە لەگەڵ ڕۆژنامەنووسان قسەی کرد و گوتی کە دۆخەکە ئارامە",
    "kmr": "Parêzgarê Kerkûkê roja duşemê ji rojnamevanan re axivî û got ku rewş aram e",
    "tr": "Vali pazartesi günü gazetecilere yeni bütçe hakkında konuştu ve halktan sakin "
    "olmalarını istedi",
    "de": "Die Gouverneurin sprach am Montag mit Journalisten über den Haushalt der Provinz.",
    "fr": "La gouverneure a parlé lundi aux journalistes du nouveau budget de la province.",
    "es": "La gobernadora habló el lunes con los periodistas sobre el presupuesto provincial.",
    "nl": "De gouverneur sprak maandag met journalisten over de begroting van de provincie.",
    "ru": "Губернатор в понедельник рассказал журналистам о новом бюджете области.",
}
HEADLINES = {
    "de": "Kein Geld für neue Schulen im Norden",
    "fr": "Nouvelle grève des trains dès mercredi",
    "es": "El entrenador deja el club tras tres derrotas",
    "nl": "Rechter haalt streep door huurplafond",
    "ru": "Пожар уничтожил склад, пострадавших нет",
    "tr": "Yeni okullar için para yok, diyor bakan",
    "fa": "کشاورزان از قیمت شیر گلایه دارند",
    "ar": "المزارعون يشكون من أسعار الحليب",
    "ckb": "جووتیاران گلەیی لە نرخی شیر دەکەن",
    "kmr": "Cotkar ji bihayê şîr gazinan dikin",
}


@pytest.mark.parametrize("code", TEXTS)
def test_news_prose_is_recognised(code):
    language, confidence = detect(TEXTS[code])
    assert language == code
    assert 0.8 < confidence <= 1


@pytest.mark.parametrize("code", HEADLINES)
def test_headlines_are_recognised(code):
    assert detect(HEADLINES[code]).language == code


def test_headlines_in_capitals_are_recognised():
    line = "Mayor Says New Bridge Will Open Before Winter"
    assert {detect(form).language for form in (line, line.upper(), line.lower())} == {"en"}


@pytest.mark.parametrize("text", ["", " ", "12 %", "1" * 200, "…—" * 60])
def test_where_there_are_no_letters_nothing_is_said(text):
    assert detect(text) == Guess("und", 0.0)


@pytest.mark.parametrize(
    "text", ["Short one", "The rain falls on us", "a" * 19, "1" * 200 + "rain"]
)
def test_few_letters_are_undetermined_and_the_guess_keeps_its_probability(text):
    language, confidence = detect(text)
    assert language == "und"
    assert 0 < confidence <= 1


def test_signs_that_stand_for_syllables_need_fewer_letters():
    assert detect("市长称新桥将通车").language == "zh"
    assert detect("시장은 새 다리가 열린다고").language == "ko"


class Fixed:
    """An identifier that says the same whenever a text holds the same letter."""

    def __init__(self, **said):
        self.said = said
        self.seen = []

    def classify(self, text):
        self.seen.append(text)
        return next(said for letter, said in self.said.items() if letter in text)


@pytest.fixture
def fixed(monkeypatch):
    def make(**said):
        made = Fixed(**said)
        monkeypatch.setattr(module, "_identifier", lambda: made)
        return made

    return make


@pytest.mark.parametrize(("probability", "code"), [(0.59, "und"), (0.6, "en"), (1.0001, "en")])
def test_unsure_guesses_are_not_taken(fixed, probability, code):
    fixed(x=("en", probability))
    assert detect("x" * 20) == (code, min(probability, 1))


def test_no_language_is_no_guess(fixed):
    fixed(x=("und", 0.9))
    assert detect("x" * 20) == ("und", 0)


def test_first_and_last_piece_decide_if_they_agree(fixed):
    seen = fixed(x=("en", 0.9), y=("fa", 1)).seen
    assert detect("x" * 2000 + "y" * 1000 + "x" * 2000) == ("en", 0.9)
    assert [len(piece) for piece in seen] == [PIECE, PIECE]


def test_a_text_that_is_partly_in_another_language_has_that_of_most_of_it(fixed):
    seen = fixed(x=("en", 1.0), y=("fa", 0.9)).seen
    language, confidence = detect("x" * 1000 + "y" * 3000)
    assert language == "fa" and confidence == pytest.approx(3 * 0.9 / 4)
    assert [piece[0] for piece in seen] == ["x", "y", "y", "y"]


def test_a_text_that_is_half_in_another_language_is_undetermined(fixed):
    fixed(x=("en", 0.9), y=("fa", 1.0))
    assert detect("x" * 2000 + "y" * 2000) == ("und", 0.5)


def test_a_page_in_two_languages_is_undetermined():
    assert detect(TEXTS["en"] * 8 + TEXTS["fa"] * 6).language == "und"


def test_pieces_that_are_unsure_are_read_as_one(fixed):
    seen = fixed(**{" ": ("hr", 0.8), "x": ("hr", 0.5), "y": ("bs", 0.5)}).seen
    assert detect("x" * 1000 + "y" * 1000) == ("hr", 0.8)
    assert [len(piece) for piece in seen] == [PIECE] * PIECES + [(PIECE + 1) * PIECES - 1]


def test_a_page_that_begins_in_another_language_has_the_one_of_the_article():
    menu = "Home Politics Business Sport Culture Weather Video Sign in Subscribe Contact us "
    for code in ("fa", "ar", "ckb", "kmr"):
        assert detect(menu * 4 + "\n" + f"{TEXTS[code]}\n" * 20).language == code


def test_addresses_and_numbers_do_not_count():
    links = "https://example.org/news/2017/the-governor-spoke-to-the-reporters @governor_office "
    assert detect(links + HEADLINES["fa"]).language == "fa"
    table = "\n".join(f"{n:,} | {n / 7:.3f} | 12:30" for n in range(900, 990))
    assert detect(f"{TEXTS['de']} {table}").language == "de"


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1])
def test_many_texts_keep_their_order(size, fixed):
    fixed(x=("en", 0.9), y=("fa", 0.8))
    texts = ["x" * 20, "y" * 20, ""] * (size // 3 + 1)
    expected = [("en", 0.9), ("fa", 0.8), ("und", 0.0)] * (size // 3 + 1)
    assert list(detect_all(iter(texts[:size]))) == expected[:size]


def test_labels_that_are_one_language_are_counted_together():
    codes = set(module._identifier().labels)
    assert {"ckb", "kmr", "ar", "fa", "tr", "und"} < codes
    assert not {"sdh", "ku", "arz", "ary", "zxx", "hbo", "wuu"} & codes
    assert len(codes) > 120  # no language is shut out


def test_kurdish_is_told_apart_by_script():
    assert kurdish(TEXTS["ckb"]) == "ckb"
    assert kurdish(TEXTS["kmr"]) == "kmr"
    assert kurdish("1, 2") == "ku"
    assert kurdish("Rûdaw " + TEXTS["ckb"] * 40) == "ckb"


def test_the_share_that_is_right_is_as_promised():
    rows = [(code, detect(text[:n])) for code, text in TEXTS.items() for n in (40, 60, 80)]
    table = pd.DataFrame([(code, *guess) for code, guess in rows], columns=["is", "said", "p"])
    told = table[table["said"].ne("und")]
    assert len(told) >= 0.9 * len(table)
    assert told["is"].eq(told["said"]).all()
