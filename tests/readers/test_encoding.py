import pytest

from toolkit.readers.encoding import decode, looks_binary

PERSIAN = "نیروهای عراقی وارد شهر کرکوک شدند و پیشمرگه از جنوب شهر عقب نشست"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_encodings_are_read_with_and_without_mark(encoding):
    text, note = decode(PERSIAN.encode(encoding))
    assert text == PERSIAN
    assert "read as UTF-" in note
    assert not looks_binary(PERSIAN.encode(encoding))


def test_utf8_needs_no_note_with_or_without_mark():
    assert decode(PERSIAN.encode()) == (PERSIAN, None)
    assert decode(PERSIAN.encode("utf-8-sig")) == (PERSIAN, None)
    assert decode(b"") == ("", None)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Les forces sont entrées à Kirkouk après l’été, voilà la vérité", "cp1252"),
        ("¿Qué hará España mañana? Según el ministro, está todo dicho", "cp1252"),
        ("Wojska wkroczyły do Kirkuku, żołnierze peszmergów wycofali się", "cp1250"),
        ("Иракские войска вошли в Киркук, сообщают местные источники", "cp1251"),
        ("دخلت القوات العراقية مدينة كركوك فجر اليوم وانسحبت البيشمركة منها", "cp1256"),
        ("伊拉克军队进入基尔库克，库尔德武装撤出该市", "gb18030"),
    ],
)
def test_legacy_encodings_are_detected_and_noted(text, encoding):
    assert decode(text.encode(encoding)) == (text, f"not UTF-8, read as {encoding}")


def test_mixed_encodings_are_read_line_by_line():
    old = "دخلت القوات العراقية مدينة كركوك فجر اليوم وانسحبت البيشمركة"
    data = f"{PERSIAN}\n".encode() * 3 + old.encode("cp1256") + b"\nplain"
    text, note = decode(data)
    assert text.split("\n") == [PERSIAN] * 3 + [old, "plain"]
    assert note == "1 of 5 lines are not UTF-8, read as cp1256 (first: line 4)"


def test_a_cut_utf8_character_costs_only_itself():
    text, note = decode(PERSIAN.encode()[:-1])
    assert text == PERSIAN[:-1] + "\ufffd"
    assert "broken UTF-8" in note


def test_nul_characters_are_removed_and_noted():
    assert decode(b"a plain\0 line\0") == ("a plain line", "2 NUL characters removed")


def test_binary_is_told_from_text():
    assert looks_binary(b"%PDF-1.7 ...")
    assert looks_binary(bytes(range(256)) * 4)
    assert not looks_binary("متن\tفارسی\r\n\f".encode())
    assert not looks_binary(b"")


def test_a_declared_encoding_is_believed_where_the_bytes_allow_it():
    page = '<meta charset="windows-1256"><p>دخلت القوات العراقية</p>'
    assert decode(page.encode("cp1256")) == (page, None)
    old = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>“Straße”</p>'
    assert decode(old.encode("cp1252")) == (old, None)
    wrong = '<?xml version="1.0" encoding="ISO-8859-1"?><p>کرکوک</p>'
    assert decode(wrong.encode()) == (wrong, None)
    none = b'<meta charset="no-such-thing"><p>caf\xe9 d\xe9j\xe0 vu</p>'
    assert decode(none).text.endswith("<p>café déjà vu</p>")


@pytest.mark.parametrize("word", ["Niño", "Ångström", "übermütig"])
def test_a_few_accents_in_a_text_are_no_sign_of_chinese(word):
    text = "The bridge was closed on Monday.\n" * 20 + f"{word}\n"
    assert decode(text.encode("cp1252")).text == text
