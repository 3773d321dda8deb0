import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.contract import Options, Problem

LONG = "Ein Satz mit vielen Worten, der so lang ist, dass die Zeile nicht als umbrochen gilt, " * 2


def entry(meta, title="Brücke gesperrt", body="<p>Erster Absatz.</p><p>Zweiter.</p>"):
    return f'<div class="eintrag"><h3>{title}</h3><pre>{meta}</pre>{body}</div>'


def page(*entries):
    head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
    return f"<html><head>{head}</head><body>{''.join(entries)}</body></html>".encode("cp1252")


def rtf(*pieces, rule=r"\page "):
    start = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\stylesheet{\s1\b Titel;}}\pard\fs20 "
    return start + rule.join(pieces) + "}"


def piece(meta, title="Br\\'fccke gesperrt", body=LONG + "\\par Zweiter."):
    return rf"{{\i {meta}}}\par\par {{\b\fs24 {title}}}\par\par {body}\par "


def test_pages_with_entries(read):
    made = read(
        "a.html",
        page(
            entry('"Der Bote" vom 02.04.2013  Seite: 1\nRessort: Lokales/Stadt\nVon Anna Muster'),
            entry(
                '"Bote.at" gefunden am 28.12.2017 10:36 Uhr\nRessort: Sport', "Zwei", "<p>B.</p>"
            ),
        ),
    )
    assert made.table.iloc[0].to_dict() == {
        "place": "article 1",
        "date": "2013-04-02",
        "collected": "",
        "outlet": "Der Bote",
        "title": "Brücke gesperrt",
        "text": "Erster Absatz.\n\nZweiter.",
        "author": "Anna Muster",
        "section": "Lokales/Stadt",
        "url": "",
        "language": "",
        "edition": "",
        "page": "1",
        "subtitle": "",
        "above": "",
        "copyright": "",
    }
    second = made.table.iloc[1]
    assert second[["date", "collected", "outlet"]].tolist() == ["", "2017-12-28 10:36", "Bote.at"]
    assert made.problems == []


@pytest.mark.parametrize(
    ("meta", "outlet", "date", "edition", "number"),
    [
        (
            '"profil" Nr. 12/2013 vom 18.03.2013 Seite: 83',
            "profil",
            "2013-03-18",
            "Nr. 12/2013",
            "83",
        ),
        ('"Bote" Abend vom 2.4.2013  Seite: L14', "Bote", "2013-04-02", "Abend", "L14"),
        ("Zeit im Bild vom 17.03.2013 19.30 Uhr", "Zeit im Bild", "2013-03-17 19:30", "", ""),
        ("„Der Bote“ vom 15.Aug 2013 Seite 3", "Der Bote", "15. Aug 2013", "", "3"),
        ('"Der Bote" vom 02.04.2013', "Der Bote", "2013-04-02", "", ""),
        ("APA0266 5 WA 0468 II     Di, 10.Mär 2015", "APA", "10. Mär 2015", "", ""),
    ],
)
def test_lines_of_outlet_and_day(read, meta, outlet, date, edition, number):
    sure = entry('"X Y" vom 01.01.2013 Seite: 1', "A", "<p>A.</p>")
    data = page(sure, entry(meta)).decode("cp1252").encode()
    made = read("a.html", data).table.iloc[1]
    assert made[["outlet", "date", "edition", "page"]].tolist() == [outlet, date, edition, number]
    assert made["text"] == "Erster Absatz.\n\nZweiter."


def test_the_title_may_stand_below_and_bold_words_of_the_text_are_none(read):
    below = (
        '<div class="eintrag"><pre>"Der Bote" vom 02.04.2013 Seite: 1</pre><h3>Brücke</h3>'
        "<p><b>Vorspann.</b></p><p>Text vom 01.01.2013.</p></div>"
    )
    above = entry('"Der Bote" vom 02.04.2013 Seite: 1', "Br", "<p><b>Vorspann.</b></p><p>T.</p>")
    made = read("a.html", page(below, above)).table
    assert made["title"].tolist() == ["Brücke", "Br"]
    assert made["text"].tolist() == ["Vorspann.\n\nText vom 01.01.2013.", "Vorspann.\n\nT."]


def test_rtf_with_pages(read):
    cover = r"{\b APA-OnlineManager}\par Recherche vom 04.04.2018\par "
    online = r'"Bote.at" gefunden am 28.12.2017 10:36 Uhr\par Ressort: Chronik\par Von Anna Muster'
    printed = r'"Der Bote" vom 11.05.2004 Seite: 14\par Ressort: Politik'
    stop = r"\par Gespeicherter Anhang: http://x.org/1"
    made = read("a.rtf", rtf(cover, piece(online), piece(printed, "Zwei", f"{LONG}{stop}")))
    assert made.table["title"].tolist() == ["Brücke gesperrt", "Zwei"]
    assert made.table["text"].tolist() == [f"{LONG.strip()}\n\nZweiter.", LONG.strip()]
    assert made.table["author"].tolist() == ["Anna Muster", ""]
    assert made.table["section"].tolist() == ["Chronik", "Politik"]
    assert made.table["collected"].tolist() == ["2017-12-28 10:36", ""]
    assert made.table["date"].tolist() == ["", "2004-05-11"]
    assert made.table["page"].tolist() == ["", "14"]
    assert made.table["url"].tolist() == ["", "http://x.org/1"]
    assert made.problems == []


@pytest.mark.parametrize("rule", ["_" * 67 + r"\par ", r"\sect\sectd ", ""])
def test_rtf_with_other_rules_or_none(read, rule):
    pieces = [
        piece(rf'"Der Bote" vom 11.05.2004 Seite: {n}\par Ressort: X', f"T{n}") for n in (1, 2, 3)
    ]
    made = read("a.rtf", rtf(*pieces, rule=rule)).table
    assert made["title"].tolist() == ["T1", "T2", "T3"]
    assert set(made["text"]) == {f"{LONG.strip()}\n\nZweiter."}


def test_rtf_with_tables_titles_in_large_letters_and_wrapped_lines(read):
    lines = r"\line ".join(
        [
            "   Der Mann aus der Stadt ging am Montag durch die",
            "Stadt und sah dort die Br\\'fccke stehen und er freute",
            "sich sehr dar\\'fcber, denn er hatte sie lange nicht",
            "gesehen.",
            "   Am Dienstag war das alles wieder ganz anders als er",
            "es erwartet hatte.",
        ]
    )
    row = r"\trowd\cellx1000\cellx5000 {{\b {}:}}\cell {}\cell\row "
    table = row.format("Quelle", '"Der Bote" vom 02.04.2013  Seite: 40')
    table += row.format("Ressort", "Kommentar")
    ends = r"\par Dauerhafte Adresse des Dokuments: http://www.x.at/1\par "
    made = read("a.rtf", rtf(rf"DeFacto\par {table}\pard {{\fs24 KOPF}}\par {lines}{ends}"))
    first = made.table.iloc[0]
    assert first[["place", "title", "section", "page", "url"]].tolist() == [
        *("", "KOPF", "Kommentar", "40", "http://www.x.at/1"),
    ]
    assert first["text"] == (
        "Der Mann aus der Stadt ging am Montag durch die Stadt und sah dort die Brücke stehen und "
        "er freute sich sehr darüber, denn er hatte sie lange nicht gesehen.\n\n"
        "Am Dienstag war das alles wieder ganz anders als er es erwartet hatte."
    )


def test_titles_that_begin_like_labels_are_titles(read):
    large = piece('"Der Bote" vom 11.05.2004 Seite: 1', "").replace(
        r"{\b\fs24 }", "Ausgaben steigen"
    )
    made = read("a.rtf", rtf(large)).table.iloc[0]
    assert made[["title", "text"]].tolist() == ["Ausgaben steigen", f"{LONG.strip()}\n\nZweiter."]


def test_lists_of_contents_are_passed_over(read):
    line = '"Der Bote" vom 11.05.2004 Seite: 1'
    contents = rf"{{\b T}}\par {line}\par {{\b U}}\par {line}\par "
    text = rtf(contents, piece(line, "T"), piece(line, "U"))
    made = read("a.rtf", text).table
    assert made[["place", "title"]].values.tolist() == [["article 1", "T"], ["article 2", "U"]]


def test_figures_that_follow_a_size_without_a_blank_stay(read):
    text = piece('"Der Bote" vom 11.05.2004 Seite: 1', "T", r"\fs202013 war das Jahr.")
    assert read("a.rtf", rtf(text)).table["text"].item() == "2013 war das Jahr."


def test_subtitles_and_rights_are_no_text(read):
    body = "<p>Utl.: Lange Wege</p><p>Text.</p><p>© Der Bote 2013</p>"
    made = read("a.html", page(entry('"Der Bote" vom 02.04.2013 Seite: 1', body=body))).table
    assert made[["text", "subtitle", "copyright"]].values.tolist() == [
        ["Text.", "Lange Wege", "© Der Bote 2013"]
    ]


def test_pieces_without_outlet_are_told(read):
    lost = "Worte ohne Quelle und Datum stehen hier ganz allein herum."
    made = read("a.rtf", rtf(piece('"Der Bote" vom 11.05.2004 Seite: 1'), lost))
    told = "no outlet and date in this piece, left out: "
    assert made.problems == [Problem("before article 2", f"{told}{lost[:60]!r}")]
    made = read("a.html", page(entry("?", "Ach", ""), entry('"Der Bote" vom 02.04.2013 Seite: 1')))
    assert made.problems == [Problem("before article 1", f"{told}'Ach ?'")]


def test_only_such_exports_are_taken(source):
    assert (
        pick(source("a.html", page(entry('"B C" vom 02.04.2013 Seite: 1')))).NAME == "apa_defacto"
    )
    news = "<p>Laut „Boten“ vom 02.04.2013 steht auf Seite: 1 nichts. 10 Uhr.</p>" * 5
    assert pick(source("a.html", f"<html><body>{news}</body></html>")).NAME == "web_page"
    other = source("a.html", "<p>x</p>")
    with pytest.raises(ReadError, match=r"a\.html: no article of APA with its outlet and date"):
        list(pick(other, "apa_defacto").read(other, Options()))


def test_a_section_ends_where_the_author_is_named_in_its_line(read):
    meta = '"Der Bote" vom 02.04.2013  Seite: 1\nRessort: Lokales  Von: Anna Muster'
    made = read("a.html", page(entry(meta), entry(meta, "Zwei"))).table
    assert made["section"].tolist() == ["Lokales", "Lokales"]
