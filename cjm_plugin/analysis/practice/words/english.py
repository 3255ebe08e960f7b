"""English: channels and how they are listed, a company's people and what they do.

A noun before another is only half of a word (“manager call”, “support ticket”), and half of the verbs are
nouns too (“courier calls are missed”). So a role is a subject only before a verb that people of a company are
known for, and where that verb may be a noun, what stands behind it decides.

Not ours: trades that customers hire themselves (electrician, accountant, doctor), the post, the bank. Not
people: sites, apps, machines, bots: what they do is what the customer sees.
"""

from __future__ import annotations

from cjm_plugin.analysis.practice.words.listing import Listing
from cjm_plugin.analysis.practice.words.phrases import each, paired, spelled
from cjm_plugin.analysis.practice.words.voice import Company, Customer, Deeds, Forms, Voice, words

LISTING = Listing(
    names={
        "site": [
            *each(spelled("site website webpage homepage webshop web-shop e-shop", "- s")),
            *paired("web internet", "site sites page shop shops"),
            *paired("online", "shop shops store"),
        ],
        "app": "app apps",
        "site app": ["online", "online account"],
        "e-mail": "e-mail e-mails email emails newsletter newsletters",
        "e-mail post": "mail mails letter letters",
        "post": "post mailing leaflet leaflets",
        "phone": [
            *each("phone phones telephone hotline hotlines helpline call calls call-centre call-center"),
            *paired("phone telephone", "call calls"),
            *paired("call contact", "centre center centres centers"),
        ],
        "chat": ["chat", "chats", "chatbot", "chatbots", "chat-bot", *paired("live web", "chat chats")],
        "messenger": ["messenger", "messengers", *paired("instant", "messenger messengers messaging")],
        "sms": ["sms", "text", "texts", *paired("text sms", "message messages")],
        "sms e-mail chat messenger app push": "message messages",
        "push": ["push", "pushes", *paired("push app", "notification notifications")],
        "social": paired("social", "media network networks"),
        "place": [
            *each(spelled("shop store branch office showroom salon outlet", "- s")),
            "branches",
            "in person",
            "in-person",
            "face to face",
            "in-store",
        ],
    },
    acts={
        "phone": "rings calls phones telephones",
        "e-mail": "e-mails emails",
        "sms": "texts",
        "chat": "chats",
        "sms e-mail chat messenger post": "writes messages",
        "place": "visits comes",
    },
    every=[
        *paired("any every each whichever another", "channel"),
        *paired("all other several different various multiple many these both", "channels"),
        "any other channel",
        "all other channels",
        "all our channels",
        "all the channels",
        "any of our channels",
        "other means of communication",
    ],
    rest=["etc", "so on", "the like"],
    joints={
        "and": ["and", "&", "+", "plus", "as well as", "and also"],
        "or": ["or", "/", "or else"],
        "comma": [","],
    },
    by="by via through over on in at using across",
    used="online person in-person face in-store",
    between="a an the our my his her their its by via through over on in at using across to from for of"
    " mobile own live official company local nearest personal social corporate nice quick same"
    " either both another",
    moving="between",
    apart=[
        *each(
            "compares comparing compare chooses choose choosing picking prefers weighs registers"
            " confirms identifies verifies wonders decides whether choice switches"
        ),
        "logs in",
        "signs in",
        "signs up",
    ],
    mentioned="leaves enters gives types fills provides adds changes updates checks corrects finds looks"
    " searches seeks hunts notes copies reads shares tells saves deletes sees ticks unticks allows"
    " disables mutes stops turns buys orders sells repairs returns lends puts loses keeps throws"
    " shows prints agrees consents subscribes unsubscribes without neither not no",
)

_DEEDS = (
    "send call ring phone e-mail email text inform notify answer reply respond contact remind invite"
    " schedule plan assign forward refund approve reject decline refuse verify apologise apologize"
    " explain tell ask offer deliver ship dispatch process confirm check prepare pack install repair"
    " advise decide publish launch transfer reschedule route register review escalate acknowledge"
    " issue suggest propose recommend promise inspect collect redirect pick handle resolve thank greet"
    " onboard consult investigate analyse analyze monitor coordinate prioritise prioritize evaluate"
)
_VERBS = (
    "come arrive visit bring carry take give hand name show say speak talk listen write look find fix"
    " fit mount connect measure weigh draw note record enter type read count sign open close unload"
    " load drive wait knock enter leave help sell serve meet welcome work start finish stop begin bill"
    " charge invoice quote order book cancel change move make put get keep let lead guide forget know"
    " see want need try demonstrate demo present calculate estimate diagnose discover identify search"
    " pass warn teach train persuade convince agree argue joke guess test swap replace return remove"
    " clean photograph photo film print scan hang pause promise point learn hear receive use go do"
    " have be seem hurry run ignore misunderstand repeat return interrupt"
)
_CUSTOMERS = "customer client buyer shopper user consumer subscriber"


def _third(verbs: str) -> str:
    """Verbs in the third person."""
    return " ".join(_with_s(verb) for verb in verbs.split())


def _with_s(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "go", "do")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb[-1] == "y" and verb[-2] not in "aeo" else f"{verb}s"


def _past(verbs: str) -> str:
    """Regular verbs in the past."""
    return " ".join(_with_ed(verb) for verb in verbs.split())


def _with_ed(verb: str) -> str:
    return verb[:-1] + "ied" if verb[-1] == "y" and verb[-2] not in "aeo" else verb.rstrip("e") + "ed"


_PARTICIPLES = (
    "sent called rung phoned e-mailed emailed texted messaged informed notified contacted reminded"
    " invited offered transferred redirected routed forwarded assigned registered verified identified"
    " refunded billed charged invoiced provided served processed onboarded alerted advised consulted"
    " greeted prompted escalated acknowledged surveyed delivered issued credited given shown told"
)
_NOUNS_TOO = (
    "call ring phone e-mail email text answer reply contact plan refund offer process check repair"
    " launch transfer route review issue promise schedule pick ship pack handle visit hand name show"
    " talk look find fix fit mount measure note record type count sign load drive wait help work start"
    " finish stop bill charge invoice quote order book change move demo estimate search pass train"
    " guess test return film print scan pause point use go run need want lead guide decline"
)

VOICE = Voice(
    company=Company(
        people=[
            *each(
                spelled(
                    "manager operator agent consultant courier engineer adviser advisor technician"
                    " fitter installer driver dispatcher specialist representative rep clerk teller"
                    " cashier receptionist employee crew surveyor supervisor coordinator telemarketer"
                    " salesperson seller recruiter merchandiser marketer",
                    "- s",
                )
            ),
            *each("salesman salesmen saleswoman saleswomen salespeople repairman repairmen staff"),
            *paired("shop sales store service", "assistant assistants"),
            *paired("delivery service sales", "man men woman person people guy guys"),
            *paired(
                "account sales service store shop delivery support", "exec executive executives team teams"
            ),
        ],
        houses=[
            *each("support sales helpdesk logistics marketing dispatch"),
            *paired("customer technical tech", "support service services care"),
            *paired("contact call service", "centre center desk"),
            *paired("help front", "desk"),
            *paired("back head", "office"),
            *paired("quality", "control assurance"),
            *each("call-centre call-center team teams department departments shop store"),
        ],
        ours=each(
            "company shop store team bank office branch warehouse centre center firm partner partners"
            " people service system systems website side business clinic hotel salon brand experts"
            " colleague colleagues"
        ),
        plurals=words("staff salesmen saleswomen salespeople repairmen men women people guys crew"),
        we=words("we"),
        my=words("our"),
        determiners=words("the a an another one each every some two three this that"),
        adjectives=Forms(
            "account sales service support delivery customer client shop store bank office personal"
            " dedicated senior junior duty night day field key area regional relationship product"
            " credit loan insurance claims warehouse chat phone hotline second third first new same"
            " next other different human live virtual friendly kind polite young tired angry rude"
            " experienced responsible available on-call assigned call-centre contact-centre contact"
            " call centre center technical tech after-sales aftersales it hr billing payment payments"
            " legal marketing logistics repair installation finance floor head back-office studio"
            " kitchen project quality travel booking front-desk dispatch returns complaints care"
            " success onboarding"
        ),
    ),
    deeds=Deeds(
        verbs=Forms(
            f"{_third(_DEEDS)} {_third(_VERBS)} {_past(_DEEDS)} {_past(_VERBS)}"
            " sent rang told came brought took gave said spoke wrote found drew went made put kept"
            " left knew saw is was has had does did isn't wasn't"
        ),
        deeds=Forms(_third(_DEEDS)),
        we_do=Forms(
            "send notify inform remind deliver ship dispatch process offer refund assign forward"
            " onboard issue publish provide serve sent notified informed delivered offered"
        ),
        bare_verbs=Forms(f"{_DEEDS} {_VERBS} are were have do don't aren't haven't"),
        bare_deeds=Forms(_DEEDS),
        helpers=words(
            "will would can could may might must should won't can't cannot couldn't wouldn't"
            " shouldn't doesn't didn't don't is was are were has have had isn't wasn't aren't hasn't"
        ),
        nouns_too=words(f"{_NOUNS_TOO} {_third(_NOUNS_TOO)}"),
        shown_by=words(
            "the a an her him it them us me my his their our your she he they this that these those"
            " all every each no nothing something somebody someone everybody everyone what whether how"
            " when why where which if back up out off customers clients people customer client again"
            " once twice later first himself herself themselves two three ten half any one some"
            " another"
        ),
        denied_by=words(
            "are were have do don't aren't haven't get come go arrive annoy cost pile stop take last"
            " begin start keep fail grow drop rise fall need end seem sound vary differ"
        ),
    ),
    customer=Customer(
        names=words(f"{_CUSTOMERS} {_third(_CUSTOMERS)}"),
        being=words("is are was were be been being get gets got has have will"),
        done_to=Forms(_PARTICIPLES),
        handled=[
            *paired("the our each every", _CUSTOMERS),
            *paired("the our all", _third(_CUSTOMERS)),
            *_third(_CUSTOMERS).split(),
        ],
        handed=[
            *(f"to {phrase}" for phrase in paired("the our each every", _CUSTOMERS)),
            *(f"to {phrase}" for phrase in paired("the our all", _third(_CUSTOMERS))),
            *(f"to {word}" for word in _third(_CUSTOMERS).split()),
        ],
        handling=Forms(
            _third(
                "send e-mail email call notify inform contact remind invite offer refund charge serve"
                " redirect transfer onboard consult advise phone text deliver forward provide issue"
            )
        ),
    ),
    fillers=words(
        "not never always also then still just only often sometimes usually already again now first"
        " immediately promptly quickly finally later soon politely personally himself herself"
        " themselves really who ever hardly even kindly patiently gladly slowly manually automatically"
        " both all back"
    ),
    any_one=words("a an any another some"),
    prepositions=words(
        "of from at in on with for by within after before during without about behind near under over"
        " until through to inside into per since upon"
    ),
    opening=[
        *each(
            "then afterwards later next meanwhile finally first now soon immediately today tomorrow"
            " usually often sometimes and but so eventually instead here there once again"
        ),
        *(
            f"{one} {two} {three}"
            for one in ("an", "a", "one", "half", "the", "two", "three", "some", "few")
            for two in each("hour hours day days week weeks minute minutes month months year moment")
            for three in ("later", "before", "earlier", "after", "ahead")
        ),
        *paired("next same that this every", "day morning evening week afternoon month time night"),
        *(
            f"the {phrase}"
            for phrase in paired("next same following", "day morning evening week afternoon month")
        ),
        "after that",
        "at first",
        "in the evening",
        "in the morning",
        "at last",
    ],
    subordinating=words("when if while once as because although though unless where whenever"),
)
