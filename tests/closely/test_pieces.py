"""Overlapping marks become tags that enclose each other."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.closely.marks import KINDS, Mark
from toolkit.closely.pieces import nested, pieces

spans = st.tuples(st.sampled_from(KINDS), st.integers(0, 30), st.integers(1, 12))


@given(st.lists(spans, max_size=12))
def test_every_character_lies_in_its_marks_and_tags_are_nested(drawn):
    marks = [Mark(kind, start, start + length) for kind, start, length in drawn]
    length = 45
    found = pieces(marks, length)
    assert [p.start for p in found[1:]] == [p.end for p in found[:-1]]
    assert (found[0].start, found[-1].end) == (0, length)
    for piece in found:
        inside = {i for i, m in enumerate(marks) if m.start < piece.end and piece.start < m.end}
        assert set(piece.inside) == inside
    stack: list[int] = []
    for place, closed, opened in nested(found):
        for mark in closed:
            assert stack.pop() == mark
        stack.extend(opened)
        assert stack == list(found[place].inside if place < len(found) else ())
    assert stack == []


def test_a_mark_that_is_not_cut_is_one_tag():
    marks = [Mark("content", 0, 20), Mark("theme", 3, 6), Mark("name", 3, 9)]
    opened = [i for _, _, opened in nested(pieces(marks, 20)) for i in opened]
    assert opened == [0, 2, 1]


def test_no_marks_and_no_text():
    assert nested(pieces([], 0)) == [(0, (), ())]
    assert [p.inside for p in pieces([], 4)] == [()]


def test_the_longer_of_two_marks_of_a_kind_encloses_the_shorter():
    found = pieces([Mark("content", 2, 4), Mark("content", 0, 6)], 6)
    assert [piece.inside for piece in found] == [(1,), (1, 0), (1,)]
