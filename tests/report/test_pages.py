import re
import time

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import toolkit as tk
from toolkit.report.pages import title_of, to_html, to_pdf, without_setup


@pytest.fixture
def page(made):
    return (made / "out/report.html").read_text("utf-8")


def notebook(*cells):
    return new_notebook(cells=list(cells))


def test_the_page_loads_and_runs_nothing(page):
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    head = page[: page.index("<style")]
    assert f'content="{policy}" http-equiv="Content-Security-Policy"' in head
    assert not re.search(r"https?://", page)
    for tag in ("<script", "<link", "<iframe", "<object", "<embed", "@import"):
        assert tag not in page.lower(), tag
    sources = re.findall(r"<img[^>]*src=\"(.{22})", page)
    assert sources == ["data:image/png;base64,"]
    assert not re.search(r"<[^>]+\son\w+=", page)


def test_what_articles_hold_is_shown_as_text(page):
    # card, data frame, printed list, concordance and table
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 5
    assert "=cmd()" in page and "../../etc" in page


def test_setup_and_parameters_are_not_shown_and_other_code_is_folded(page):
    assert "reports/draft" not in page and "import toolkit" not in page
    assert "<summary>code</summary><pre>tk.show(data.kwic('kirkuk'," in page


def test_no_progress_bar_is_in_the_page(page):
    assert "for _ in tqdm(" in page
    assert "3/3 [00:0" not in page


def test_the_title_is_the_first_heading(page):
    assert "<title>Kirkuk &amp; &lt;others&gt;</title>" in page
    assert title_of(notebook(new_code_cell("# no"), new_markdown_cell("text\n# no"))) == "Report"
    assert title_of(notebook(new_markdown_cell("#  Yes \nno"))) == "Yes "


def test_setup_is_left_out_of_the_page_and_stays_in_the_notebook():
    cells = [new_code_cell("x", metadata={"tags": ["setup"]}), new_code_cell("y")]
    whole = notebook(*cells)
    assert [c.source for c in without_setup(whole).cells] == ["y"]
    assert len(whole.cells) == 2


def test_a_script_in_an_output_that_is_no_html_is_escaped():
    output = new_output("stream", name="stdout", text="<script>alert(1)</script>")
    page = to_html(notebook(new_code_cell("print()", outputs=[output])))
    assert "<script" not in page and "&lt;script&gt;" in page


def test_the_pdf_is_one_and_the_same_twice(page, made):
    pdf = (made / "out/report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 10_000
    time.sleep(1.1)  # a time of day in it would differ by now
    assert to_pdf(page, "Kirkuk & <others>") == pdf


@pytest.mark.parametrize("title", ['A "quoted" \\ title', "#panic()", "$x$ * _ @a <b>"])
def test_a_title_does_not_break_the_pdf(title):
    html = to_html(notebook(new_markdown_cell(f"# {title}\n\ntext")))
    assert to_pdf(html, title).startswith(b"%PDF")


def test_article_text_is_no_markup_for_the_pdf():
    text = '#panic(1) $x^2 \\ *a* @b <c> `d` ../../etc #import "x" //'
    output = new_output("stream", name="stdout", text=text)
    html = to_html(notebook(new_markdown_cell("# T"), new_code_cell("1", outputs=[output])))
    assert to_pdf(html, "T").startswith(b"%PDF")


def test_a_pdf_without_its_packages_says_what_to_install(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "typst", None)
    message = r"A PDF needs the package 'typst': pip install media-discourse-toolkit\[report\]"
    with pytest.raises(tk.ToolkitError, match=message):
        to_pdf("<p>x</p>", "T")
