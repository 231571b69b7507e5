"""The small closed classes of words by which a sentence leans on what was said before, by language."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class FunctionWords:
    """The closed classes of one language, in lower case.

    Attributes:
        times: units of time: "in this year" points at now, not back.
        points: demonstratives that are nothing else, wherever they stand.
        back: pronouns, possessives and demonstratives that point back where they open a sentence.
        personal: those of them that stand for a person or thing anywhere in a sentence.
        joins: connectives and answers that join a sentence to the one before.
        joined_pairs: connectives of two words.
        speech: the first person singular and the second person. The plural is how a paper or a party speaks of itself.
        itself: nouns by which a text speaks of itself: with a demonstrative they point at nothing before.
        definite: the definite article, and `elided_definite` its forms written onto the next word.
        prepositions: words that open a phrase before the subject.
        says: verbs of reporting.
        calendar: capitalised words that name nobody.
        nouns_are_capitalised: so that a capital tells no name from another noun.
        unspaced: written without spaces; the words are looked for at the beginning alone.
    """

    back: frozenset[str]
    personal: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    joined_pairs: frozenset[tuple[str, str]] = frozenset()
    speech: frozenset[str] = frozenset()
    itself: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    elided_definite: tuple[str, ...] = ()
    prepositions: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    nouns_are_capitalised: bool = False
    unspaced: bool = False

    @cached_property
    def all(self) -> frozenset[str]:
        """Every word of the classes."""
        return self.back | self.personal | self.joins | self.speech | self.definite | self.prepositions


def _of(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((one, other) for one, _, other in (pair.partition(" ") for pair in text.split(", ")))


FUNCTION_WORDS: dict[str, FunctionWords] = {
    "en": FunctionWords(
        points=_of("this these"),
        times=_of(
            "second minute hour day morning afternoon evening night week weekend month spring "
            "summer autumn fall winter season year decade century time moment age era term"
        ),
        itself=_of(
            "paper article study work report book thesis survey review chapter essay guide page document dataset"
        ),
        back=_of(
            "he she it they this that these those his her hers its their theirs him them both such another others "
            "neither either none he's she's it's they're that's he'd she'd they'd they've it'll"
        ),
        personal=_of("he she they him her them his their it its"),
        joins=_of(
            "but and so or yet then thus therefore however moreover furthermore besides instead meanwhile also still "
            "nor otherwise consequently nevertheless nonetheless hence likewise similarly apart because "
            "which yes no too afterwards afterward later subsequently finally again accordingly indeed rather "
            "additionally originally previously earlier only elsewhere"
        ),
        joined_pairs=_pairs(
            "for example, for instance, in addition, as well, in contrast, by contrast, on top, even so, in fact, "
            "in turn, at first, in response, that said, the other, the others, the latter, the former, the same, "
            "the second, the third, one of, some of, most of, of course, in other, the two, the three, the pair, "
            "the trio, at that, by then, since then, until then, not only, as such, in short, in reply, and then"
        )
        - _pairs("one of, some of, most of"),
        speech=_of("i i'm i've i'll i'd my me mine myself you you're you've your yours"),
        definite=_of("the"),
        prepositions=_of(
            "in on at after before during for with under by from as when while since until despite although though if "
            "last next two three four five six seven ten at about according through within without upon once where "
            "following over yesterday today tomorrow"
        ),
        says=_of("said says say told tells added adds asked asks explained wrote replied insisted according claimed"),
        calendar=_of(
            "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
            "august september october november december christmas easter"
        ),
    ),
    "de": FunctionWords(
        points=_of("diese dieser dieses diesen diesem"),
        times=_of(
            "minute stunde tag morgen abend nacht woche wochenende monat "
            "frühling sommer herbst winter jahr jahrzehnt jahrhundert zeit moment"
        ),
        itself=_of("arbeit studie artikel beitrag bericht buch aufsatz text dokument"),
        back=_of(
            "er sie es ihm ihn ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner dies diese dieser dieses "
            "diesen diesem das jene jener jenes beide beiden solche solcher solches letzterer letztere dessen deren "
            "derselbe dieselbe dasselbe"
        )
        - _of("das"),
        personal=_of("er sie ihm ihn ihnen ihre ihr sein seine seinen seinem seiner"),
        joins=_of(
            "aber und oder denn doch jedoch dann daher deshalb deswegen darum außerdem zudem ferner trotzdem dennoch "
            "hingegen dagegen stattdessen auch ebenso so somit folglich danach dabei dafür damit daraufhin später "
            "schließlich ja nein weil zuvor ursprünglich allerdings dort davor darauf darin daran dadurch hierfür "
            "hierbei inzwischen"
        ),
        joined_pairs=_pairs("zum beispiel, im gegensatz, darüber hinaus, die anderen, der andere, die andere"),
        speech=_of("ich mir mich mein meine meinen meinem meiner du dir dich dein deine euch"),
        definite=_of("der die das den dem des"),
        prepositions=_of(
            "in im am an auf nach vor bei mit seit während als wenn trotz für von zum zur unter über wegen"
        ),
        says=_of("sagte sagt sagten erklärte berichtete schrieb meinte fügte teilte"),
        calendar=_of(
            "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli"
        ),
        nouns_are_capitalised=True,
    ),
    "fr": FunctionWords(
        points=_of("cette ces"),
        times=_of(
            "minute heure jour matin soir nuit semaine week-end mois printemps "
            "été automne hiver saison année an siècle temps moment fois"
        ),
        itself=_of("article étude travail rapport livre thèse mémoire document"),
        back=_of(
            "il elle ils elles lui leur leurs son sa ses ce cet cette ces cela ça ceci celui celle ceux celles tous "
            "en y c celui-ci celle-ci"
        )
        - _of("en tous"),
        personal=_of("il elle ils elles lui leur leurs son sa ses"),
        joins=_of(
            "mais et ou donc or ni car puis alors ainsi cependant toutefois néanmoins pourtant ensuite enfin aussi "
            "également oui non parce pourquoi auparavant finalement d'ailleurs là"
        ),
        joined_pairs=_pairs(
            "par exemple, en revanche, en outre, de plus, par conséquent, au contraire, en effet, les deux, "
            "les autres, "
            "l'autre, c'est pourquoi, par ailleurs, du coup"
        ),
        speech=_of("je j me m'a moi mon ma mes tu te toi ton ta tes vous votre vos"),
        definite=_of("le la les"),
        elided_definite=("l'",),
        prepositions=_of(
            "dans en à au aux après avant pendant pour avec sous par depuis lors selon quand lorsque malgré si"
        ),
        says=_of("dit disait expliqué déclaré ajouté affirme affirmé raconte écrit"),
        calendar=_of("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    ),
    "es": FunctionWords(
        points=_of("este esta estos estas ese esos"),
        times=_of(
            "minuto hora día mañana tarde noche semana mes primavera "
            "verano otoño invierno temporada año siglo tiempo momento vez"
        ),
        itself=_of("artículo estudio trabajo informe libro tesis documento"),
        back=_of(
            "él ella ellos ellas ello su sus suyo este esta estos estas esto ese esa esos esas eso aquel aquella "
            "aquellos aquellas ambos ambas tal tales lo les le otro otra otros otras"
        )
        - _of("lo"),
        personal=_of("él ella ellos ellas le les su sus"),
        joins=_of(
            "pero y e o u pues entonces luego además también tampoco sino aunque así asimismo después finalmente sí no "
            "porque incluso ahí allí antes posteriormente"
        )
        - _of("aunque no"),
        joined_pairs=_pairs(
            "por ejemplo, sin embargo, por eso, por tanto, en cambio, no obstante, los otros, los dos, a su, "
            "por ello, además de"
        ),
        speech=_of("yo me mi mis tú te tu tus usted ustedes vosotros"),
        definite=_of("el la los las"),
        prepositions=_of("en a al tras después antes durante para con bajo por desde según cuando mientras pese ante"),
        says=_of("dijo dice afirmó explicó añadió señaló aseguró declaró"),
        calendar=_of("lunes martes miércoles jueves viernes sábado domingo"),
    ),
    "it": FunctionWords(
        points=_of("questo questa questi queste"),
        times=_of(
            "minuto ora giorno mattina sera notte settimana mese primavera "
            "estate autunno inverno stagione anno secolo tempo momento volta"
        ),
        itself=_of("articolo studio lavoro rapporto libro tesi documento"),
        back=_of(
            "egli ella esso essa essi esse lui lei loro suo sua suoi sue questo questa questi queste quello quella "
            "quelli quelle ciò entrambi entrambe tale tali gli altri altro altra"
        )
        - _of("gli"),
        personal=_of("egli lui lei loro suo sua suoi sue essi esse"),
        joins=_of(
            "ma e ed o oppure però quindi dunque allora poi inoltre anche così tuttavia infatti perciò invece "
            "infine sì "
            "no perché prima lì successivamente"
        )
        - _of("prima"),
        joined_pairs=_pairs(
            "per esempio, ad esempio, per questo, al contrario, di conseguenza, gli altri, le altre, i due, le due"
        ),
        speech=_of("io mi mio mia miei mie tu ti tuo tua voi vi vostro vostra"),
        definite=_of("il lo la i gli le"),
        elided_definite=("l'",),
        prepositions=_of("in a al dopo prima durante per con sotto da dal secondo quando mentre nonostante"),
        says=_of("detto dice disse spiegato aggiunto affermato dichiarato ha"),
        calendar=_of("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
    ),
    "pt": FunctionWords(
        points=_of("este esta estes estas esse essa"),
        times=_of(
            "minuto hora dia manhã tarde noite semana mês primavera verão outono inverno ano século tempo momento vez"
        ),
        itself=_of("artigo estudo trabalho relatório livro tese documento"),
        back=_of(
            "ele ela eles elas seu sua seus suas este esta estes estas isto esse essa esses essas isso aquele aquela "
            "aqueles aquelas aquilo ambos ambas tal outro outra outros outras"
        ),
        personal=_of("ele ela eles elas lhe lhes seu sua seus suas"),
        joins=_of(
            "mas e ou pois então depois também tampouco porém contudo todavia entretanto portanto assim além sim não "
            "porque finalmente ali lá antes"
        )
        - _of("não"),
        joined_pairs=_pairs("por exemplo, no entanto, por isso, em vez, além disso, os dois, as duas, os outros"),
        speech=_of("eu me mim meu minha meus minhas tu você vocês teu tua"),
        definite=_of("o a os as"),
        prepositions=_of("em no na após antes durante para com sob por desde segundo quando enquanto apesar ao à"),
        says=_of("disse diz afirmou explicou acrescentou declarou contou"),
        calendar=_of("segunda terça quarta quinta sexta sábado domingo"),
    ),
    "nl": FunctionWords(
        points=_of("deze"),
        times=_of(
            "minuut uur dag ochtend avond nacht week weekend maand "
            "lente zomer herfst winter seizoen jaar eeuw tijd moment keer"
        ),
        itself=_of("artikel studie onderzoek rapport boek document"),
        back=_of("hij zij ze hun haar zijn hem dit dat deze die beide beiden zulke daarvan ervan anderen"),
        personal=_of("hij zij ze hem haar hun"),
        joins=_of(
            "maar en of want dus toch echter dan daarom daarna daarnaast bovendien ook verder ja nee omdat toen later "
            "daar vervolgens zo eerst uiteindelijk niettemin desondanks"
        ),
        joined_pairs=_pairs("ten slotte, de anderen, de andere, de twee, in plaats"),
        speech=_of("ik mij me mijn jij je jou jouw u uw jullie"),
        definite=_of("de het"),
        prepositions=_of("in op na voor tijdens met onder door sinds volgens toen bij tot ondanks"),
        says=_of("zei zegt vertelde verklaarde schreef aldus"),
        calendar=_of("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    ),
    "ru": FunctionWords(
        points=_of("этот эта эти этого этой этих"),
        times=_of("день утро вечер ночь неделя неделе месяц месяце год году сезон время момент раз"),
        itself=_of("статье статья работе работа исследование отчёт книга"),
        back=_of(
            "он она оно они его её ее их им ему ей это этот эта эти этого этой этих тот та те то такой такая такие оба "
            "обе последний последняя другой другая другие"
        ),
        personal=_of("он она они его её ее их им ему ей"),
        joins=_of(
            "но и а или однако затем потом поэтому также тоже зато причём притом значит итак кроме впрочем там тогда "
            "да нет потому позже наконец вместо"
        ),
        joined_pairs=_pairs(
            "кроме того, например в, тем не, в то, более того, из-за этого, при этом, после этого, к тому"
        ),
        speech=_of("я мне меня мой моя мои ты тебе тебя твой вы вам вас ваш"),
        prepositions=_of("в во на после до во для с под из по когда пока несмотря"),
        says=_of("сказал сказала заявил заявила добавил сообщил рассказал"),
        calendar=frozenset(),
    ),
    "zh": FunctionWords(
        back=_of("他 她 它 他们 她们 它们 这 这些 那 那些 该 此 其 两者 对此"),
        joins=_of("但 但是 而 因此 所以 然而 此外 另外 于是 然后 不过 同时 而且 并且 后来 也 还 是的"),
        unspaced=True,
    ),
    "ja": FunctionWords(
        back=_of("彼 彼女 彼ら これ それ あれ この その あの こうした そうした 両者 同"),
        joins=_of(
            "しかし だが そして また さらに そのため したがって だから 一方 次に "
            "それでも なお ところが つまり はい いいえ"
        ),
        unspaced=True,
    ),
}
