import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.voices.marks import CARRIED, LONGEST, quoted


def found(text):
    return [text[q.start : q.end] for q in quoted(text)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "we go" and "we stay".', ['"we go"', '"we stay"']),
        ("“Go,” he said. “Now.”", ["“Go,”", "“Now.”"]),
        ("He warned of “a flood“ on Monday.", ["“a flood“"]),  # the same mark twice
        ("He warned of ”a flood” on Monday.", ["”a flood”"]),
        ("او گفت: «می‌رویم» و رفت.", ["«می‌رویم»"]),
        ("قال: «قالوا «نعم» أمس».", ["«قالوا «نعم» أمس»", "«نعم»"]),
        ("He wrote ``we go'' there.", ["``we go''"]),
        ("He wrote ''we go,'' there.", ["''we go,''"]),
        ("‘We won’t go,’ the officials’ aide said.", ["‘We won’t go,’"]),
        ("'We go,' he said of the '90s.", ["'We go,'"]),
        ("She said “they ‘go’ now”.", ["“they ‘go’ now”", "‘go’"]),
        ('A pole of 6\'2" and a 5" pipe.', []),
        ("It's the mayor's, isn't it? Rock 'n' roll.", []),
        ("He said ''I call it 'a ruin,''' and left.", ["''I call it 'a ruin,'''", "'a ruin,'"]),
        ("“We ‘go now” and here’ he said.", ["“We ‘go now”"]),  # these cross
        ("“\n\n”", ["“\n\n”"]),
        ("", []),
    ],
)
def test_what_stands_in_marks(text, inside):
    assert found(text) == inside


def test_nested_quotations_have_a_depth():
    text = "“He said ‘yes’ to “me” there,” she said."
    assert [(text[q.start : q.end], q.depth) for q in quoted(text)] == [
        ("“He said ‘yes’ to “me” there,”", 0),
        ("‘yes’", 1),
        ("“me”", 1),
    ]


def test_an_opening_mark_repeated_goes_on():
    text = "“One.\n\n“Two.\n\n“Three,” he said. “Four.”"
    assert [(text[q.start : q.end], q.closed, q.goes_on) for q in quoted(text)] == [
        ("“One.", False, True),
        ("“Two.", False, True),
        ("“Three,”", True, False),
        ("“Four.”", True, False),
    ]


def test_a_closing_mark_first_closes_what_was_left_open():
    text = "He said “one.\nTwo.\n\nThree.” Then he left."
    assert found(text) == ["“one.\nTwo.\n\nThree.”"]


def test_what_is_never_closed_ends_with_its_paragraph():
    text = "He said “one. Two.\n\nThree.\n\nHe said “four.” Five"
    assert [(text[q.start : q.end], q.closed) for q in quoted(text)] == [
        ("“one. Two.", False),
        ("“four.”", True),
    ]


def test_it_is_carried_a_few_paragraphs_only():
    near = "“a" + "\n\nb" * CARRIED + "” c"
    far = "“a" + "\n\nb" * (CARRIED + 1) + "” c"
    assert found(near) == [near[:-2]]
    assert found(far) == ["“a"]


def test_a_long_open_quotation_ends_with_a_sentence():
    text = "“" + "We wait here. " * 500
    (only,) = quoted(text)
    assert not only.closed
    assert LONGEST - 20 < only.end - only.start <= LONGEST
    assert text[only.end - 5 : only.end] == "here."


def test_a_long_open_quotation_is_not_closed_by_a_mark_far_behind():
    first, *_ = quoted("“" + "We wait here. " * 200 + "\n\nThen he said” so.")
    assert not first.closed
    assert first.end <= LONGEST


@given(st.text(alphabet="“”\"'‘’«»ab .\n", max_size=60))
def test_none_crosses_another(text):
    open_until: list[int] = []
    for q in quoted(text):
        while open_until and open_until[-1] <= q.start:
            open_until.pop()
        assert len(open_until) == q.depth
        assert not open_until or q.end <= open_until[-1]
        open_until.append(q.end)


@pytest.mark.parametrize("mark", ['"', "“", "”", "«", "''", "‘", "'", "\n"])
def test_any_number_of_marks_is_taken(mark):
    for size in (1, 2, 3, 50, 2001):
        for q in quoted(mark * size + "a" + mark + " b" + mark):
            assert 0 <= q.start < q.end <= size * len(mark) + 10 * len(mark)
