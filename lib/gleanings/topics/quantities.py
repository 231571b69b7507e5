"""Words that say when or how much, and so not what a topic is about: units of time, parts of the day, numerals."""

from gleanings.documents.month_names import MONTHS, WEEKDAYS, fold
from gleanings.words.lemmas import CAPITAL_NOUNS

_SHORTEST = 5  # letters: shorter names of months and days are words in other languages
# Shorter ones that stand alone, in a language where they are no words.
_ABBREVIATED = {
    "en": frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Fri".split())
}
_TIMES = WEEKDAYS | frozenset(MONTHS)
# Two closed classes, with their forms: units of time and parts of the day; numerals that are nouns.
_UNITS = {
    "en": "minute minutes min mins hour hours hr hrs day days week weeks weekend weekends month months year years yr "
    "yrs decade decades century centuries morning mornings afternoon afternoons evening evenings night nights today "
    "yesterday tomorrow",
    "de": "minute minuten stunde stunden tag tage tagen tages woche wochen wochenende wochenenden monat monate "
    "monaten monats jahr jahre jahren jahres jahrzehnt jahrzehnte jahrhundert jahrhunderte morgen nachmittag "
    "abend nacht heute",
    "fr": "minute minutes heure heures jour jours journée semaine semaines mois an ans année années décennie siècle "
    "siècles matin matinée midi soir soirée nuit nuits aujourd'hui hier demain",
    "es": "minuto minutos hora horas día días semana semanas mes meses año años década décadas siglo siglos mañana "
    "tarde tardes noche noches hoy ayer",
    "it": "minuto minuti ora ore giorno giorni settimana settimane mese mesi anno anni decennio secolo secoli "
    "mattina mattino pomeriggio sera notte notti oggi ieri domani",
    "pt": "minuto minutos hora horas dia dias semana semanas mês meses ano anos década décadas século séculos manhã "
    "tarde noite noites hoje ontem amanhã",
    "nl": "minuut minuten uur uren dag dagen week weken weekend maand maanden jaar jaren decennium eeuw eeuwen "
    "ochtend middag avond avonden nacht nachten vandaag gisteren morgen",
    "sv": "minut minuter timme timmar dag dagar vecka veckor månad månader år decennium sekel morgon kväll natt idag",
    "da": "minut minutter time timer dag dage uge uger måned måneder år årti århundrede morgen aften nat",
    "no": "minutt minutter time timer dag dager uke uker måned måneder år tiår århundre morgen kveld natt",
    "pl": "minuta minut minuty godzina godziny godzin dzień dni dnia tydzień tygodnie tygodni miesiąc miesiące "
    "miesięcy rok roku lata lat dekada wiek wieku rano wieczór noc dzisiaj wczoraj jutro",
    "ru": "минута минуты минут час часа часов день дня дней неделя недели недель месяц месяца месяцев год года годы "
    "лет годов век века утро вечер ночь сегодня вчера завтра",
    "uk": "хвилина хвилини хвилин година години годин день дня днів тиждень тижні тижнів місяць місяці місяців рік "
    "року роки років століття ранок вечір ніч сьогодні вчора завтра",
}
_NUMERALS = {
    "en": "dozen dozens hundred hundreds thousand thousands million millions billion billions trillion percent",
    "de": "dutzend hundert tausend tausende million millionen milliarde milliarden billion billionen prozent",
    "fr": "douzaine dizaine dizaines centaine centaines millier milliers million millions milliard milliards pourcent",
    "es": "docena decena cien ciento cientos mil miles millón millones billón billones",
    "it": "dozzina decina decine centinaio centinaia mille mila migliaia milione milioni miliardo miliardi",
    "pt": "dúzia dezena dezenas cem cento centenas mil milhares milhão milhões bilhão bilhões bilião biliões",
    "nl": "dozijn honderd honderden duizend duizenden miljoen miljoenen miljard miljarden procent",
    "sv": "dussin hundra tusen tusentals miljon miljoner miljard miljarder procent",
    "da": "dusin hundrede tusind tusinder million millioner milliard milliarder procent",
    "no": "dusin hundre tusen tusener million millioner milliard milliarder prosent",
    "pl": "sto tysiąc tysiące tysięcy milion miliony milionów miliard miliardy miliardów procent",
    "ru": "сто сотни тысяча тысячи тысяч миллион миллиона миллионов миллиард миллиарда миллиардов процент процента "
    "процентов",
    "uk": "сто сотні тисяча тисячі тисяч мільйон мільйона мільйонів мільярд мільярда мільярдів відсоток відсотків",
}
UNITS = {language: frozenset(words.split()) for language, words in _UNITS.items()}
NUMERALS = {language: frozenset(words.split()) for language, words in _NUMERALS.items()}


def is_quantity(spelt: str, language: str) -> bool:
    """Tell whether words say when or how much: "minutes", "24 hours", "Millionen DM", "two billion".

    >>> is_quantity("24 hours", "en"), is_quantity("yrs", "en"), is_quantity("Millionen DM", "de")
    (True, True, True)
    >>> is_quantity("happy hour", "en")
    False
    """
    words = [fold(word) for word in spelt.split()]
    units, numerals = UNITS.get(language, frozenset()), NUMERALS.get(language, frozenset())
    return any(word in numerals for word in words) or all(word in units or word.isnumeric() for word in words)


def is_time(spelt: str, language: str) -> bool:
    """Tell whether a label is a month or a day of the week, or a common noun with one: "games on Saturday".

    A name may hold one ("Bloody Sunday"). In English they have a capital: a march is none.

    >>> is_time("games on Saturday", "en"), is_time("Bloody Sunday", "en"), is_time("Sep", "en"), is_time("Mar", "es")
    (True, False, True, False)
    """
    if spelt in _ABBREVIATED.get(language, ()):
        return True
    words = spelt.split()
    times = [
        word
        for word in words
        if len(word) >= _SHORTEST and (word[:1].isupper() or language != "en") and fold(word) in _TIMES
    ]
    others = [word for word in words if word not in times]
    return bool(times) and (not others or language in CAPITAL_NOUNS or not all(word[:1].isupper() for word in others))
