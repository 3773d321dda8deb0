"""Any day in any language comes back from what is printed; any text at all gives an answer."""

import datetime as dt

import pandas as pd
from babel.dates import format_date, format_datetime
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.dates import PRECISIONS, parse_dates
from toolkit.dates.letters import fold, plain
from toolkit.dates.written import read_date

LOCALES = """en en_GB fa fa_AF ar ar_IQ ar_EG ar_DZ ar_MA ckb ku tr de de_AT fr fr_CA es es_MX pt
pt_PT nl ru it""".split()
DIGITS = ["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९"]
MARKS = ["", "\u200f", "\u200e", "\u061c", "\ufeff"]
MOMENTS = st.datetimes(dt.datetime(1600, 1, 1), dt.datetime(2200, 12, 31, 23, 59)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
CHEAP = settings(max_examples=300)


def disguised(text, digits, mark, blank):
    return mark + text.translate(str.maketrans("0123456789", digits)).replace(" ", blank) + mark


@CHEAP
@given(
    moment=MOMENTS,
    locale=st.sampled_from(LOCALES),
    form=st.sampled_from(["full", "long", "medium"]),
    upper=st.booleans(),
    digits=st.sampled_from(DIGITS),
    mark=st.sampled_from(MARKS),
    blank=st.sampled_from([" ", "\u00a0", "\u202f", "  "]),
)
def test_a_day_in_words_comes_back(moment, locale, form, upper, digits, mark, blank):
    text = format_date(moment, form, locale=locale)
    text = disguised(text.upper() if upper else text, digits, mark, blank)
    made = read_date(plain(text), dayfirst=True)  # medium is in numbers in some languages
    assert (made.date, made.precision) == (dt.datetime(*moment.timetuple()[:3]), "day"), text


@CHEAP
@given(moment=MOMENTS, locale=st.sampled_from(LOCALES), form=st.sampled_from(["long", "medium"]))
def test_a_time_comes_back_with_its_day(moment, locale, form):
    text = format_datetime(moment, form, locale=locale)
    made = read_date(plain(text), dayfirst=True)
    zone = "+00:00" if form == "long" and ("UTC" in text or "GMT" in text) else made.zone
    assert (made.date, made.precision, made.zone) == (moment, "minute", zone), text


NUMERIC = [
    *("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y"),
    *("%d. %m. %Y", "%d %m %Y", "%Y %m %d"),
]
TIMES = [
    "%H:%M",
    "T%H:%M:%S",
    "%I:%M %p",
    "%Hh%M",
    "- %H:%M",
    "| %H:%M Uhr",
    "um %H.%M Uhr",
    "%H h %M",
]


@CHEAP
@given(
    moment=MOMENTS.filter(lambda moment: moment.year >= 1900),  # strftime pads no older years
    day=st.sampled_from(NUMERIC),
    time=st.sampled_from(TIMES),
    before=st.booleans(),
)
def test_numbers_come_back(moment, day, time, before):
    glue = "" if time.startswith("T") else " "
    form = f"{time}, {day}" if before and glue and time[0] == "%" else f"{day}{glue}{time}"
    made = read_date(plain(moment.strftime(form)), dayfirst=True)
    assert (made.date, made.precision) == (moment, "minute"), moment.strftime(form)


PIECES = st.sampled_from(
    [
        *(
            "16",
            "10",
            "2017",
            "1396",
            "1439",
            "17",
            "0",
            "99",
            "October",
            "mar",
            "مهر",
            "محرم",
            "هـ",
        ),
        *("شباط", "-", "/", ".", ":", " ", ",", "(", ")", "T", "Z", "+03", "GMT", "pm", "م", "h"),
        *("Uhr", "ago", "vor", "Summer", "الموافق", "{}", "%", "\u200f", "년", "½", "\x00", "١٠"),
    ]
)


TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=12).map("".join))


@settings(max_examples=1500)
@given(text=TEXTS, dayfirst=st.sampled_from([None, True, False]))
@example(text="\u0660", dayfirst=None)
@example(text="10:15 " * 20, dayfirst=None)
def test_any_text_gives_a_date_or_a_reason(text, dayfirst):
    made = read_date(plain(text), dayfirst)
    if made.problem:
        assert (made.date, made.zone, made.precision) == (None, "", "")
        assert len(made.problem) < 700 and not made.problem.startswith("{")
    else:
        assert 1600 <= made.date.year <= 2200 and made.precision in PRECISIONS
        assert made.zone == "" or made.zone[3] == ":"


@settings(max_examples=100)
@given(texts=st.lists(TEXTS, max_size=30))
def test_a_column_of_anything_has_a_row_for_each(texts):
    read = parse_dates(pd.Series(texts, dtype="object"), file=pd.Series([t[:1] for t in texts]))
    assert len(read) == len(texts)
    assert (read["problem"].eq("") == read["date"].notna()).all()
    assert (read["precision"].eq("") == read["date"].isna()).all()


@CHEAP
@given(text=st.text(max_size=60))
def test_making_plain_twice_changes_nothing(text):
    assert plain(plain(text)) == plain(text)
    assert fold(fold(plain(text))) == fold(plain(text))
