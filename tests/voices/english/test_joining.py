"""Quotations over several sentences and paragraphs."""

from toolkit.voices.english import extract


def shown(text):
    return [
        (text[slice(*one.source)] if one.source else None, [text[a:b] for a, b in one.content])
        for one in extract(text)
    ]


def test_a_quotation_over_several_paragraphs():
    text = "“One is here,” Aziz said. “Two.\n\n“Three is here.\n\n“Four.” The road is shut."
    assert shown(text) == [("Aziz", ["“One is here,”", "“Two.", "“Three is here.", "“Four.”"])]


def test_the_speaker_goes_on_in_the_next_paragraph():
    text = "“We wait,” Aziz said.\n\n“We wait for the water.”\n\nIt rained."
    assert shown(text) == [("Aziz", ["“We wait,”", "“We wait for the water.”"])]


def test_it_does_not_go_on_over_other_paragraphs():
    text = "“We wait,” Aziz said.\n\nIt rained.\n\nIt was cold.\n\n“We wait for the water.”"
    assert shown(text) == [("Aziz", ["“We wait,”"]), (None, ["“We wait for the water.”"])]


def test_a_quotation_behind_a_sentence_about_somebody_is_hers():
    text = "It rained.\n\nRana Aziz praised the plan.\n\n“We wait for the water.”"
    assert shown(text) == [("Rana Aziz", ["“We wait for the water.”"])]
    text = "It rained.\n\nThe plan was praised.\n\n“We wait for the water.”"
    assert shown(text) == [(None, ["“We wait for the water.”"])]


def test_another_speaker_ends_it():
    text = "“We wait,” Aziz said.\n\n“We go,” Karim said."
    assert shown(text) == [("Aziz", ["“We wait,”"]), ("Karim", ["“We go,”"])]


def test_a_quotation_before_its_cue_in_the_next_paragraph():
    text = "“We wait for the water.\n\n“We go,” Karim said. It rained."
    assert shown(text) == [("Karim", ["“We wait for the water.", "“We go,”"])]


def test_a_sentence_that_opens_with_a_quotation_belongs_to_the_speaker():
    text = "“We wait,” Aziz said. “The road is a ruin” of a road."
    assert shown(text) == [("Aziz", ["“We wait,”", "“The road is a ruin” of a road"])]


def test_the_quotation_does_not_go_to_who_is_only_mentioned():
    text = "“We wait,” Aziz said, as guards vowed to hold the bridge. “We go.”"
    assert ("Aziz", ["“We wait,”", "“We go.”"]) in shown(text)


def test_a_line_of_a_name_signs_the_quotation_above():
    text = "It rained.\n\n“The road is shut for good.”\n\n- Rana Aziz, Kirkuk\n\nIt rained."
    assert shown(text) == [("Rana Aziz, Kirkuk", ["“The road is shut for good.”"])]


def test_a_conversation():
    text = "AZIZ: Who is there?\n\nHAMA: We said so.\n\nAZIZ: Come in.\n\nHAMA: Thanks."
    assert shown(text) == [
        ("AZIZ", ["Who is there?"]),
        ("HAMA", ["We said so."]),
        ("AZIZ", ["Come in."]),
        ("HAMA", ["Thanks."]),
    ]


def test_content_is_in_order_and_nothing_of_it_overlaps():
    text = "“One,” she said, “two.” He said she said that “three” is “four”, according to Aziz."
    for one in extract(text):
        flat = [place for span in one.content for place in span]
        assert flat == sorted(flat)
