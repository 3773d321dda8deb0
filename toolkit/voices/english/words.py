"""Words of English that hold sentences together, by class; one letter a class.

P he  O him  D the  W who  H that  S when, whether  C and  I of  t to  X have, will  Z be
A also  d Monday  E went, wants. Open classes are told by their shape in ``classes``.
"""

from __future__ import annotations

LISTS = {
    "P": "he she they i we it you everyone everybody someone somebody nobody anyone neither",
    "O": "him them me us himself themselves herself itself myself ourselves yourself",
    "D": "the a an this these those his her their our my your its some several many most few more "
    "less fewer another each both one two three four five six seven eight nine ten dozens hundreds "
    "thousands every any no all other",
    "W": "who whom which whose",
    "H": "that",
    "S": "when while because although though since unless until whether if where what how why as "
    "than whereas once lest whenever wherever whatever",
    "C": "and or but nor yet so",
    "I": "of in on at for from with by about against during after before under over between among "
    "into through without within toward towards via per including despite following amid around "
    "outside inside near across behind beyond like upon off out up down along throughout "
    "regarding concerning alongside unlike besides except versus onto atop",
    "t": "to",
    "X": "have has had do does did will would can could may might must should shall ca wo sha n't "
    "'d 'll 've ought cannot",
    "Z": "is are was were be been being 're 'm get gets got",
    "A": "also then later now again not never always often just even still already only soon "
    "earlier ago too here there thus therefore however meanwhile instead rather perhaps maybe "
    "sometimes far long ever quite very almost nearly well first second last next afterward "
    "afterwards simply moreover otherwise nonetheless nevertheless further furthermore twice "
    "elsewhere today yesterday tomorrow tonight overnight back much forth together online live "
    "aloud better able unable willing unwilling ready eager likely unlikely happy glad proud "
    "quick keen afraid free reluctant stop begun due",
    "d": "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december jan feb mar apr aug sept oct nov dec "
    "mon tue wed thu fri sat sun morning afternoon evening night day days week weeks weekend "
    "month months past year years hour hours minute minutes",
    "E": "went took made came gave became began left lost won met ran sat stood spoke led kept "
    "held let put brought bought sent spent built fought fell grew drew rose threw flew wore chose "
    "broke drove paid hit set cut quit shot struck stuck swept tore swore lay shook swung slid "
    "shrank sank shut slept spun split spread sprang stole stung strove swam taught understood "
    "underwent upheld withdrew withstood wound wrote awoke bore bent bit bled blew bred burst "
    "clung crept dealt dug dove ate fed forgot forgave froze hid hung hurt knelt knew leapt lent "
    "lit meant overcame overtook rode rang sought shone woke "
    "remains remain seems seem appears appear wants want needs makes make takes take goes go comes "
    "come gives give gets keeps keep becomes become tries try runs looks look works leads leaves "
    "puts hopes uses use allows allow includes include offers supports opposes stands sits lives "
    "follows starts helps help means brings calls hits holds moves raises sees plays pays lets "
    "loses wins spends sends serves shares shows suggests speaks drives draws cuts builds carries "
    "changes costs creates crosses dies eats enters exists expects faces falls feels fights fills "
    "finds gains grows happens hears ignores involves jumps knows lacks listens lies likes loves "
    "meets misses opens owes owns passes picks pulls pushes quotes reaches receives represents "
    "requires returns rises risks rules sells sets sounds stays suffers teaches tells thinks "
    "threatens throws touches treats turns understands waits walks watches wears flies forces "
    "hosts shakes "
    # Past forms of further verbs, and third persons that are hardly ever plurals.
    "used heard laid sold caught beat fled sped drank wept flung strode thrust forbade "
    "overthrew overran undertook mistook undid rebuilt withheld overrode misled spat sang "
    "foresaw outdid partook forsook tread trod wove wrung accepts achieves adopts affects "
    "aims applies appoints arrives attends avoids behaves belongs blames chooses commits "
    "compares competes consists contains continues contributes decides defends defines "
    "delivers denies depends deserves destroys determines develops differs disagrees "
    "disappears discovers dismisses earns emerges employs enables encourages endorses endures "
    "enjoys ensures equals establishes exceeds exposes extends fails focuses forgets gathers "
    "governs handles hates hesitates identifies imagines implies improves infuriates insists "
    "intends introduces investigates invites joins lays learns lobbies maintains manages "
    "marries notices obtains occupies occurs operates overlooks oversees participates "
    "performs persists possesses praises prefers prepares presents preserves prevents "
    "proceeds produces promotes protects proves provides publishes punishes pursues qualifies "
    "reacts recognizes recognises reduces refers reflects refuses rejects relies remembers "
    "removes repeals replaces resembles resides resists responds restores resumes retains "
    "retires seeks separates settles sleeps solves specializes specialises succeeds survives "
    "tends undermines unveils vetoes violates wields writes",
}
#: End in -ed and are no verbs.
NOT_PAST = frozenset(
    "shed sled fled bred sped need indeed speed breed feed seed bleed hundred hatred kindred "
    "sacred naked wicked united exceed proceed succeed aged beloved rugged wretched embed reed "
    "deed weed greed used".split()
)
#: End in -ing and are nouns first.
NOT_ING = frozenset(
    "thing something nothing anything everything king spring string wing ring evening morning "
    "meeting building sibling ceiling wedding being during including following hearing briefing "
    "filing ruling feeling warning funding spending training housing banking gathering".split()
)
#: End in -ly and are no adverbs.
NOT_ADVERBS = frozenset(
    "family ally reply supply assembly monopoly bully rally tally elderly anomaly homily folly "
    "butterfly jelly belly daily weekly monthly quarterly friendly deadly costly lovely lonely "
    "lively orderly ugly holy silly homely kelly reilly connolly connelly donnelly emily molly "
    "sally billy holly polly lilly lily beverly kimberly carly shelly nelly kilkelly".split()
)
#: Surnames that are other words as well: "May said".
AS_NAMES = frozenset("may will day march april june august".split())
#: Base forms of cues that are nouns at least as often: what stands beside them tells.
AMBIGUOUS = frozenset(
    "state press post plan reason figure project document sign view hope fear charge comment note "
    "answer question list bill cast challenge guess judge order rule show signal attack blast "
    "support credit fault salute praise laugh smile nod voice paint address pitch blog email "
    "e-mail tweet claim report cry shout chant joke quip term brand label estimate forecast object "
    "protest bet worry doubt demand request promise pledge vow offer advocate jest cheer tease "
    "title scoff spin rant mention message call warning wish ridicule threat dispute boast brief "
    "insult cite echo welcome jab process slam rip debate guarantee advance lecture rebuke "
    "notice campaign damage taunt rail retort record appeal decree scream yell whisper sigh snap "
    "reply response remark hint swear read program issue quote highlight embrace compliment "
    "reference gripe grouse sneer commit interview rally".split()
)
#: Of these, forms that are verbs only behind a pronoun or an auxiliary.
RARELY = frozenset(
    "state states press plan plans bill bills document documents post list sign".split()
)
#: Begin a clause that asks.
QUESTIONS = frozenset("whether if how what why where who when which".split())
#: Of somebody who is not named: is said to, is believed to.
RUMOURED = frozenset(
    "said believed thought reported alleged rumored rumoured understood expected considered "
    "estimated feared claimed".split()
)
#: Verbs beyond doubt, even before a noun: "some said officials lied".
SURE = frozenset(
    "said says say told tells tell asked added argued wrote think thinks believe".split()
)
#: Short forms with a point that belongs to them.
POINTED = (
    "Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Lt|Col|Gen|Sgt|Capt|Cmdr|Adm|Maj|Prof|Rev|Hon|St|Jr|Sr|"
    "Inc|Corp|Co|Ltd|No|vs|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|"
    "Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Jan|Feb|Aug|Sept|Oct|Nov|"
    "Dec|Atty|Supt|Const|Insp|Pvt|Pfc|Asst|Secy|Cllr|Det|Brig|Amb|Pres|Dept|Univ"
)
