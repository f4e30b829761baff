"""Words of English that evaluate whatever they are said of, and words that heighten: general ones, for and against.

No person, group, position or subject is among them, and none that reports use to describe ("important", "strong",
"critical"). Inflected forms are spelt out. Imports the lexicon.
"""

from __future__ import annotations

from onrecord.read.text.lexicon import closed

_AGAINST = closed("""
abhorrent abject abominable absurd absurdly abysmal amateurish appalling appallingly arrogant arrogantly asinine
atrocious atrociously awful baffling baseless bigoted bizarre bizarrely blatant blatantly blundering bogus boneheaded
botched brazen brazenly bumbling bungled bungling callous callously catastrophic catastrophically clownish clueless
clumsily clumsy contemptible contemptuous corrupt cowardly crackpot craven crazed crazy creepy cringeworthy crooked
cruel cruelly cynical cynically damning dangerous dangerously dastardly deceitful deceitfully deceptive deceptively
delusional demeaning deplorable deplorably depraved deranged despicable despicably detestable devious diabolical
disastrous disastrously disgraceful disgracefully disgusting disgustingly dishonest dishonestly dishonorable
dishonourable disingenuous disingenuously dismal dismally disreputable dreadful dreadfully dubious dubiously dumb
egregious egregiously embarrassing embarrassingly evil excruciating farcical fatuous fearmongering feckless fiendish
filthy flimsy foolhardy foolish foolishly futile ghastly glaring glaringly gratuitous greedy grim grotesque grotesquely
gruesome gullible haphazard hapless harebrained hateful heartless heinous hellish hideous hopeless hopelessly horrendous
horrendously horrible horribly horrid horrifying hypocritical hysterical idiotic ignoble ignorant ill-advised
ill-conceived illogical immoral impotent inane incoherent incompetent incompetently indefensible inept ineptly
inexcusable inexcusably infamous inhumane insane insanely insidious insufferable insulting intolerable irrational
irresponsible irresponsibly jaw-dropping lackluster lacklustre lame lamentable lamentably laughable laughably lawless
loathsome loony ludicrous ludicrously lurid maddening malevolent malicious maliciously manipulative mean-spirited
meddling mediocre menacing menacingly mindless mindlessly misguided monstrous moronic muddled nasty nauseating nefarious
nightmarish nonsensical notorious notoriously noxious obnoxious obscene obscenely odious offensive ominous ominously
outlandish outrageous outrageously over-the-top overblown overhyped pathetic pathetically patronising patronizing
perverse perversely petty phoney phony pitiful pitifully pointless pompous preposterous preposterously pretentious rabid
rambling rancid reckless recklessly reprehensible repugnant repulsive ridiculous ridiculously rotten ruinous ruthless
ruthlessly sanctimonious scandalous scandalously scaremongering scary self-serving senseless shabby shady sham shambolic
shameful shamefully shameless shamelessly shifty shocking shockingly shoddy sickening sickeningly silly sinister
slanderous slavish sleazy slimy sloppy smug smugly sneaky sordid spineless spiteful squalid stupendous stupid stupidly
substandard tasteless tawdry terrible terribly thuggish toothless traitorous trashy treacherous troubling tyrannical
ugly unacceptable unacceptably unapologetic unapologetically unbelievable unbelievably unconscionable unconscionably
underhand underhanded undignified unethical unfair unfairly unforgivable unfounded unhinged unjust unjustly unscrupulous
unseemly untrustworthy unwarranted unwise useless vacuous vapid venal vengeful venomous vicious viciously vile
vindictive vulgar wacky warped weak-kneed weird whiny wicked wildly witless woeful woefully worthless wretched
wrong-headed wrongheaded zany
""")
_FOR = closed("""
admirable admirably adorable amazing amazingly astonishing astounding awe-inspiring awesome beautiful beautifully
benevolent breathtaking breathtakingly brilliant brilliantly charismatic commendable commendably compassionate
courageous courageously dazzling delightful delightfully dignified effortless effortlessly elegant elegantly eloquent
eloquently enchanting enlightened esteemed exceptional exceptionally exemplary exquisite extraordinarily extraordinary
fabulous fantastic fearless fearlessly flawless flawlessly formidable gallant gallantly gifted glorious gloriously
gorgeous graceful gracefully gracious graciously groundbreaking hard-working hardworking heartening heartwarming heroic
heroically honorable honorably honourable honourably humane iconic illustrious immaculate impeccable impeccably
impressive impressively incisive incomparable incredible ingenious inspirational inspiring intrepid invaluable
irresistible judicious laudable legendary level-headed lionhearted lovely luminous magical magnanimous magnificent
magnificently majestic marvellous marvelous masterful masterfully masterly memorable meticulous miraculous miraculously
nimble noble nobly outstanding outstandingly peerless perfectly phenomenal phenomenally praiseworthy priceless
principled prudent prudently refreshing refreshingly remarkable remarkably reputable resilient resounding resplendent
righteous sane savvy selfless selflessly sensational sensible sensibly shrewd shrewdly skilful skillful spectacular
spectacularly spirited splendid splendidly stalwart steadfast steadfastly stellar sterling stirring stunning stunningly
stylish sublime superb superbly superlative tasteful terrific thoughtful thoughtfully thrilling tireless tirelessly
top-notch trailblazing tremendous tremendously triumphant triumphantly trustworthy unblemished unforgettable
unparalleled upstanding valiant valiantly virtuous visionary well-deserved wise wisely witty wonderful wonderfully
wondrous
""")
_NOUNS = closed("""
abomination absurdity atrocity betrayal bigot bigotry blunder boondoggle buffoon buffoonery bullies bully catastrophe
cesspool charade charlatan charlatans clown clowns coward cowardice cowards crackpots cronies cronyism debacle deceit
depravity disaster disgrace dishonesty embarrassment fanatic fanatics farce fearmonger fiasco folly fool fools fraudster
freeloader freeloaders goons greed hellhole hypocrisy hypocrite hypocrites hysteria idiocy idiot idiots imbecile
incompetence ineptitude insanity insult lackey lackeys laughing-stock laughingstock liar liars luminary lunacy lunatic
lunatics madness maniac masterpiece masterstroke menace mess mockery monstrosity moron morons nightmare nonsense outrage
patsy perversion propaganda rubbish savior saviour scam sham shambles shenanigans stooge stooges stunt stupidity swindle
thug thugs trailblazer traitor traitors travesty treachery tripe triumph tyranny tyrant villain villains warmonger
witch-hunt zealot zealots
""")
# How the one who writes stands to what is written.
_STANCE = closed("""
alas conveniently fortunately hopefully inexplicably ironically luckily mercifully predictably regrettably sadly
self-appointed self-proclaimed self-styled so-called somehow supposed supposedly tellingly thankfully unfortunately
unsurprisingly
""")
EVALUATIVE = _AGAINST | _FOR | _NOUNS | _STANCE
"""Adjectives, adverbs and nouns, in lower case."""

INTENSIFIERS = closed("""
absolutely awfully clearly completely decidedly downright enormously exceedingly extremely frankly hugely immensely
incredibly infinitely intensely massively obviously outright plainly profoundly really sheer staggeringly starkly surely
thoroughly totally truly undeniably undoubtedly unquestionably utter utterly vastly very wholly
""")
"""Adverbs and adjectives that heighten what they stand with, or claim that it is beyond doubt."""

IDIOMS = (
    r"(?:it|this|that)(?: is|[’']s) (?:just )?(?:plain )?wrong|can(?:[’']t|not) come soon enough|enough is enough|"
    r"slap in the face|beyond the pale|out of touch|hell[- ]bent|tone[- ]deaf|worst of all|thank (?:goodness|heavens)|"
    r"mak(?:e|es|ing) no sense|do(?:n|esn)[’']t make sense|upside down|lift a finger|time and time again"
)
"""Turns of phrase that evaluate, as a pattern."""
