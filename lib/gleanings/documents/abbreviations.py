"""Abbreviations, by what may follow them.

Shape tells most of them: single letters, letters with stops between, words without a vowel, a small letter or a
figure behind the stop. Only those that look like words are listed here, by language.
"""

from dataclasses import dataclass
from functools import lru_cache

from gleanings.documents.month_names import short_months

# Before a name or a further abbreviation, never at the end of a sentence.
_TITLES = {
    "": "adm brig capt cmdr col comdr dr gen gov hon insp lieut lt maj messrs mr mrs ms pres prof rep reps "
    "rev sen sens sgt supt sub-insp cllr cllrs asst atty amb cdr deg sr fr esq vs cf e.g i.e viz ph v",
    "de": "hr fr frl dr dres prof st z.b d.h u.a i.d.r i.a vgl bzw sog geb gest gez inkl exkl einschl evtl ggf "
    "bspw zzgl abb tab kap bd hrsg gem lt bzgl ggü fa u pat verw",
    "fr": "m mm mme mmes mlle mlles mgr me dr pr st ste p.ex c.-à-d cf av",
    "es": "sr sra sres srta sras d dña dr dra dres ud uds vd lic ing prof profa arq gral cnel tte mons fr sto "
    "sta p.ej avda av",
    "it": "sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa ing avv arch geom on sen mons rag cav gen col cap "
    "ten s ss es p.es cfr",
    "pt": "sr sra srs sras srta dr dra drs prof profa eng exmo exma sto sta d p.ex av",
    "nl": "dhr mevr mw mej mr drs ir ing dr prof ds jhr bijv bv d.w.z m.b.t t.a.v o.a zgn resp incl excl ca vgl",
    "tr": "sn dr doç prof yrd av müh op uzm vb örn bkz",
    "pl": "dr prof hab inż mgr gen płk ks np tzw tj ul al pl św im",
    "ru": "г гг р оз им ул пр просп пл д кв корп т тт проф акад доц гр тов св см ср напр т.е т.н т.к",
    "sv": "dr prof bl.a t.ex d.v.s s.k",
    "da": "dr hr fru bl.a f.eks d.v.s",
    "hi": "डॉ श्री श्रीमती सुश्री प्रो पं कु स्व मो रु",
    "el": "κ κκ κα δρ αγ π.χ δηλ βλ",
    "uk": "м вул пр просп пл п проф акад доц ім св див напр т.зв о р",
    "bg": "г г-н г-жа ул бул д-р проф доц акад св вж напр т.нар",
    "cs": "p pí sl dr mgr ing bc mudr judr prof doc hab sv ul nám tř tzv např apod srov viz zn",
    "sk": "p dr mgr ing bc mudr judr prof doc sv ul nám tzv napr porov č.j",
    "hr": "g gđa dr mr mag prof doc sv ul tzv npr usp tj",
    "sl": "g ga dr mag prof doc sv ul t.i npr prim tj",
    "hu": "dr ifj id özv prof ún pl ld vö szt u",
    "ro": "dl dna d-na dlui dr ing prof conf av sf str bd cf ex șos",
    "fi": "dr prof tri esim mm ks vrt ns toim",
    "no": "dr prof hr fru bl.a f.eks d.v.s jf ca",
    "vi": "ts ths gs pgs bs ks tp tt vd",
    "id": "sdr bpk ibu dr drs prof ir jl jln gg kec kab a.n dll",
    "ta": "திரு திருமதி செல்வி டாக்டர் முனைவர் பேரா",
    "ca": "sr sra srs dr dra prof ex av c pl st sta",
}
# Before a figure, a bracket or a further number; anywhere else most of them are words.
_NUMBERED = {
    "": "no nos nr nrs sched fig figs eq eqs eqn eqns tab tabs sect sects sec secs ch chs chap chaps vol vols art "
    "arts par paras para app appx pp p pt pts ex exh cl cls reg regs rule r s ss sch const stat cert lin "
    "ed eds edn ref refs ser prop lem thm cor def ver rel item rs us eur usd chf gbp ca c circa approx "
    "max min temp est avg b d fl n ll col cols jan feb mar apr jun jul aug sep sept oct nov dec mon tue "
    "tues wed thu thurs fri sat sun ext tel op cat inv ver st",
    "de": "az nr nrn art abs ziff kap seite s abb tab bd rn rdnr anm jan feb mär apr jun jul aug sep sept okt nov "
    "dez ca tel §",
    "fr": "art n no nos p pp fig tab chap vol t al éd janv févr avr juil sept oct nov déc",
    "es": "art arts n ap apto núm núms pág págs p pp fig tab cap vol t ap párr ene abr ago dic tel",
    "it": "art artt n nn pag pagg p pp fig tab cap vol t co comma gen febb mag giu lug ago sett ott dic tel",
    "pt": "art arts n nº ap apto pág págs p pp fig tab cap vol inc al fev abr ago set out dez tel",
    "nl": "afb art artt nr nrs blz p pp fig tab hfst lid dl jan feb mrt apr aug sept okt nov dec tel",
    "ru": "ок ст п пп стр с рис табл гл № ч янв фев апр авг сент окт нояб дек",
    "tr": "no s c m md sf",
    "pl": "art ust pkt nr str s rys tab r ok poz godz dz sygn par",
    "el": "άρθ παρ αρ σελ κεφ εδ περ ν εικ πίν τηλ",
    "uk": "бл ст п пп ч с рис табл розд буд кв р корп тел",
    "bg": "чл ал т стр с фиг табл бр кв вх ет ап тел",
    "cs": "č čl odst písm s str obr tab kap sv roč zák vyhl cca kl tel",
    "sk": "č čl ods písm s str obr tab kap zv roč zák cca tel",
    "hr": "čl st toč br str s sl tab pogl tel",
    "sl": "čl odst tč št str s sl tab pogl tel",
    "hu": "sz old bek pont kb em tel",
    "ro": "art alin lit pct nr p pag fig tab cap vol ap et sc bl tel",
    "sv": "kap st p s sid fig tab nr kl ca tel jfr mom",
    "da": "stk pkt s nr kap fig tab kl ca tel jf",
    "no": "nr s kap pkt fig tab kl ca tel bokst",
    "fi": "s n klo nro kuva taul luku puh",
    "id": "no hal ayat ps gbr tab bab tel",
    "ca": "art núm pàg p fig cap vol tel",
    "hi": "पृ क्र सं धा",
    "bn": "পৃ নং ধা",
    "ta": "பக் எண்",
}
# At the end of a sentence as well as within it: what follows decides.
_EITHER = {
    "": "inc ltd co cos corp bros llc plc jr sr ave sq dept univ assn gov govt mfg intl natl gmbh ag kg spp "
    "var approx incl excl est ext apt ste ed eds trans repr rept proc conf symp acad sci soc inst lab "
    "labs lett phys chem biol med ann arch bull mag anim calif conn mass penn fla tex ariz colo mich "
    "minn wis ill ind neb nev okla ore wash etc al seq ibid supp suppl sub subd subdiv subsec amend admin "
    "comm comp app dist ct cir pp cf",
    "de": "usw etc ff mio mrd tsd jh jhd ufw str inst abt dir verf aufl",
    "fr": "etc apr boul ex env",
    "es": "etc cía ee.uu ee uu s.a aprox",
    "it": "ecc etc mil mld",
    "pt": "etc cia ltda aprox",
    "nl": "enz etc mln mld jl a.s",
    "ru": "г гг руб коп тыс млн млрд др пр т.д т.п н.э в вв",
    "tr": "vs cad sok mah apt vd",
    "pl": "r w itd itp tys mln mld zł gr",
    "uk": "грн коп тис млн млрд ін рр р ст",
    "bg": "лв ст хил млн млрд др г",
    "cs": "sb atd apod tj kč tis mil mld str",
    "sk": "zb atď tis mil mld str",
    "hu": "stb ft fő db",
    "ro": "etc ș.a mil mld",
    "sv": "m.fl m.m osv kr st milj mdr tr",
    "da": "m.fl m.m osv kr mio mia",
    "no": "m.fl m.m osv kr mill mrd",
    "fi": "jne ym yms milj mrd",
}
# What begins sentences and no names: the closed classes of a language.
_STARTERS = {
    "en": "a an the this that these those he she it they we i you his her its their our my your there here in "
    "on at by for from with to of as but and or nor so yet if when while where after before since until "
    "because although though what who why how which not no both each every some many most few all one two "
    "nobody nothing everyone everybody somebody something anyone none others another now then also "
    "however it's he's she's that's there's let",
    "de": "der die das ein eine einer eines dem den des er sie es wir ihr ich man in im am an auf aus bei mit "
    "sein seine seiner seinem seinen ihre ihrer ihrem ihren mein meine unser unsere alle alles beide viele jeder jede "
    "jedes niemand jemand nichts etwas keiner "
    "nach von vor zu zum zur für um und oder aber doch denn wenn als weil da dass so auch noch nur nicht "
    "kein keine dieser diese dieses danach dann dort hier jetzt wer was wie wo warum seit bis",
    "fr": "le la les l un une des du de il elle ils elles on nous vous je ce cet cette ces c' son sa ses leur "
    "leurs dans en à au aux par pour avec sans sur sous mais et ou donc or ni car si quand comme que qui "
    "où après avant depuis selon",
    "es": "el la los las un una unos unas él ella ellos ellas yo nosotros usted su sus este esta estos estas "
    "ese esa eso en de del al a por para con sin sobre pero y o ni si cuando como que quien donde después "
    "antes desde según no hay se",
    "it": "il lo la i gli le un una uno egli lui lei loro noi io si in di del della dei a al alla da dal per "
    "con su ma e o né se quando come che chi dove dopo prima secondo non questo questa questi",
    "pt": "o a os as um uma ele ela eles elas nós eu se em no na nos nas de do da dos das por pelo pela para "
    "com sem sobre mas e ou nem quando como que quem onde depois antes desde segundo não este esta esse "
    "essa isso",
    "nl": "de het een hij zij ze het wij we ik u men in op aan bij met naar van voor om te en of maar want als "
    "toen omdat dat die dit deze er hier daar nu dan ook nog niet geen wie wat hoe waar waarom na sinds",
    "tr": "bu şu o bir ve ama ancak fakat ne nasıl neden biz siz onlar ben sen daha sonra önce için ile da de",
    "pl": "on ona ono oni one my wy ja to ten ta w na z do od po przez dla i a ale lub nie czy kto co gdzie kiedy jak "
    "gdy jest",
    "sv": "han hon den det de vi jag du ni i på av för från med till och men om när var hur vem en ett inte",
    "da": "han hun den det de vi jeg du i på af for fra med til og men om når hvor hvem en et ikke",
    "uk": "він вона воно вони ми ви я це цей ця ці той в у на по із за з до від для при без над під і й та але або не "
    "якщо коли де як що хто потім його її їх жив",
    "bg": "той тя то те ние вие аз това този тази тези в във на по от за с със до при без над под и а но или не ако "
    "когато къде как какво кой после",
    "cs": "on ona ono oni my vy já to ten ta v ve na z ze do od po přes pro a i ale nebo ne když kde kdo co jak jestli "
    "proč soud podle však pak",
    "sk": "on ona ono oni my vy ja to ten tá v vo na z zo do od po cez pre a i ale alebo nie keď kde kto čo ako ak "
    "prečo podľa potom",
    "hr": "on ona ono oni mi vi ja to taj ta u na iz do od po za s sa i a ali ili ne kad gdje tko što kako ako zašto "
    "prema zatim",
    "sl": "on ona ono oni mi vi jaz to ta v na iz do od po za z s in a ali ne ko kje kdo kaj kako če zakaj nato",
    "hu": "ő ők mi ti én ez az ezek azok a egy és de vagy nem ha mikor hol ki mit hogyan miért majd aztán mert",
    "ro": "el ea ei ele noi voi eu acesta aceasta acest un o în la de din cu pe pentru și dar sau nu dacă când unde "
    "cine ce cum apoi după",
    "fi": "hän he se ne minä sinä me te tämä nämä tuo siellä siitä sitten mutta ja kun jos koska ei kuka mikä missä "
    "miksi",
    "no": "han hun den det de vi jeg du i på av for fra med til og men om når hvor hvem en et ikke",
    "id": "ia dia mereka kami kita saya anda ini itu di ke dari untuk dengan pada dan tetapi atau tidak jika ketika "
    "siapa apa bagaimana mengapa kemudian",
    "et": "ta tema see need nad me te mina sina ja ning aga või kui siis kes mis kus millal miks kuidas keegi ei",
    "lv": "viņš viņa tas tā tie tās mēs jūs es tu un bet vai ja kad kur kas kā kāpēc tad neviens ne",
    "lt": "jis ji tai jie jos mes jūs aš tu ir bet ar jei kai kur kas kaip kodėl tada niekas ne",
    "sr": "он она оно они ми ви ја то тај та у на из до од по за с са и а али или не кад где ко шта како ако зашто "
    "према затим нико on ona ono oni mi vi ja to taj ta u na iz do od po za s sa i a ali ili ne kad gde ko šta kako "
    "ako zašto prema zatim niko",
    "is": "hann hún það þeir þær þau við þið ég þú í á af fyrir frá með til og en eða ef þegar hvar hver hvað "
    "ekki enginn",
    "eu": "hura haiek gu zu ni hau hori eta baina edo baldin noiz non nor zer nola zergatik gero inor ez",
    "ca": "el la els les un una uns unes ell ella ells elles jo nosaltres en de a per amb sense sobre però i o si quan "
    "com que qui on després abans des segons no hi es això aquest aquesta ningú",
    "ru": "он она оно они мы вы я это этот эта эти тот в во на по из за с со к у о об от до для при без над под "
    "и а но или не если когда где как что кто чтобы потом затем его её ее их",
}


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The abbreviations and sentence openers of a language, in small letters, without the last full stop."""

    titles: frozenset[str]
    numbered: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]
    any: frozenset[str]
    own: frozenset[str]  # those of this language alone


@lru_cache(maxsize=64)
def abbreviations(language: str) -> Abbreviations:
    """Return the abbreviations of a language, those that most languages share among them.

    >>> "mme" in abbreviations("fr").titles
    True
    """
    titles, numbered, either = (
        frozenset(f"{table['']} {table.get(language, '')}".split()) for table in (_TITLES, _NUMBERED, _EITHER)
    )
    numbered |= short_months(language)
    starters = frozenset(_STARTERS.get(language, _STARTERS["en"]).split())
    own = frozenset(word for table in (_TITLES, _NUMBERED, _EITHER) for word in table.get(language, "").split())
    return Abbreviations(titles, numbered, either, starters, titles | numbered | either, own)
