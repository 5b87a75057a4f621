"""Words that tell what an actor is: nouns with their PLOVER sector and kind, offices and titles before names."""

from __future__ import annotations

import re

_WORDS = {
    ("MIL", "armed-force"):
        "army armies military soldier soldiers troop troops air-force air-forces navy navies marines commandos "
        "paratroopers servicemen serviceman warplane warplanes jet jets forces armed-forces security-forces "
        "special-forces garrison battalion brigade regiment division platoon squadron coast-guard national-guard "
        "border-guard border-guards airmen sailors sailor conscripts paramilitary paramilitaries peacekeepers "
        "peacekeeper fighter-jets helicopters helicopter gunship gunships warship warships artillery bombers fleet "
        "joint-forces defence-forces defense-forces colonel general lieutenant captain major sergeant private "
        "admiral",
    ("COP", "state"):
        "police policeman policemen policewoman police-officer police-officers officers constable constables "
        "sheriff deputies gendarmes gendarmerie riot-police prison-guards detectives detective customs cops cop "
        "sheriff's-office",
    ("REB", "non-state"):
        "rebel rebels insurgent insurgents militant militants guerrilla guerrillas separatists separatist fighter "
        "fighters militia militias militiamen militiaman jihadists jihadist jihadis jihadi extremists extremist "
        "terrorists terrorist islamists mujahideen resistance secessionists opposition-fighters terrorist-group "
        "militant-group armed-group rebel-group suicide-bomber suicide-bombers terror-cell",
    ("UAF", "non-state"):
        "gunman gunmen attacker attackers assailant assailants bomber unknown-gunmen armed-men hitmen shooter "
        "shooters masked-men unidentified-men individuals armed-individuals armed-assailants sniper snipers "
        "kidnappers hijackers",
    ("CRM", "non-state"):
        "gang gangs cartel cartels pirate pirates smugglers traffickers drug-traffickers robbers bandits criminals "
        "criminal thieves mafia hooligans suspect suspects looters poachers",
    ("GOV", "state"):
        "government governments ministry minister ministers president presidency prime-minister premier officials "
        "official authorities cabinet regime administration governor mayor embassy consulate ambassador spokesman "
        "spokeswoman envoy state diplomat diplomats foreign-ministry defence-ministry defense-ministry "
        "interior-ministry junta kingdom emir king sultan monarch royal-court leadership leaders leader country "
        "secretary-of-state chancellor foreign-minister prime-minister's-office municipality city-council council "
        "civil-servants",
    ("LEG", "state"):
        "parliament lawmakers lawmaker senators senator congressman congressmen mp mps legislature legislators "
        "senate deputies assembly national-assembly house-of-commons house-of-representatives",
    ("JUD", "state"):
        "court courts judge judges prosecutor prosecutors tribunal magistrate supreme-court attorney-general jury "
        "district-attorney",
    ("SPY", "state"):
        "intelligence intelligence-agency intelligence-service spies spy secret-service secret-police "
        "intelligence-officials intelligence-officers",
    ("PTY", "non-state"): "party political-party communists socialists conservatives ruling-party",
    ("OPP",
    "non-state"): "opposition opposition-leader opposition-activists dissidents dissident opposition-party "
        "opposition-parties",
    ("IGO", "igo"): "un-mission un-peacekeepers un-observers un-inspectors un-envoy un-experts un-monitors inspectors",
    ("NGO", "ngo"):
        "ngo ngos charity charities aid-group aid-groups aid-agencies aid-workers aid-worker rights-group "
        "rights-groups human-rights-group humanitarian-organisations monitoring-group watchdog monitor activists "
        "activist campaigners volunteers rescue-workers rescuers volunteer-rescuers",
    ("MED", "media"):
        "journalist journalists reporter reporters newspaper newspapers media television tv news-agency radio "
        "broadcaster photographer photographers cameraman correspondents press state-media state-television "
        "state-tv daily magazine editor correspondent",
    ("HLH", "crowd"):
        "doctor doctors medic medics nurse nurses hospital paramedics paramedic ambulance clinic medical-staff "
        "health-workers surgeon surgeons patients",
    ("EDU",
    "crowd"): "student students teacher teachers pupils schoolchildren university school professor schoolgirls "
        "schoolboys",
    ("REL", "crowd"):
        "priest priests imam imams bishop bishops cleric clerics monks monk nuns pastor church mosque archbishop "
        "rabbi worshippers pilgrims cardinal ayatollah",
    ("LAB", "crowd"):
        "worker workers union unions trade-union miners employees strikers labourers laborers labour-union dockers "
        "truck-drivers",
    ("BUS", "crowd"):
        "company companies firm businessman businessmen bank oil-company contractor contractors corporation "
        "shopkeepers traders airline",
    ("AGR",
    "crowd"): "farmer farmers peasants peasant herders fishermen campesinos shepherds herdsmen villagers-farmers",
    ("REF",
    "crowd"): "refugee refugees migrants migrant displaced displaced-people asylum-seekers displaced-families idps",
    ("JEW", "crowd"): "jewish-settlers settlers jews jewish-worshippers",
    ("CVL", "crowd"):
        "civilian civilians people person man men woman women child children boy boys girl girls resident "
        "residents villager villagers protester protesters protestors demonstrator demonstrators crowd crowds "
        "families family passenger passengers bystander bystanders baby teenager teenagers youths youth mourners "
        "tourists tourist supporters citizens citizen locals eyewitnesses eyewitness witness witnesses mother "
        "father son daughter brother sister wife husband couple victims victim drivers driver motorists relatives "
        "toddler shoppers households inhabitants hostages hostage rioters marchers population nationals infant "
        "elderly neighbors neighbours",
    ("ELI", "person"):
        "former-president former-prime-minister former-minister ex-president tycoon tribal-leaders elders "
        "tribal-elders elder",
}  # fmt: skip
SECTOR_OF: dict[str, tuple[str, str]] = {
    word.replace("-", " "): pair for pair, words in _WORDS.items() for word in words.split()
}
"""A noun or compound, in lower case, to (PLOVER sector, kind)."""

_OFFICES = {
    "GOV":
        "president|vice[ -]president|prime minister|deputy prime minister|premier|chancellor|foreign minister|"
        "foreign secretary|interior minister|finance minister|home secretary|"
    "(?:_FIELD_ )?minister(?: of (?:the )?[A-Za-z]+(?: affairs)?)?|secretary of state|secretary of defen[sc]e|"
    "defen[sc]e secretary|governor|mayor|ambassador|envoy|special envoy|king|queen|emir|sultan|prince|crown prince|"
    "premier|"
    "supreme leader|white house spokes(?:man|woman|person)|foreign ministry spokes(?:man|woman|person)|government "
    "spokes(?:man|woman|person)|(?:_FIELD_ )?ministry spokes(?:man|woman|person)|state department spokes(?:man|"
    "woman|person)|kremlin spokes(?:man|woman|person)|presidential spokes(?:man|woman|person)|deputy minister|"
    "undersecretary|consul|prefect|attorney general|security adviser|national security adviser|kremlin aide",
    "MIL":
        "defen[sc]e minister|general|gen\\.?|lieutenant[ -]general|lt\\.? gen\\.?|major[ -]general|maj\\.? gen\\.?|"
        "brigadier(?:[ -]general)?|brig\\.? gen\\.?|colonel|col\\.?|lieutenant[ -]colonel|lt\\.? col\\.?|major|"
        "maj\\.?|captain|capt\\.?|lieutenant|lt\\.?|sergeant|sgt\\.?|admiral|commander|field marshal|chief of "
        "staff|army chief|army spokes(?:man|woman|person)|military spokes(?:man|woman|person)|pentagon "
        "spokes(?:man|woman|person)|coalition spokes(?:man|woman|person)|pilot|corporal|private|marshal|army "
        "commander|air force chief|defen[sc]e ministry spokes(?:man|woman|person)",
    "COP":
        "police chief|police commissioner|inspector|police spokes(?:man|woman|person)|sheriff|detective|officer|"
        "constable|superintendent|police superintendent|deputy sheriff|police captain|police officer|inspector "
        "general|commissioner",
    "LEG":
        "senator|sen\\.?|representative|rep\\.?|congressman|congresswoman|speaker|lawmaker|mp|deputy|parliamentary "
        "speaker|house speaker",
    "JUD":
        "judge|justice|chief justice|prosecutor|district attorney|chief prosecutor|state prosecutor|magistrate|"
        "public prosecutor",
    "REL":
        "pope|archbishop|bishop|father|imam|sheikh|ayatollah|grand mufti|patriarch|cardinal|rabbi|reverend|rev\\.?|"
        "pastor|grand ayatollah|mullah|cleric",
    "OPP": "opposition leader", "REB":
        "rebel commander|rebel leader|militant leader|rebel spokes(?:man|woman|person)|guerrilla leader|militia "
        "leader",
    "HLH": "dr\\.?|doctor|surgeon", "EDU": "professor|prof\\.?",
    "MED": "journalist|reporter|correspondent|editor|photographer|photojournalist",
    "IGO":
        "un secretary[ -]general|secretary[ -]general|un envoy|un special envoy|un spokes(?:man|woman|person)|un "
        "coordinator|un high commissioner|nato secretary[ -]general|un humanitarian chief|eu foreign policy chief",
    "NGO": "activist|human rights activist|aid worker|director|observatory director|observatory head",
    "":
        "mr\\.?|mrs\\.?|ms\\.?|miss|sir|lord|lady|spokes(?:man|woman|person)|leader|chief|head|former [a-z]+(?: "
        "[a-z]+)?|ex-[a-z]+|analyst|expert|lawyer|attorney|resident|businessman|farmer|driver|shopkeeper|engineer|"
        "student|teacher",
}  # fmt: skip
_FIELDS = (
    "defen[sc]e|foreign|interior|finance|oil|energy|health|justice|education|information|transport|transportation|"
    "agriculture|trade|culture|economy|economic|labou?r|home|security|planning|communications|environment|housing|"
    "water|housing|tourism|industry|science|youth|sports?|public works|war|prime|state|cabinet|junior|deputy|human "
    "rights|government"
)
_OFFICES = {sector: words.replace("_FIELD_", f"(?:{_FIELDS})") for sector, words in _OFFICES.items()}
TITLE_SECTORS = tuple(
    (re.compile(rf"(?:acting |deputy |former |senior |chief |then[- ]|first |ex-)*(?:{words})", re.IGNORECASE), sector)
    for sector, words in _OFFICES.items()
)
TITLES = re.compile(
    rf"(?P<title>(?:(?:acting|deputy|former|senior|chief|first|outgoing|incoming|retired) "
    rf")*(?:{'|'.join(w for w in _OFFICES.values())}))(?=[\s,]|$)",
    re.IGNORECASE,
)
"""A title or office, anywhere; the longest at a place wins by order of the sectors."""


TITLE_STARTS = frozenset(
    {w[:4] for words in _OFFICES.values() for w in re.findall(r"(?:^|\||\(\?:|\) )([a-z]{2,4})", words)}
    | set("acti depu form seni chie firs outg inco reti".split())
)
"""The first letters of every title: a cheap look before the long pattern is tried."""


def sector_of_title(title: str) -> str | None:
    """PLOVER sector of an office, None for mere forms of address. A former holder is of the elite (ELI)."""
    lowered = title.lower().strip()
    if re.match(r"(?:former|ex-|retired)", lowered):
        return "ELI"
    best: tuple[int, str] = (0, "")
    for pattern, sector in TITLE_SECTORS:
        found = pattern.fullmatch(lowered)
        if found and sector and (sector not in ("GOV",) or best[0] == 0):
            best = (len(lowered), sector)
    return best[1] or None


_CIVIL_CRAFT = re.compile(
    r"\b(?:passenger|airline|business|cargo|charter(?:ed)?|civil|civilian|commercial|corporate|medical|private|tourist)"
    r"(?: \w+)? (?:airliners?|aircraft|planes?|jets?|helicopters?|flights?)$"
)
_OWN_MEN = re.compile(r"(?:\w+ )*(?:his|her|their|its|whose) (?:own )?(?:men|boys)")


def sector_of_words(words: str) -> tuple[str, str] | None:
    """(sector, kind) of a descriptive phrase by its last known noun ("the Syrian army", "two aid workers"); None
    unknown.
    """
    tokens = re.findall(r"[\w'’]+(?:-\w+)*", words.lower().replace("-", " "))
    cut = next(
        (
            i
            for i, t in enumerate(tokens)
            if i
            and t
            in (
                "of",
                "in",
                "from",
                "at",
                "near",
                "on",
                "who",
                "with",
                "loyal",
                "linked",
                "backed",
                "including",
                "aged",
                "belonging",
            )
        ),
        len(tokens),
    )
    if _CIVIL_CRAFT.search(" ".join(tokens[:cut])) or _OWN_MEN.fullmatch(" ".join(tokens)):
        return None
    for head in (tokens[:cut], tokens):
        for end in range(len(head), 0, -1):
            for size in (3, 2, 1):
                if size <= end and (found := SECTOR_OF.get(" ".join(head[end - size : end]))):
                    return found
    return None
