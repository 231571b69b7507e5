"""Stop words: complete in function words, without the words that texts are about."""

import pytest

import gleanings as gl
from gleanings.words.stop_words import listed_languages

# The most frequent function words of each language, by what they do in a sentence: articles and pronouns, prepositions
# (cases and particles where a language has these instead), conjunctions, auxiliaries, negation and adverbs of degree.
FUNCTION_WORDS = {
    "sl": (
        "jaz ti on ona mi vi oni me te ga jo nas jih se moj svoj ta to tega te in ali pa ampak če ko ker da ki kot "
        "v na z s iz do od za po pri o pred med brez je so bil bila bilo biti bo ne ni tudi še že zelo le vse"
    ),
    "lt": (
        "aš tu jis ji mes jūs jie mane tave jį ją mus juos savo mano tas ta tai šis ši ir ar bet o jei kai kad nes "
        "kuris kaip į iš su be po prie per už apie nuo iki dėl yra buvo būti bus ne tik jau dar labai taip pat visi"
    ),
    "lv": (
        "es tu viņš viņa mēs jūs viņi mani tevi viņu mūs sevi savu mans tas tā šis šī un vai bet ja kad ka jo kas "
        "kā uz no ar bez pēc pie par līdz starp pret ir bija būt būs nav ne arī tikai jau vēl ļoti tad gan visi"
    ),
    "et": (
        "mina sina tema meie teie nemad ma sa ta me te nad mind teda meid oma see need seda ja või aga kui et sest "
        "kes mis nagu kuid on oli olla ole oleks ei ka veel juba väga siis nii ainult "
        "pole kõik üle alla pärast enne ning seal siin siis"
    ),
    "en": (
        "the a an i you he she it we they me him her us them my your his our their this that these those "
        "of in to for with on at from by about into and or but if because as when while than is are was "
        "be been have has had do not"
    ),
    "de": (
        "der die das den dem des ein eine einen einem einer ich du er sie es wir ihr mich mir sich in im "
        "an am auf aus bei mit nach von vom zu zum und oder aber wenn weil dass als wie ist sind war "
        "waren sein haben hat wird kann nicht auch"
    ),
    "es": (
        "el la los las un una unos yo tú él ella nosotros ellos me te se nos lo le les mi su de en a por "
        "para con sin sobre entre desde hasta y o pero si porque que como cuando es son era fue ser está "
        "ha no más"
    ),
    "fr": (
        "le la les un une des du au aux je tu il elle nous vous ils elles me te se lui leur mon son sa "
        "ses ce cette de à en dans par pour avec sans sur et ou mais si que qui comme est sont était être "
        "a ont ne pas"
    ),
    "it": (
        "il lo la i gli le un uno una io tu lui lei noi voi mi ti si ci di a da in con su per tra fra del "
        "della dei nel al e o ma se che chi come quando è sono era essere ha hanno non più anche questo"
    ),
    "pt": (
        "o a os as um uma eu tu ele ela nós eles me te se nos lhe meu seu sua este esse de em no na por "
        "para com sem sobre entre até do da dos e ou mas que como quando é são era foi ser está não mais"
    ),
    "nl": (
        "de het een ik jij je hij zij ze wij we jullie mij me hem haar ons hun zich mijn zijn van in op "
        "aan met voor door bij naar uit over tot en of maar als omdat dat die dit is was waren hebben "
        "heeft had wordt niet ook"
    ),
    "pl": (
        "ja ty on ona ono my wy oni mnie mi się go jego jej ich ten ta to tego w we na z ze do od za po "
        "przez przy dla o i a oraz lub ale że jak gdy bo czy jest są był była być ma nie już tylko"
    ),
    "ru": (
        "я ты он она оно мы вы они меня мне его ему её нас их себя мой свой этот это тот в во на с со к "
        "по из от до за у о для при и а но или что чтобы если как когда был была были быть есть не ни"
    ),
    "uk": (
        "я ти він вона воно ми ви вони мене мені його йому її нас їх себе мій свій цей це той в у на з із "
        "до від за по про для при без через і й та а але або що щоб якщо як коли був була було бути є не"
    ),
    "cs": (
        "já ty on ona ono my vy oni mě mi se si ho jeho její jejich ten ta to v ve na s z ze do od za po "
        "pro při o u k i a ale nebo že když jak aby je jsou byl byla být má by ne jen"
    ),
    "sv": (
        "en ett den det de jag du han hon vi ni mig dig sig oss dem min sin denna detta i på av för med "
        "till från om vid under och eller men att som när är var vara har hade blev kan ska inte också så "
        "än då vår er sitt dess ut upp"
    ),
    "da": (
        "en et den det de jeg du han hun vi mig dig sig os dem min sin denne dette i på af for med til "
        "fra om ved under over og eller men at som når er var være har havde blev kan skal ikke også så "
        "end vores jer sit dens ud op"
    ),
    "tr": (
        "ben sen o biz siz onlar bana beni ona onu bu şu bir ile için gibi kadar göre sonra önce ve veya "
        "ya ama fakat çünkü ki de da eğer ise mi mı ne değil var yok daha en çok her hiç bazı olan olarak "
        "kendi nasıl sana bizim sizin onun bunu şey üzere"
    ),
    "ar": (
        "هو هي هم نحن أنا أنت هذا هذه ذلك تلك هؤلاء الذي التي الذين من في على إلى عن مع حتى منذ بين بعد "
        "قبل عند تحت فوق و أو ثم لكن أن إن إذا لو كما لأن لا لم لن ما ليس قد كان كانت يكون كل بعض غير"
    ),
    "fa": (
        "من تو او ما شما آنها این آن خود از در به با بر برای تا را بدون بین و یا اما اگر که چون چه هم نیز "
        "است هست بود بودند شد شده باشد می کرد دارد دارند داشت نه هر همه یک هیچ باید پس وی ایشان برخی سپس "
        "نیست نمی"
    ),
    "hi": (
        "मैं हम तुम आप वह वे यह ये मुझे उसे उन इस इन उस अपने जो का के की को से में पर तक ने और या लेकिन "
        "कि अगर तो है हैं था थे थी हो होता गया कर रहा नहीं न ही भी मेरा उसका इसके उनके कोई कुछ सब जब तब"
    ),
    "id": (
        "saya aku kamu anda dia ia kami kita mereka ini itu yang di ke dari pada dengan untuk oleh dalam "
        "antara tentang sampai dan atau tetapi tapi jika kalau karena bahwa agar sebagai adalah akan "
        "telah sudah sedang bisa dapat harus ada tidak bukan juga hanya lebih para maka lagi pun masih"
    ),
    "ja": (
        "の に は を が で と も へ や から まで より など か ね よ て "
        "た だ し です ます である ある いる する なる れる られる この その あの これ それ ここ そこ "
        "ない こと よう ため もの また には では とは ので のに けど しかし そして"
    ),
    "zh": (
        "的 了 着 过 地 得 我 你 他 她 它 我们 你们 他们 自己 这 那 这个 那个 在 从 "
        "到 对 向 把 被 给 和 与 或 及 但 但是 而 因为 所以 如果 虽然 是 有 会 能 要 "
        "可以 不 没有 也 都 就 还 很"
    ),
    "ur": (
        "میں ہم تم آپ وہ یہ اس ان جو کس کون کیا کا کی کے کو سے پر تک نے اور یا لیکن مگر اگر تو ہے ہیں تھا تھی "
        "تھے ہو ہوتا ہوا گیا کر کرنے رہا نہیں نہ ہی بھی میرا اپنے کوئی کچھ سب جب تب بہت ایک ساتھ بعد"
    ),
    "hr": (
        "ja ti on ona ono mi vi oni me te ga je nas vas ih se moj tvoj njegov njen ovaj taj onaj u na iz s sa "
        "k po od do za o pri zbog prema kod bez i a ali ili da što ako kad kao je su bio biti nije ne treba"
    ),
    "hu": (
        "én te ő mi ti ők nekem neki velük ez az a egy ezt azt ki ami aki amely hogy és vagy de ha mert mint "
        "után előtt alatt között mellett miatt szerint ellen nélkül van volt lesz nem ne is csak már még meg "
        "sem itt ott így úgy nagyon mindig fog kell lehet"
    ),
    "te": (
        "నేను నువ్వు మీరు మేము మనం అతను ఆమె అది ఇది వారు ఆ ఈ ఏ ఒక నా మా మన మీ తన నాకు ఎవరు ఏమి ఎలా ఎప్పుడు ఎక్కడ "
        "మరియు లేదా కానీ అయితే అని కూడా చాలా ఉంది ఉన్న లేదు కాదు నుండి కోసం గురించి ద్వారా వరకు లో కు కి ని తో పై "
        "అప్పుడు ఇప్పుడు అక్కడ ఇక్కడ"
    ),
}
# What texts are about: work, city, war, world, life, and the like in each language.
CONTENT_WORDS = {
    "en": "work city war world life people house country water school",
    "de": "arbeit jahr mensch haus krieg stadt welt leben wasser schule",
    "es": "trabajo país ciudad guerra casa estado empleo mundo vida hombre",
    "fr": "travail ville guerre maison gens pièce monde vie homme école",
    "it": "città uomini lavoro guerra mondo vita casa scuola acqua donna",
    "pt": "trabalho cidade guerra povo obra mundo vida homem escola água",
    "nl": "werk stad oorlog wereld leven huis water school vrouw land",
    "pl": "praca miasto wojna świat życie dom woda szkoła kobieta kraj",
    "ru": "работа город война мир человек дом вода школа женщина страна",
    "uk": "робота місто війна світ людина дім вода школа жінка країна",
    "sv": "arbete stad krig värld liv hus vatten skola kvinna land",
    "da": "arbejde by krig verden liv hus vand skole kvinde land",
    "tr": "iş dünya savaş şehir hayat ev su okul kadın ülke",
    "ar": "عمل مدينة حرب عالم حياة بيت ماء مدرسة امرأة بلد",
    "fa": "کار شهر جنگ جهان زندگی خانه آب مدرسه زن کشور",
    "hi": "काम शहर युद्ध दुनिया जीवन घर पानी स्कूल महिला देश",
    "id": "kerja kota perang dunia hidup rumah air sekolah perempuan negara",
    "ja": "仕事 都市 戦争 世界 人生 家 水 学校 女性 国",
    "zh": "工作 城市 战争 世界 生活 房子 水 学校 女人 国家",
    "ur": "کام شہر جنگ دنیا زندگی گھر پانی سکول عورت ملک",
    "hr": "rad grad rat svijet život kuća voda škola žena zemlja",
    "hu": "munka város háború világ élet ház víz iskola nő ország",
    "te": "పని నగరం యుద్ధం ప్రపంచం జీవితం ఇల్లు నీరు పాఠశాల మహిళ దేశం",
    "bg": "работа град война свят живот къща вода училище жена страна",
    "cs": "práce město válka svět život dům voda škola žena strana",
}


def test_languages_have_fifty_function_words_here():
    assert len(FUNCTION_WORDS) == 28
    assert {
        code: len(set(words.split())) for code, words in FUNCTION_WORDS.items() if len(set(words.split())) < 50
    } == {}


@pytest.mark.parametrize("language", FUNCTION_WORDS)
def test_frequent_function_words_are_stop_words(language):
    assert [word for word in FUNCTION_WORDS[language].split() if word not in gl.stop_words(language)] == []


# Rarer ones, which join sentences and say how sure or how often: topics of few texts are full of them.
CONNECTING = {
    "de": "außerdem dennoch gleichwohl immerhin inzwischen jedenfalls keineswegs obschon ohnehin seither sofort zumal",
    "es": "aunque conque demasiado enseguida obstante ojalá pronto quizás siquiera todavía dije diles",
    "fr": "auparavant aussitôt autrefois guère hélas longtemps néanmoins pourvu soudain tantôt tôt vite",
    "it": "altrettanto altrove anzi bensì ebbene entrambi finché infine insomma neppure piuttosto purché sebbene",
    "pt": "acaso afinal bastante enfim porquanto porventura quiçá sobretudo tampouco vosso nele àquela",
    "nl": "alhoewel blijkbaar desondanks evenmin kortom meestal nauwelijks nochtans tenslotte trouwens wellicht zelden",
    "ru": "ко обо несмотря наряду неужели воистину отнюдь очевидно поскольку соответственно увы чрезвычайно ныне",
    "uk": "врешті досі звідти навпаки насамперед невже немовби поблизу стільки щойно",
    "pl": "dotychczas inaczej nieraz niestety podobno przeciwko wbrew wcale wkrótce wówczas zarówno zwłaszcza",
    "tr": "elbette gerçi keşke meğer oysaki şayet tabii veyahut imiş",
    "ar": "رغم لذا عندئذ خصوصا حيال إزاء ينبغي وراء كن",
    "hi": "जबकि हालांकि यानी प्रत्येक विरुद्ध कहाँ",
    "he": "בעוד למען כלומר למשל לעומת כלפי",
    "sv": "annars dessutom emellan fastän huruvida jämte såväl särskilt tyvärr visserligen återigen",
    "fi": "ainoastaan keskellä millainen niinpä sellainen",
    "el": "ωστόσο διότι δίχως μάλλον οπότε",
    "id": "barangkali betapa jarang kecuali seakan semoga tatkala",
    "ko": "결코 아마 언제나 가끔 벌써 그냥 역시 때문",
    "ja": "または したがって けれども ところが すなわち とても かなり らしい について",
    "zh": "几乎 曾经 往往 确实 难道 尤其 之前 之后 之间 应当 不能 他俩 那日 現在 當時 幾乎 一本",
}


@pytest.mark.parametrize("language", CONNECTING)
def test_words_that_join_sentences_are_stop_words(language):
    assert not set(CONNECTING[language].split()) - gl.stop_words(language)


@pytest.mark.parametrize("language", CONTENT_WORDS)
def test_what_texts_are_about_is_no_stop_word(language):
    assert [word for word in CONTENT_WORDS[language].split() if word in gl.stop_words(language)] == []


def test_no_list_has_words_of_a_broken_encoding():
    from gleanings.words.stop_words import listed_languages

    broken = ("\\x", "Ã", "Å", "þ", "ý")
    found = {(code, w) for code in listed_languages() for w in gl.stop_words(code) if any(sign in w for sign in broken)}
    assert {pair for pair in found if pair[0] not in ("cs", "is", "sk", "vi")} == set()


def test_contractions_as_people_type_them():
    stops = gl.stop_words("en")
    assert {"im", "youre", "ive", "theyre", "whats", "weve", "didnt"} <= stops
    assert not {"hell", "shell", "shed", "ill", "id"} & stops


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "montag januar"), ("es", "lunes enero dónde"), ("fr", "lundi janvier aujourd'hui faut"),
        ("pt", "segunda-feira janeiro então"), ("ru", "понедельник январь января"), ("ar", "الاثنين يناير"),
        ("no", "mandag januar gjør jo"), ("el", "είναι δευτέρα"), ("he", "שלא הזה כבר"), ("tr", "pazartesi ocak şimdi"),
        ("ro", "și așa"), ("zh", "星期一 一月 這個 沒有 為 與"),
    ],
)  # fmt: skip
def test_the_calendar_and_the_commonest_words_say_nothing_of_a_topic(language, words):
    assert [word for word in words.split() if word not in gl.stop_words(language)] == []


@pytest.mark.slow
def test_what_is_typed_without_accents_is_a_stop_word_unless_it_is_another_word():
    from gleanings.words.stop_words import typed_plainly

    assert {"tambien"} <= typed_plainly("es")
    assert "esta" not in typed_plainly("pt")  # "this", beside "está"
    assert "icin" in typed_plainly("tr")


@pytest.mark.parametrize(
    ("first", "last", "languages"), [("\u0590", "\u05ff", {"he"}), ("\u0600", "\u06ff", {"ar", "fa", "ur"})]
)
def test_a_list_has_no_words_of_another_script(first, last, languages):
    found = {
        code
        for code in listed_languages()
        if any(first <= sign <= last for word in gl.stop_words(code) for sign in word)
    }
    assert found == languages


GREETINGS = {
    "en": "Dear Anna, the parcel came. Kind regards",
    "de": "Sehr geehrte Frau Anna, das Paket kam. Mit freundlichen Grüßen",
    "es": "Estimada Anna: llegó el paquete. Saludos cordiales, muchas gracias",
    "fr": "Bonjour Anna, le colis est arrivé. Merci, cordialement",
    "pl": "Witam, paczka przyszła. Dziękuję i pozdrawiam",
    "sv": "Hej Anna, paketet kom. Vänliga hälsningar",
}


@pytest.mark.slow
@pytest.mark.parametrize("language", GREETINGS)
def test_words_of_greeting_are_no_themes(language):
    bow = gl.bag_of_words(gl.Corpus.from_texts([GREETINGS[language]], language=language), minimum_rows=1)
    greetings = {
        "dear", "kind", "regard", "regards", "geehrt", "geehrte", "freundlich", "gruß", "grüße", "estimado", "saludo",
        "cordial", "gracia", "bonjour", "merci", "cordialement", "witać", "dziękować", "pozdrawiać", "hej", "vänlig",
        "hälsning",
    }  # fmt: skip
    assert greetings & set(bow.vocabulary) <= {"kind", "cordial"}
