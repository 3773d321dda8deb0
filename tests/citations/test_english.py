"""How English texts cite; the sentences are written for the tests."""

import pytest

CITES = {
    "The mayor told CNN that the bridge was safe.": "CNN told",
    "“We are ready,” she said in an interview with Rudaw.": "Rudaw interview",
    "According to the Guardian, the road is closed.": "The Guardian according to",
    "Two men were held, Reuters reported.": "Reuters reported",
    "As the Washington Post first reported, the deal was off.": "The Washington Post reported",
    "The plan, first reported by Bloomberg, was dropped.": "Bloomberg reported",
    "Citing Fars, the agency spoke of ten dead.": "Fars News Agency according to",
    "A Washington Post report said so.": "The Washington Post published",
    "He wrote in Foreign Affairs that the war was lost.": "Foreign Affairs published",
    "She said on CNN that she would run.": "CNN interview",
    "He spoke on CBS’s “Face the Nation” of a plan.": "CBS News interview",
    "“No,” he said on “Fox & Friends.”": "Fox News interview",
    "ERBIL (Reuters) - The dam held.": "Reuters credit",
    "The dam held.\n\nBy Reuters": "Reuters credit",
    "The dam held.\n\n— AP": "Associated Press credit",
    "The Associated Press contributed to this report.": "Associated Press credit",
    "The dam held. (h/t The Hill)": "The Hill credit",
    "As reported in defensenews, the dam held.": "Defense News reported",
    "newsweek reported that the dam held.": "Newsweek reported",
    "The nypost went further and warned that the dam would break.": "New York Post reported",
    "Yahoo correctly highlighted the cost.": "Yahoo News reported",
    "foreignpolicy, addressing the cost of the dam, concluded that it was too high.":
        "Foreign Policy reported",
    "The dam held, according to rudaw.net.": "Rudaw according to",
    "Reached by Politico, the mayor refused to talk.": "Politico told",
    "The letter, obtained by the AP, has no date.": "Associated Press reported",
    "“The dam held,” reported the Jerusalem Post.": "The Jerusalem Post reported",
    "CNN’s Anna Hill reported that the dam held.": "CNN reported",
    "In a statement to the BBC the ministry denied it.": "BBC News told",
    "BUZZFEED reported that the dam held.": "BuzzFeed News reported",
    "Time reported that the dam held.": "Time reported",
    "The mayor told the Salina Journal that the dam held.": "Salina Journal told",
    "An interview with WKRZ in Salina was cut short.": "WKRZ interview",
    "He spoke of a plan on Monday’s edition of NBC’s “Today,” and said no.": "NBC News interview",
    "HuffPost’s Anna Hill pointed out that the dam held.": "HuffPost reported",
    "RealClearPolitics’ Anna Hill pointed out that the dam held.": "RealClearPolitics reported",
    "One of them, the AP’s Anna Hill, reported that the dam held.": "Associated Press reported",
    "The Slate technology columnist Anna Hill went so far as to say no.": "Slate reported",
    "(“Dam Holds,” declared La Stampa in Turin.)": "La Stampa reported",
    "He told the hosts on CNN that the dam held.": "CNN told",
    "Five workers told CNN that the company knew of the dam.": "CNN told",
    "Challenged by ABC’s Anna Hill, the mayor said no.": "ABC News (US) told",
    "The dam cost less than the billion estimated by Forbes.": "Forbes reported",
    "On Monday the Independent, a British newspaper,  revealed the cost.":
        "The Independent reported",
    "The mayor told Fox News 9 in Salina that the dam held.": "Fox News 9 told",
    "The mayor told the Torch, a magazine for engineers, that the dam held.": "Torch told",
    "The mayor told the newspaper Nova Zora that the dam held.": "Nova Zora told",
}  # fmt: skip

CITES_NOT = [
    "He told CNN executives that the fee was too high.",
    "During an interview with Fox News executives she refused.",
    "Prime Time reported that the rain would stay.",
    "Wheat is cheap, according to Harvest Time.",
    "CNN hosted the debate in the old hall.",
    "The New York Times Company sold the building.",
    "He works for Fox News and lives in Kirkuk.",
    "They met outside the Reuters office.",
    "It was time. Time will tell, he said.",
    "Michael Bloomberg said he would run. “No,” Bloomberg said.",
    "They climbed the hill, and the hill told no tales.",
    "The CNN president spoke of the ratings.",
    "The ministry ran an ad on CNN.",
    "He is an expert on foreign policy, he said.",
    "Fox News said in a statement that it stood by him.",
    "People said that they had told fortune after fortune.",
    "Ask @CNN or #Reuters.",
    "Vice President Hill told the guardian of the house.",
    "A debate broadcast on NBC ended late.",
    "He owns The Independent and a star of the times.",
    "A Dutch newspaper told the story.",
    "Breaking News told us nothing.",
    "He managed CNN’s reporting team and CNN’s cameras.",
    "He told Anna Hill, a newspaper columnist, that he would go.",
    "He told the newspaper Monday that he would go.",
    "He told the newspaper Editor Anna Hill that he would go.",
]


@pytest.mark.parametrize(("text", "found"), CITES.items())
def test_citations(cited, text, found):
    assert cited(text)[0][:1] == [found]


@pytest.mark.parametrize("text", CITES_NOT)
def test_a_mention_is_no_citation(cited, text):
    assert cited(text) == [[]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NBC and CNN reported it.", ["NBC News reported", "CNN reported"]),
        ("An NBC News/Wall Street Journal poll found so.",
         ["NBC News published", "The Wall Street Journal published"]),
        ("According to Variety, CNN will move.", ["Variety according to"]),
        ("“No,” he said on NBC’s “Meet the Press.”", ["NBC News interview"]),
        ("Agence France-Presse (AFP) reported it.", ["Agence France-Presse reported"]),
        ("She leads in all the polls of Iowa and of New Hampshire. [HuffPost, NBC/WSJ]",
         ["HuffPost link", "NBC News link", "The Wall Street Journal link"]),
    ],
)  # fmt: skip
def test_names_in_a_row_are_cited_each_and_one_outlet_under_two_names_once(cited, text, found):
    assert cited(text) == [found]


def test_one_cue_is_not_for_two_names_that_nothing_parts(cited):
    assert cited("He told CNN International SiriusXM host Anna Hill so.") == [["CNN told"]]
    sources = "باران آمد.\nمنابع: رویترز، ایسنا و شبکه الجزیره"
    assert cited(sources, language="fa") == [["Reuters credit", "ISNA credit", "Al Jazeera credit"]]


def test_a_line_of_its_own_credits_a_text_only_at_its_ends(cited):
    rest = "The dam held and nobody knew. " * 20
    assert cited(f"Reuters\n\n{rest}", f"{rest}\n\nReuters") == [["Reuters credit"]] * 2
    assert cited(f"{rest}\n\nREUTERS\n\n{rest}") == [[]]


def test_a_short_name_goes_back_to_the_full_one_or_to_the_outlet_itself(cited, corpus):
    texts = [
        "The Jerusalem Post said no. Later the Post reported more.",
        "The Washington Post said no. Later the Post reported more.",
        "Later the Post reported more.",
    ]
    found = cited(*texts)
    assert found[0] == ["The Jerusalem Post reported"] * 2
    assert found[1] == ["The Washington Post reported"] * 2
    assert found[2] == []
    own = corpus(texts[2], outlet="Denver Post").citations()
    assert own[["cited", "own"]].values.tolist() == [["The Denver Post", True]]


def test_a_name_that_means_more_needs_its_capitals_article_and_a_cue(cited):
    texts = [
        "He told Time that it rained.",
        "He told time that it rained.",
        "She told The Hill so.",
        "Told the hill, she wept.",
        "Big Time told Time Warner so.",
    ]
    assert cited(*texts) == [["Time told"], [], ["The Hill told"], [], []]
