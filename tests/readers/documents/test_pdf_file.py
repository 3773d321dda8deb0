import pytest
import typst

from toolkit.checks import ReadError
from toolkit.readers.documents.pdf_lines import Line, joined, without_furniture

BODY = [
    "The council of the town met on Monday and spoke for three hours about the bridge over the "
    "river, which had been closed since the flood of January. Engineers presented four proposals, "
    "among them a temporary crossing for pedestrians and their representatives.",
    "“We cannot continue to wait for the provincial administration,” said councillor Ida Pohl.",
    "The transportation department estimated that the reconstruction would cost eleven million. "
    "An independent investigation into the responsibility for maintenance is under way.",
    "Residents have organised demonstrations on several Saturdays. On the last four hundred "
    "participants walked from the market square to the administration building and back.",
]


@pytest.fixture
def pdf(tmp_path):
    """A PDF set from typst."""

    def make(text: str, setup: str = "") -> bytes:
        source = tmp_path / "a.typ"
        source.write_text(f'#set page(paper: "a5", margin: 2cm)\n{setup}\n{text}')
        return typst.compile(source)

    return make


HEADS = """#set page(header: [The Paper #h(1fr) Tuesday, 14 March 2017],
footer: context [Page #counter(page).display() #h(1fr) https://paper.example/bridge])
#set par(justify: true, first-line-indent: 1em)
#set text(size: 10pt, lang: "en", hyphenate: true)
#set document(title: "Bridge stays closed | The Paper")
#text(size: 20pt)[Bridge stays closed]

By Jane Doe

"""


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_broken_words_heads_and_page_numbers(read, pdf, columns):
    text = "\n\n".join(BODY * 3)
    batch = read("a.pdf", pdf(f"#columns({columns})[\n{text}\n]", HEADS))
    made = batch.table.iloc[0].to_dict()
    assert made.pop("text").split("\n\n") == BODY * 3
    assert made.pop("collected")[:2] == "20"
    assert made.pop("pages") in ("1", "2", "3")
    assert made == {
        "section": "",
        "language": "",
        "outlet": "paper.example",
        "url": "https://paper.example/bridge",
        "title": "Bridge stays closed",
        "author": "Jane Doe",
        "date": "14 March 2017",
        "place": "",
    }
    assert batch.problems == []


def test_paragraphs_with_space_between_subheadings_and_ragged_lines(read, pdf):
    setup = '#set par(spacing: 1.6em)\n#set document(title: "Bridge stays closed")\n'
    text = f"{BODY[0]}\n\n#text(size: 14pt)[What it costs]\n\n{BODY[2]}\n\n- Steel\n\n{BODY[3]}"
    made = read("a.pdf", pdf(text, setup)).table.iloc[0]
    assert made["title"] in ("Bridge stays closed", "What it costs")
    assert [BODY[2], BODY[3]] == [p for p in made["text"].split("\n\n") if len(p) > 30][-2:]


def test_right_to_left_text_keeps_its_order(read, pdf):
    text = "دخلت القوات المدينة صباح الاثنين بعد انسحاب القوات الأخرى من مواقعها في المدينة."
    made = read("a.pdf", pdf(f'#set text(lang: "ar", font: "DejaVu Sans")\n{text}')).table
    if "\ufffd" not in made["text"][0] and "دخلت" in made["text"][0]:  # the font is there
        assert made["text"].tolist() == [text]


def test_a_page_of_pictures_and_a_locked_file_are_refused(read, pdf):
    empty = pdf("#rect(width: 50%)")
    with pytest.raises(ReadError) as caught:
        read("a.pdf", empty)
    assert str(caught.value) == (
        "a.pdf: a PDF of 1 page(s) without text, as scanners make. "
        "Have the text recognised (OCR) and load what comes out"
    )
    with pytest.raises(ReadError, match=r"a\.pdf: damaged or truncated PDF"):
        read("a.pdf", b"%PDF-1.7\n" + b"x" * 500)


def test_pages_without_text_among_others_are_told(read, pdf):
    batch = read("a.pdf", pdf(f"{BODY[0]}\n#pagebreak()\n#rect()\n#pagebreak()\n{BODY[3]}"))
    told = "1 of 3 pages hold no text (pictures?) and were not read"
    assert batch.problems == [("", told, True)]
    assert batch.table["pages"].tolist() == ["3"]


def test_a_password_is_asked_for(read):
    parts = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]
    body = "".join(f"{n} 0 obj\n{part}\nendobj\n" for n, part in enumerate(parts, 1))
    key = "00" * 32
    lock = f"<< /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>"
    trailer = f"trailer << /Root 1 0 R /Size 3 /ID [<00> <00>] /Encrypt {lock} >>\n%%EOF\n"
    with pytest.raises(ReadError) as caught:
        read("a.pdf", f"%PDF-1.4\n{body}{trailer}")
    assert str(caught.value) == (
        "a.pdf: locked with a password. Open it in a PDF viewer, save a copy without it, "
        "and load that"
    )


def test_an_export_of_many_articles_is_told(read, pdf):
    text = f"Bridge\n\n{BODY[0]}\n\nEnd of Document\n\nFerry\n\n{BODY[3]}\n\nEnd of Document"
    batch = read("a.pdf", pdf(text))
    told = "looks like an export of many articles; it was read as one"
    assert batch.problems == [("", told, True)]


def line(text: str, page: int = 0, bottom: float = 400.0) -> Line:
    return Line(text, 50, 300, bottom, bottom + 10, page)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the Bürger-", "meister said"], "the Bürgermeister said"),
        (["from Nord-", "Süd to"], "from Nord- Süd to"),
        (["1939-", "1945"], "1939- 1945"),
        (["a pro\x02", "posal"], "a proposal"),
        (["one", "two"], "one two"),
    ],
)
def test_words_are_put_together_again(lines, text):
    assert joined([line(one) for one in lines]) == text


def test_only_what_repeats_at_the_edges_is_taken_for_a_running_head():
    lines = []
    for page in range(4):
        lines += [line(f"The Paper, page {page}", page, 780), line("Nobody spoke.", page)]
        lines += [line(f"{page + 1}/4", page, 20)]
    lines.append(line("A last sentence at the foot.", 3, 30))
    kept = [one.text for one in without_furniture(lines, [800.0] * 4)]
    assert kept == ["Nobody spoke."] * 4 + ["A last sentence at the foot."]
