"""Closed classes and common nouns of English that the resolving of speakers rests on. No names of anybody or anything.

Imports nothing.
"""

from __future__ import annotations


def closed(text: str) -> frozenset[str]:
    """A closed class of words, given as they are listed: with blanks between."""
    return frozenset(text.split())


DETERMINERS = closed("""
the a an this that these those some any all each every both either neither no another such its his her their our my
your
""")
INDEFINITE = closed("a an one another some any someone somebody")
HE, SHE = closed("he him his himself"), closed("she her hers herself")
IT, THEY = closed("it its itself"), closed("they them their theirs themselves")
FIRST, FIRST_PLURAL = (
    closed("i me my mine myself i'm i've i'd i'll i’m i’ve i’d i’ll"),
    closed("we us our ours ourselves we're we've we'd we'll we’re we’ve we’d we’ll"),
)
LEADING = closed("by from to of with but and yet for")  # what may stand before a source and is no part of it
BESIDES = closed("alongside plus")  # what joins two sources beside "and"
RELATIVE = closed("who whom whose which that")
GENERIC = closed("you your one anyone everyone nobody everybody anybody no-one") | {"no one", "any one", "every one"}
PRONOUNS = HE | SHE | IT | THEY | FIRST | FIRST_PLURAL | RELATIVE | GENERIC

PARTICLES = closed("""
de da do dos del della der di du van von den ter bin ibn al el la le mac st
""")
NAME_SUFFIXES = closed("jr sr ii iii iv jr. sr.")

HONORIFICS = closed("mr mrs ms miss mx sir dame lord lady madam mr. mrs. ms. mx.")
FEMALE, MALE = (
    closed("""
mrs mrs. ms ms. miss dame lady madam spokeswoman congresswoman chairwoman councilwoman assemblywoman businesswoman
policewoman actress mother wife daughter sister widow queen princess
"""),
    closed("""
mr mr. sir lord spokesman congressman chairman councilman assemblyman businessman policeman father husband son brother
king prince
"""),
)

# Offices, ranks and occupations: what stands before a person's name, or for the person.
ROLES = closed("""
coroner recorder advocate assessor trustee chaplain postmaster controller
president vice-president premier chancellor minister secretary undersecretary treasurer governor lieutenant senator
congressman congresswoman congressmember representative delegate assemblyman assemblywoman assemblymember speaker
mayor alderman alderwoman councilman councilwoman councilmember councillor councilor commissioner supervisor selectman
comptroller auditor ambassador envoy consul diplomat judge justice magistrate prosecutor attorney lawyer counsel
solicitor barrister sheriff deputy marshal constable officer detective inspector sergeant captain major colonel
general admiral commander corporal private superintendent chief director manager administrator chairman chairwoman
chairperson chair head leader founder co-founder cofounder owner executive ceo cfo coo president-elect spokesman
spokeswoman spokesperson strategist adviser advisor aide consultant analyst economist historian scientist researcher
professor dean principal teacher lecturer scholar expert author writer novelist poet columnist commentator pundit
editor publisher reporter journalist correspondent anchor host moderator presenter producer narrator doctor dr dr.
physician surgeon nurse psychologist psychiatrist engineer architect farmer fisherman pilot driver actor actress
singer musician comedian director coach athlete pope cardinal archbishop bishop priest pastor reverend rabbi imam
sister brother father mother wife husband widow widower son daughter cousin uncle aunt king queen prince princess duke
sultan emir sheikh candidate nominee frontrunner front-runner challenger incumbent contender lawmaker legislator
politician tycoon billionaire businessman businesswoman entrepreneur investor developer activist organiser organizer
campaigner lobbyist volunteer witness plaintiff defendant victim survivor resident neighbour neighbor student voter
veteran soldier agent harbourmaster harbormaster clerk registrar ombudsman czar tsar operative pollster speechwriter
biographer translator ranger warden whip nominee prof prof. rev rev. fr. gov gov. sen sen. rep rep. reps. sens. del.
gen gen. col col. lt lt. sgt sgt. cpl. capt capt. cmdr. adm. maj. supt supt. det. atty. hon hon. pres. insp. cllr
cllr. sec.
""")
SHORT_ROLES = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "col": "colonel", "lt": "lieutenant",
    "sgt": "sergeant", "capt": "captain", "adm": "admiral", "supt": "superintendent", "det": "detective",
    "prof": "professor", "dr": "doctor", "atty": "attorney", "rev": "reverend", "pres": "president", "cllr": "councillor",
    "insp": "inspector", "sec": "secretary", "hon": "judge", "congressman": "representative",
    "congresswoman": "representative", "spokeswoman": "spokesperson", "spokesman": "spokesperson", "chairwoman": "chair",
    "chairman": "chair", "chairperson": "chair", "lawyer": "attorney", "councilor": "councillor",
}  # fmt: skip
# What may stand between a place or office and a name: "Acting", "Former", "Deputy".
ROLE_MODIFIERS = closed("""
acting former deputy assistant vice interim outgoing incoming late then longtime co junior senior ranking chief top
first
""")

# Common nouns that end or begin the name of a body.
ORGANISATIONS = closed("""
administration agency alliance association authority bank board brigade bureau cabinet caucus center centre chamber
church city club coalition college commission committee community company conference congress consortium corporation
corps council county court department directorate embassy enforcement federation fire firm force forum foundation
front fund government group guard hospital house inc institute institution journal laboratory league legion
legislature magazine mayoralty ministry mission monitor museum network news newspaper observatory office organisation
organization pac panel parliament parish party patrol police post press project radio registry review school
secretariat senate service services society state station studio supreme syndicate task team television times tribunal
tribune trust union university utility watch herald gazette chronicle courier observer examiner dispatch bulletin
telegraph mirror guardian star sun record argus advertiser campaign camp newsroom outlet paper side regime army navy
militia band bloc chapter branch division unit works llc ltd co corp plc
""")
# Nouns that stand for a body named before: "the department", "the campaign".
BODIES = ORGANISATIONS - closed("""
city county state house fire star sun record front side watch mirror post press task times works supreme community
""") | closed("outlet website site charity nonprofit think-tank city county state")

# What may stand behind the name of a body and tells only what it is: "the Harbour Watch group".
NAMED_BODIES = closed("group tabloid newspaper network firm company organisation organization")

CAMPAIGNS = closed("campaign team camp operation")  # what a candidate has

DOCUMENTS = closed("""
account accounts ad ads advert advertisement advisory affidavit agreement analysis announcement article articles audit
bill biography blog book books brief briefing broadcast brochure bulletin cable census charter chart complaint
constitution contract cover data database decision declaration decree deposition diary disclosure disclosures dispatch document
documents dossier draft editorial email emails e-mail e-mails estimate estimates evidence exhibit facts file files
filing filings film findings footage forecast forecasts graphic guide guidelines headline headlines indictment inquiry
interview invitation lawsuit leaflet legend letter letters list log logs mailer manifesto manual map memo memoir
memorandum message messages minutes motion note notes notice novel op-ed opinion order paper papers petition picture
piece placard plan platform poll polls post posting posts poster press-release proclamation profile proposal proverb
rating readout record records recording release report reports resolution results review ruling rulings rumors rumours
saying script scripture search settlement sign signs slogan song source-book speech spot statement statements
statistics statute stories story studies study subpoena suit summary survey surveys tape tapes testimony text texts
theory transcript transcripts treaty tweet tweets verdict video videos warrant website wire
""")

NOT_PLURAL = closed("""
analysis news series species congress press witness boss class process census chorus status campus virus atlas
business success access politics
""")
PEOPLE = closed("""
people police men women children staff faculty public crowd audience jury majority minority half most many some others
few both millions thousands hundreds dozens both community everyone folks clergy percent
""")

TIMES = closed("this last next earlier yesterday today monday tuesday wednesday thursday friday saturday sunday")

SENTENCE_OPENERS = closed("""
the a an this that these those some any all each every both either neither no another such its his her their our my
your he she it they we you i who whom whose which what when where why how if whether while as since because although
though unless until and but or nor for so yet still also then thus hence however moreover meanwhile instead indeed
perhaps maybe even only just not never in on at to of by from with without within into onto over under after before
during between among against about above below across through toward towards upon amid despite per via like unlike
than more most less least many much few several other others one two three four five six seven eight nine ten hundreds
thousands millions there here now today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december last next first second once
beyond behind beneath beside besides alongside outside inside around near off out up down throughout
again ever later earlier soon recently currently finally according asked told said says speaking citing noting adding
calling labeling labelling is are was were be been has have had do does did will would can could should might must let
yes no well ok okay none nobody everyone everybody someone somebody anyone anybody nothing something everything
""")
NEGATIONS = closed("""
not never no neither nor none nobody denied denies deny denying declined declines decline declining refused refuses
refuse refusing rejected rejects disputed disputes without cannot
""")
MODALITIES = (
    ("asked", closed("""
ask asks asked asking question questions questioned questioning wonder wonders wondered wondering inquire inquires
inquired query queried
""")),
    ("promised", closed("""
promise promises promised promising vow vows vowed vowing pledge pledges pledged pledging swear swears swore guarantee
guaranteed
""")),
    ("threatened", closed("threaten threatens threatened threatening")),
    ("possible", closed("would could may might if should can expected likely unlikely will")),
)  # fmt: skip
