"""Short passages whose frame is known."""

import pandas as pd

import toolkit as tk

# Written for this test, one frame each, by the hand that chose the words: they show that the lists
# work, and not how well they do on the news.
PASSAGES = [
    (
        "economic",
        "Shops along the river cut their prices after wages were held back for a third month. "
        "Bankers warned that investment had stopped and that unemployment would follow.",
    ),
    (
        "economic",
        "The finance ministry said the deficit doubled as exports fell. Companies that "
        "borrowed in dollars now cannot pay their debts.",
    ),
    (
        "economic",
        "A new tax on imported cars will raise costs for buyers, dealers said. The market had "
        "only begun to recover from the recession.",
    ),
    (
        "capacity",
        "The clinic has two generators and fuel for one. Staff describe a shortage of "
        "equipment, broken infrastructure and supplies that never arrive.",
    ),
    (
        "capacity",
        "There are not enough inspectors, the audit found: the agency is understaffed, its "
        "backlog grows and its resources are stretched thin.",
    ),
    (
        "morality",
        "The preacher called the deal a sin and asked whether anyone in the hall still had a "
        "conscience. Decency, he said, is not for sale.",
    ),
    (
        "morality",
        "It was immoral to leave the sick behind, the bishop wrote; compassion is a religious "
        "duty, and to look away is evil.",
    ),
    (
        "fairness",
        "Women are paid less for the same task, a report says, and the pay gap grows. "
        "Campaigners speak of discrimination and demand equal treatment.",
    ),
    (
        "fairness",
        "Villagers from the minority say the new rules are unfair and biased: second class "
        "citizens, they call themselves, in a system of nepotism and injustice.",
    ),
    (
        "legality",
        "The court ruled that the decree was unconstitutional. Lawyers for the province said "
        "the judges had no jurisdiction and announced an appeal.",
    ),
    (
        "legality",
        "A lawsuit filed on Monday argues that the order is unlawful. The judge asked both "
        "attorneys to explain which statute applies.",
    ),
    (
        "policy",
        "The government proposed a reform of water rules: an overhaul of subsidies, stricter "
        "regulations and a programme to implement them by spring.",
    ),
    (
        "policy",
        "The new strategy replaces older guidelines. Whether the measures work will be known "
        "when the pilot program ends and the task force reports.",
    ),
    (
        "crime",
        "Police arrested four men over the murder of a jeweller. Two suspects confessed to "
        "robbery, a detective said; the gang is thought to smuggle gold.",
    ),
    (
        "crime",
        "He was convicted of fraud and sentenced to nine years in prison. Prosecutors had "
        "charged him with bribery and money laundering.",
    ),
    (
        "crime",
        "Inmates set fire to a jail where kidnappers were detained. A gunman escaped.",
    ),
    (
        "security",
        "Troops shelled the ridge at dawn and militants answered with missiles. The army "
        "deployed armed units along the frontier.",
    ),
    (
        "security",
        "The navy tracked a warship that carried weapons. Defence officials called it a "
        "threat and raised the alert against an attack.",
    ),
    (
        "security",
        "Soldiers defused a bomb under the bridge. The insurgents had attacked the same "
        "military post twice.",
    ),
    (
        "health",
        "Doctors at the hospital treated ninety patients for cholera. Nurses blamed polluted "
        "wells and asked for vaccine.",
    ),
    (
        "health",
        "The factory was unsafe, the inspector found: toxic dust, injuries every week and no "
        "ambulance near.",
    ),
    (
        "quality",
        "Rents have doubled and families leave the old neighbourhood. Parents worry about "
        "schools, traffic jams and the cost of living.",
    ),
    (
        "quality",
        "Daily life is hard in the hills: no electricity after dark, no drinking water, a "
        "teacher for two hundred students.",
    ),
    (
        "identity",
        "Dancers in traditional dress opened the festival. For the elders the language and "
        "the songs are a heritage, a tie to the homeland.",
    ),
    (
        "identity",
        "The museum shows how a tribe kept its culture and its flag. Artists speak of "
        "identity and of ancestors who would not assimilate.",
    ),
    (
        "opinion",
        "A survey shows that two of three respondents oppose the plan. Its unpopularity "
        "brought thousands of protesters into the square.",
    ),
    (
        "opinion",
        "The poll put his approval rating at a third, with a margin of error of three points. "
        "Public opinion had turned before the demonstration.",
    ),
    (
        "political",
        "Candidates from both parties toured the north before the election. Lawmakers of the "
        "opposition said the campaign would decide the vote.",
    ),
    (
        "political",
        "The coalition lost its majority when two senators left. Voters go to the ballot in "
        "May, and delegates already quarrel over the nominee.",
    ),
    (
        "reputation",
        "Diplomats met at the embassy to discuss sanctions. Allies fear for the treaty, an "
        "ambassador said, and for their standing in the European Union.",
    ),
    (
        "reputation",
        "The foreign minister flew to the summit to repair bilateral relations. The United "
        "Nations envoy urged both to resume peace talks.",
    ),
    (
        "sovereignty",
        "Independence would break the territorial integrity of the country, the central "
        "government said. Others want autonomy, not secession.",
    ),
    (
        "sectarian",
        "Shiite and Sunni elders met at the shrine. Sectarian anger had risen since the "
        "attack on a Yazidi village.",
    ),
    (
        "meddling",
        "The deputy accused Tehran of meddling through its proxies. A foreign plot, he said, "
        "with puppets in every ministry.",
    ),
    (
        "humanitarian",
        "Displaced families sleep in tents. Aid workers of the Red Crescent say that more "
        "refugees come every night, hungry, fleeing the siege.",
    ),
    (
        "oil",
        "Engineers restarted the pipeline. Crude from the oilfields reaches the refinery "
        "again, forty thousand barrels a day.",
    ),
]


def test_the_frame_of_passages_written_for_one_is_found():
    truth, texts = zip(*PASSAGES, strict=True)
    part = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    domain = {name for name, theme in tk.themes("frames").items() if theme.family == "domain"}
    found = part.frames()["frame"], part.frames(family="domain")["frame"]
    right = [found[t in domain].iloc[i] == t for i, t in enumerate(truth)]
    assert len(right) >= 30 and sum(right) >= 0.9 * len(right)
