import re

import pandas as pd
import pytest

import toolkit as tk
from toolkit.show import concordance_html, tables_html

BLANK = "\N{NO-BREAK SPACE}"  # wide even where the context takes two lines


def line(pre="", keyword="Kirkuk", post="", **others):
    return pd.DataFrame([{"pre": pre, "keyword": keyword, "post": post, **others}])


def words(page, part):
    return re.search(rf'class="{part}"[^>]*>(.*?)</', page)[1]


def test_lines_of_a_concordance_are_shown_in_order(tiny):
    page = tk.show(tiny.kwic("kirkuk", window=2)).data
    assert page.count('<b class="keyword">Kirkuk</b>') == 3
    assert page.index("fell at") < page.index("returned to") < page.index("without a")
    sources = re.findall(r'line-source"[^>]*>(.*?)</div>', page)
    assert sources == ["Citadel, 2017-10-16, a1", "Tigris, 2017-10-17, a2", "Tigris, undated, a4"]


@pytest.mark.parametrize("column", ["pre", "keyword", "post", "outlet", "doc_id"])
def test_every_piece_of_text_is_escaped(column):
    page = concordance_html(line(**{column: "<script>'\"&"}))
    assert "<script" not in page
    assert "&lt;script&gt;&#x27;&quot;&amp;" in page


@pytest.mark.parametrize(
    ("pre", "post", "left", "right"),
    [
        ("forces took", "today", f"forces took{BLANK}", f"{BLANK}today"),
        ("the (", ") fell", "the (", ") fell"),
        ("said “", "” fell", "said “", "” fell"),
        ("x", ", and", f"x{BLANK}", ", and"),
        ("x", "، و", f"x{BLANK}", "، و"),
        ("anti-", "-based", "anti-", "-based"),
        ("", "", BLANK, BLANK),
    ],
)
def test_a_blank_stands_where_one_stood(pre, post, left, right):
    page = concordance_html(line(pre=pre, post=post))
    assert (words(page, "pre"), words(page, "post")) == (left, right)


@pytest.mark.parametrize(
    ("pre", "keyword", "direction"),
    [
        ("in", "Kirkuk", "ltr"),
        ("در", "کرکوک", "rtl"),
        ("the", "کرکوک", "rtl"),
        ("", "2017", "ltr"),
        ("سال", "2017", "rtl"),
    ],
)
def test_the_direction_is_that_of_the_script(pre, keyword, direction):
    assert f'<div class="line" dir="{direction}"' in concordance_html(line(pre, keyword))


def test_a_line_without_outlet_and_date_has_no_empty_pieces():
    page = concordance_html(line(outlet="", date=pd.NaT, doc_id="a"))
    assert re.search(r'line-source"[^>]*>undated, a</div>', page)


def test_no_line_is_an_empty_concordance(tiny):
    assert tk.show(tiny.kwic("nowhere")).data == '<div class="concordance"></div>'


def test_another_table_is_shown_with_every_cell_in_the_direction_of_its_script():
    table = pd.DataFrame(
        {
            "title": ["«كركوك» .", "<b>oil</b>"],
            "docs": [1200, 3],
            "share": [0.123456, None],
            "date": [pd.Timestamp("2017-10-16"), pd.NaT],
        }
    )
    page = tk.show(table).data
    assert '<bdi dir="auto">«كركوك» .</bdi>' in page and "&lt;b&gt;oil&lt;/b&gt;" in page
    assert ">1,200</td>" in page and ">0.123</td>" in page and ">2017-10-16<" in page
    assert page.count("<td></td>") == 2


def test_half_a_concordance_and_what_is_no_table_are_refused(tiny):
    message = r"lacks 'pre'; it has .*made by corpus\.kwic\(pattern\)"
    with pytest.raises(tk.ToolkitError, match=message):
        tk.show(tiny.kwic("kirkuk").drop(columns="pre"))
    with pytest.raises(tk.ToolkitError, match="A table is needed, not 'kirkuk'"):
        tk.show("kirkuk")


def test_a_name_from_right_to_left_does_not_turn_date_and_id_round():
    line = {"pre": "", "keyword": "كركوك", "post": "", "outlet": "<ضفاف>", "doc_id": "4f8"}
    page = tk.show(pd.DataFrame([line | {"date": pd.Timestamp("2017-10-16")}])).data
    assert "><bdi>&lt;ضفاف&gt;</bdi>, 2017-10-16, 4f8</div>" in page


def test_of_tables_read_together_every_value_is_shown():
    table = pd.DataFrame({"outlet": ["A"] * 40 + ["B"] * 40, "term": [f"t{i}" for i in range(80)]})
    page = tables_html("k", "<b>", [("Words", table, "outlet"), ("None", table[:0], "")], 10)
    shown = re.findall(r">t(\d+)<", page)
    assert shown == [*map(str, range(5)), *map(str, range(40, 45))]
    assert "<h4>Words (10 of 80)</h4>" in page and "None" not in page and "&lt;b&gt;" in page
    plain = tables_html("k", "", [("Words", table, "")], 10)
    assert re.findall(r">t(\d+)<", plain) == [*map(str, range(10))]
    many = table.assign(outlet=table["term"])
    assert tables_html("k", "", [("Words", many, "outlet")], 10).count("<tr>") == 1 + 40
    short = tables_html("k", "", [("Words", table[38:44], "outlet")], 10)
    assert short.count("<tr>") == 1 + 6 and "<h4>Words</h4>" in short


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.5, "0.5"), (0.123456, "0.123"), (12.0, "12"), (0.0, "0"), (-45678.9, "-45,679")],
)
def test_figures_have_three_digits_or_all_before_the_point(value, shown):
    page = tk.show(pd.DataFrame({"share": [value]})).data
    assert f">{shown}</td>" in page
