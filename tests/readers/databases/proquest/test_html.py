import base64
import quopri

import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.contract import Options, Problem

STYLE = 'style="margin-bottom:5pt; padding:0;"'
TEXT = "<p>First of two.</p>  <p>Second &amp; last.</p>"
PAGE = (
    "<!DOCTYPE html><html><head><title>ProQuest Export</title></head><body><table><tr><td>All "
    'documents are reproduced with permission.</td></tr></table><div class="mainCopyBlock">Jo '
    "sent you the following:</div><p>Email 4 of 5</p>{}"
    '<div class="copyright" style="border-bottom:2px solid #ccc;"><p>Database copyright © 2020 '
    "ProQuest LLC.</p></div></body></html>"
)


def field(label, value):
    return f"<p {STYLE}><strong>{label}: </strong>{value}</p>"


def article(number="11", title="Bridge closed", text=TEXT, **more):
    """One article as exports mark it up, pages within pages and all."""
    fields = {
        "Subject": "Bridges",
        "Publication title": "The Post; Rome, N.Y.",
        "Pages": "AA.2",
        "Publication date": "May 8, 2010",
        "Section": "City; Part A",
        "Language of publication": "English",
        "ProQuest document ID": number,
        "Document URL": f'<a href="http://x">https://search.proquest.com/docview/{number}?accountid=9</a>',
        "Last updated": "2017-11-07",
        "Database": "Dailies",
    } | more
    body = (
        '<Text WordCount="5" HTMLContent="true"><html>  <head><meta name="a" content="b">'
        f"<title></title></head>  <body>  {text}  </body></html></Text>"
    )
    return (
        f'<div style="border-bottom:2px solid #ccc"><a name="DocID_MSTAR_{number}"></a><p {STYLE}>'
        f'</p><p style="font-size:11pt;font-weight:bold;">{title}</p>{field("Author", "Doe, Jo")}'
        + field("Publication info", "The Post ; Rome, N.Y. [Rome, N.Y]08 May 2010: AA.2.")
        + f'<p {STYLE}><a href="https://search.proquest.com/docview/{number}">ProQuest document '
        f"link</a></p><p {STYLE}><strong>Abstract:  </strong><body></p><p {STYLE}>About it.</p>"
        f'<p {STYLE}></body></p><div style="float:left"><strong>Links: </strong><a href="http://r.x'
        f'.org/?sid=ProQ">eLinks</a></div><p {STYLE}><strong>Full text: </strong>{body}</p>'
        + "".join(field(label, value) for label, value in fields.items() if value)
        + "</div>"
    )


def page(*found):
    return PAGE.format("".join(found))


def mail(html, encoding="quoted-printable", headers="", charset="UTF-8"):
    data = html.encode(charset)
    coded = quopri.encodestring(data) if encoding[0] == "q" else base64.encodebytes(data)
    return (
        f"From: <noreply@proquest.com>\nMIME-Version: 1.0\n{headers}"
        'Content-Type: multipart/mixed; boundary="b1"\n\n--b1\nContent-Type: text/html; '
        f'charset="{charset}"\nContent-Transfer-Encoding: {encoding}\n\n'.encode()
        + coded
        + b"\n--b1\nContent-Type: image/gif\nContent-Transfer-Encoding: base64\n\nR0lG\n--b1--\n"
    )


def test_every_field_of_two_articles(read):
    made = read("a.html", page(article(), article("12", "Sluice", "<p>Three.</p>")))
    first = made.table.iloc[0].to_dict()
    assert first["place"] == "article 1"
    assert first["title"] == "Bridge closed"
    assert first["text"] == "First of two.\n\nSecond & last."
    assert first["date"] == "May 8, 2010"
    assert first["outlet"] == "The Post"
    assert first["place_of_publication"] == "Rome, N.Y."
    assert first["author"] == "Doe, Jo"
    assert first["section"] == "City; Part A"
    assert first["url"] == "https://search.proquest.com/docview/11"
    assert first["language"] == "en"
    assert first["doc_id"] == "11"
    assert first["page"] == "AA.2"
    assert first["words"] == "5"
    assert first["summary"] == "About it."
    assert made.table["title"].tolist() == ["Bridge closed", "Sluice"]
    assert made.table["text"].tolist()[1] == "Three."
    assert made.problems == []


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["UTF-8", "iso-8859-1"])
def test_mail_in_both_encodings(read, encoding, charset):
    text = page(article(text="<p>Café.</p>")).replace("©", "(c)")
    made = read("a.eml", mail(text, encoding, charset=charset))
    assert made.table[["place", "title", "text"]].values.tolist() == [
        ["", "Bridge closed", "Café."]
    ]
    assert made.problems == []


def test_forwarded_mail_one_level_deeper_and_quoted(read):
    inner = mail(page(article(), article("12", "B", "<p>C.</p>")))
    outer = (
        b'From: Jo <jo@x.org>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="o"\n\n'
        b"--o\nContent-Type: text/plain\n\nSee below.\n--o\nContent-Type: message/rfc822\n\n"
        + inner
        + b"\n--o--\n"
    )
    assert read("a.eml", outer).table["text"].tolist() == ["First of two.\n\nSecond & last.", "C."]
    quoted = "<html><body><p>FYI</p><blockquote><div>" + page(article()) + "</div></blockquote>"
    quoted = quoted.replace('name="DocID', 'name="m_12DocID')
    made = read("a.eml", mail(quoted, "base64"))
    assert made.table[["title", "doc_id"]].values.tolist() == [["Bridge closed", "11"]]


def test_a_mailbox_and_an_attached_text(read):
    box = b"From a Mon\n" + mail(page(article())) + b"\nFrom b Tue\n" + mail(page(article("12")))
    assert read("a.eml", box).table["doc_id"].tolist() == ["11", "12"]
    rule = "_" * 60
    text = (
        f"{rule}\n\nT\n\nPublication info: P [R]. 1 May 2010.\n\nFull text: One.\n\nTitle: T\n\n"
        f"Publication title: P\n\nProQuest document ID: 7\n\n{rule}\n"
    )
    attached = (
        "From: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=o\n\n--o\n"
        f"Content-Type: text/plain; name=ProQuestDocuments.txt\n\n{text}\n--o--\n"
    )
    assert read("a.eml", attached).table[["title", "doc_id"]].values.tolist() == [["T", "7"]]


def test_attachments_that_are_no_text_are_passed_over_and_doubled_line_ends_do_no_harm(read):
    packed = (
        b"Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(b"\x1f\x8b\x08broken")
        + b"\n--b1\n"
    )
    data = mail(page(article())).replace(b"--b1\n", b"--b1\n" + packed, 1)
    assert read("a.eml", data).table["doc_id"].tolist() == ["11"]
    doubled = mail(page(article(), article("12"))).replace(b"\n", b"\r\r\n")
    assert read("a.eml", doubled).table["doc_id"].tolist() == ["11", "12"]


@pytest.mark.parametrize("lost", ["html&gt;<head>", "html> <head>"])
def test_a_broken_page_within_the_page_loses_no_article(read, lost):
    broken = article().replace("<html>  <head>", lost)
    made = read("a.html", page(broken, article("12", "B", "<p>C.</p>"), article("13")))
    assert made.table["doc_id"].tolist() == ["11", "12", "13"]
    assert made.table["text"].tolist()[0] == "First of two.\n\nSecond & last."


def test_an_abstract_outside_its_paragraph_and_labels_with_odd_blanks(read):
    odd = article().replace("<body></p><p " + STYLE + ">About it.</p>", "</p>About it.")
    odd = odd.replace("Language of publication: ", "Language ofpublication:&nbsp;")
    odd = odd.replace("May 8, 2010", "May 8, 2 010")
    made = read("a.html", page(odd)).table.iloc[0]
    assert made[["summary", "language", "date"]].tolist() == ["About it.", "en", "May 8, 2010"]


def test_pictures_credits_and_corrections_are_no_text(read):
    more = (
        "<p>CORRECTION: SEE CORRECTION APPENDED; It was two.</p>" + TEXT + "<p>Credit: By Jo, "
        "POST</p> <div><div><strong>Illustration</strong></div><div><div class="
        '"Illustration_content"><p>Caption: Photo: A bridge.</p></div></div></div>'
    )
    made = read("a.html", page(article(text=more).replace("Doe, Jo", "Anonymous"))).table.iloc[0]
    assert made["text"] == "First of two.\n\nSecond & last."
    assert made[["caption", "credit", "correction", "author"]].tolist() == [
        *("Photo: A bridge.", "By Jo, POST", "It was two.", "Jo, POST"),
    ]


def test_bold_words_like_labels_within_the_text_are_text(read):
    words = "<p><strong>Location: </strong>here</p><p><b>Publication title:</b> none</p>"
    made = read("a.html", page(article(text=words))).table.iloc[0]
    assert made["text"] == "Location: here\n\nPublication title: none"
    assert made["outlet"] == "The Post"
    older = article(text="X").replace("<Text ", "<div ").replace("</Text>", "</div>")
    older = older.replace("  X  ", "<p>One.</p><p><b>A bold word: </b>two.</p>")
    made = read("a.html", page(older)).table.iloc[0]
    assert made["text"] == "One.\n\nA bold word: two."
    assert made["subjects"] == "Bridges"


def test_contents_bibliography_and_numbers_are_passed_over(read):
    contents = (
        '<div class="tableOfContent"><p><a href="#DocID_MSTAR_11">Bridge closed</a></p></div>'
    )
    numbered = article().replace('font-weight:bold;">', 'font-weight:bold;">Document 1 of 2</p><p>')
    listed = '<div><a name="Bibliography"></a><p>Doe, J. (2010). Bridge closed.</p></div>'
    made = read("a.html", page(contents, numbered, listed))
    assert made.table["title"].tolist() == ["Bridge closed"]
    assert made.table["database"].tolist() == ["Dailies"]
    assert made.problems == []


def test_pages_without_anchors_and_as_mail_programs_write_them(read):
    bare = page(article(), article("12", "B")).replace('name="DocID_MSTAR_', 'class="')
    assert read("a.html", bare).table["title"].tolist() == ["Bridge closed", "B"]
    office = page(article(title="Bridge: closed")).replace("<strong>", "<b><span lang=EN>")
    office = office.replace("</strong>", "</span></b>").replace(
        'bold;">Bridge: closed', '"><b>Bridge: closed</b>'
    )
    made = read("a.html", office).table.iloc[0]
    assert made[["title", "outlet", "text"]].tolist() == [
        *("Bridge: closed", "The Post", "First of two.\n\nSecond & last."),
    ]


def test_no_full_text_and_anchors_without_an_article_are_told(read):
    bare = article(text="None available.")
    lost = '<div><a name="DocID_MSTAR_99"></a><p>Something</p></div>'
    made = read("a.html", page(bare, lost, article("12")))
    assert made.table["text"].tolist() == ["", "First of two.\n\nSecond & last."]
    told = [problem.problem for problem in made.problems]
    assert made.problems[0] == Problem(
        "anchor DocID_MSTAR_99", "no labels of ProQuest after this anchor, so no article"
    )
    assert told[1].startswith("1 of 2 article(s) come without full text (first: article 1)")


def test_a_page_that_is_cut_off_in_the_text(read):
    text = page(article())
    made = read("a.html", text[: text.index("&amp; last")]).table.iloc[0]
    assert made[["title", "text", "doc_id"]].tolist() == [
        *("Bridge closed", "First of two.\n\nSecond", "11"),
    ]


def test_only_proquest_is_taken(source):
    letter = b"From: Jo <jo@x.org>\nMIME-Version: 1.0\nContent-Type: text/plain\n\nAbout proquest."
    assert pick(source("a.html", page(article()))).NAME == "proquest_html"
    assert pick(source("a.eml", mail(page(article()), "base64"))).NAME == "proquest_html"
    assert pick(source("a.txt", letter)).NAME != "proquest_html"
    found = pick(source("a.html", "<p>proquest <strong>Title: </strong>x</p>" * 9))
    assert found.NAME == "web_page"
    reader = pick(source("a.eml", letter), "proquest_html")
    with pytest.raises(ReadError, match=r"a\.eml: no article of ProQuest in it"):
        list(reader.read(source("a.eml", letter), Options()))


def test_an_author_above_and_below_the_text_is_named_once(read):
    made = read("a.html", page(article(Title="Bridge closed", Author="Doe, Jo")))
    assert made.table["author"].tolist() == ["Doe, Jo"]


def test_fields_below_a_text_that_is_not_closed_are_none_of_it(read):
    below = {"Title": "Bridge closed", "Author": "Doe, Jo"} | {"Publication title": "The Post"}
    broken = article(**{"Publication title": ""}).replace("</html></Text>", "")
    fields = "".join(field(label, value) for label, value in below.items())
    broken = broken.replace(f"<p {STYLE}><strong>Pages", f"{fields}<p {STYLE}><strong>Pages")
    made = read("a.html", page(broken))
    assert made.table["text"].tolist() == ["First of two.\n\nSecond & last."]
    assert made.table["outlet"].tolist() == ["The Post"]
