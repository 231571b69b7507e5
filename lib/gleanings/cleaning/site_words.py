"""Words of sites, not of authors: newsletters, comments, accounts, in many languages.

A word of these says little by itself, since texts speak of newsletters, too. It counts in a short line at the edge of a
page, and in a sentence only beside a word that addresses the reader or names the site: "your", "our", "this site".
"""

import re

from gleanings.cleaning.page import ADDRESS, Part, once

_WORDS = 45  # of a sentence to the reader


class _Words:
    """A pattern of words in letters of any case. ASCII text is sought in small letters, in a third of the time."""

    def __init__(self, pattern: str) -> None:
        self._any, self._small = re.compile(pattern, re.IGNORECASE), re.compile(pattern)

    def findall(self, text: str) -> list[str]:
        """Return the words that stand in a text."""
        return self._small.findall(text.lower()) if text.isascii() else self._any.findall(text)

    def stand_in(self, text: str) -> bool:
        """Return whether one of the words stands in a text."""
        return (self._small.search(text.lower()) if text.isascii() else self._any.search(text)) is not None


# Beginnings of words, one meaning after the other: news letters and accounts, comments, sharing, advertisements,
# rights and data, and the names that are the same everywhere.
_PAGE = _Words(
    r""
    r"\b(?:e-?mails?\b|newsletter|cookies?\b|apps?\b|rss\b|facebook|twitter|whatsapp|telegram|instagram|youtube|tiktok|"
    r"linkedin|pinterest|viber|login\b|browser|"
    # English, German, Dutch
    r"(?:un)?subscri|sign(?:ed|ing)? ?(?:up|in)\b|log ?in\b|mailing list|comments?\b|repl(?:y|ies)\b|advertis|"
    r"sponsored|"
    r"privacy|copyright|licen[cs]ed?\b|reprint|reproduc|inbox|paywall|headlines?\b|trending|preferences|"
    r"abonn|anmeld|posteingang|kommentar|anzeigen?\b|werbung|datenschutz|impressum|lizenz|nachdruck|vervielf|"
    r"nieuwsbrief|aanmeld|reacties?\b|advertentie|auteursrecht|overname|"
    # French, Spanish, Portuguese, Italian, Romanian
    r"s['’]inscri|commentaires?\b|publicité|connecte[rz]\b|droits\b|données personnelles|lettre d['’]information|"
    r"suscri|boletín|comentari|publicidad|derechos\b|privacidad|correo electrónico|relacionad[ao]s|carregando|"
    r"assin(?:e|ante|atura)s?\b|inscreva|cadastr|publicidade|direitos\b|"
    r"iscriv|commenti?\b|pubblicità|riproduzione|diritti\b|informativa|"
    r"abonează|reclam[ăe]|drepturi"
    # Swedish, Danish, Norwegian, Finnish
    r"|prenumer|nyhetsbr|annons|upphovsrätt|nyhedsbrev|annonce|ophavsret|uutiskirje|tilaa|kommento|mainos|evästeet|"
    # Polish, Czech, Hungarian, Turkish, Indonesian, Vietnamese
    r"subskry|prenumerat|komentarz|reklam|udostępn|prawa autorskie|komentář|odběr|hírlevél|hozzászól|"
    r"yorum|abone|paylaş|reklam|telif|bülten|komentar|berlangganan|bagikan|iklan|berita terkait|"
    r"bình luận|chia sẻ|đăng ký|quảng cáo|bản quyền|xem thêm|tin (?:liên quan|cùng)|"
    r"sdílet|vytiskn|diskuse|diskusia|zdieľa|prihlás|mohlo by v[aá]s|reklám|megoszt|nyomtat|feliratkoz|"
    r"értesít|hirdet|"
    r"kövess|böngész|podijeli|podeli|komentira|preplat|oglas|sorodn|dijeli|jaga\b|kommenteeri|reklaam|dalīties|"
    r"komentār|dalintis|komentar|reklām|jaa(?:\b| artikkeli)|lue myös|luetuimmat|del (?:artikel|på)\b|"
    r"mest lest|mest läst|"
    r"relaterad|relaterte|debatt|dela\b|skriv ut|læs også|les også|distribuie|comenteaz|citește și|imprim[ăe]\b|"
    r"comparteix|comentaris|subscriu|partekatu|iruzkin|deila\b|athugasemd|shiriki|maoni|matangazo|"
    r"baca juga|lihat juga|kongsi|iklan|ibahagi|print(?: page)?\b|send (?:link|page)|related (?:posts|articles)|"
    # Russian, Ukrainian, Greek, Hebrew
    r"распечат|обсуди|поділит|друкуват|реклам|сподел|коментир|абонира|свързани|читайте|дивіться|"
    r"σχετικ|κοινοποι|απάντησ|απορρήτου|διαβάστε|μοιρα|ηλ\. διεύθυνση|שתפ|תגיות|כתבות נוספות|"
    r"подпи(?:с|ш)|рассылк|комментари|реклам|поделит|перепечатк|авторски|підпис|коментар|"
    r"εγγραφ|σχόλι|διαφήμισ|newsletter|הרשמ|תגוב|פרסומת)"
    # Arabic, Persian, Urdu, Hindi, Bengali, Thai
    r"|"
    r"اشترك|تعليق|إعلان|البريد الإلكتروني|تابعو|حقوق|تلغرام|واتساب|فيسبوك|دیدگاه|خبرنامه|عضویت|برچسب|"
    r"نظر شما|ایمیل|اشتراک|تبلیغات|نسخه چاپی|بازدید|شارك|مشاركة|الوسوم|تبصر|سبسکرائب|اشتہار|"
    r"टिप्पणी|विज्ञापन|सब्सक्राइब|ऐप|फॉलो|न्यूज़?लेटर|कॉपीराइट|শেয়ার|মন্তব্য|পড়ুন|பகிர|கருத்து|విజ్ఞాపన|"
    r"షేర్|বিজ্ঞাপন|সাবস্ক্রাইব|ความคิดเห็น|แชร์|อ่านเพิ่ม|ข่าวที่เกี่ยวข้อง|สมัคร|โฆษณา|"
    # Chinese, Japanese, Korean
    r"分享|相关(?:阅读|新闻)|相關新聞|订阅|訂閱|评论|評論|留言|转载|轉載|广告|廣告|扫一扫|公众号|客户端|"
    r"登录|登錄|注册|版权|邮箱|"
    r"関連記事|会員|登録|ログイン|コメント|購読|広告|転載|メルマガ|メール|シェア|구독|공유|관련 ?기사|"
    r"기사 ?제보|댓글|로그인|회원|광고|무단|재배포|"
    r"이메일",
)
_READER = _Words(
    r"\b(?:you|your|our|us|this (?:site|page|article|e-?mail|message)|sie|ihre[nrms]?|ihr|uns(?:er\w*)?|wir|"
    r"dich|deine?\w?|diese[rs]? (?:seite|artikel|e-?mail)|je|jouw|uw|onze?|"
    r"vous|vot?re|vos|not?re|nos|te|tu|tus|usted|nuestr[oa]s?|você|noss[oa]s?|seu e-?mail|ti|tuo|tua|nostr[aieo]|"
    r"quest[oa] (?:articolo|pagina|sito)|este (?:sitio|artículo|artigo|site)|cet article|ce site|"
    r"dig|din|ditt|dina|vår[ta]?|vores|sinun?|meidän|ci(?:ebie)?|twój|twoj\w+|nasz\w*|vás|náš|naše|"
    r"\w+[ıiuü]n[ıiuü]z\w*|bize|bizi|anda|kamu|kami|bạn|chúng tôi|вы|вас|вам|ваш\w*|наш\w*|нас|ви|σας|μας|"
    r"kérjük|kérem|önt?|önnek|köszönjük|kattintson|engedélyezze|meidät|toimituks\w+)\b"
    r"|آپ|ہمار|لكم|كم\b|نا\b|شما|आप|हमारे|हमें|আপনি|আমাদের|ท่าน|您|你|请|請|我们|我們|本站|本网|本網|本报|"
    r"ください|お使い|お読み|当サイト|本サイト|この記事|저희|귀하|본 (?:웹사이트|기사|메일)|하세요|시기 바랍니다",
)
_QUOTED = re.compile('["“”„«»「」『』‚‘]')


def speaks_of_pages(text: str) -> bool:
    """Return whether a text holds a word for what pages have.

    >>> speaks_of_pages("Sign up for the newsletter."), speaks_of_pages("He said nothing.")
    (True, False)
    """
    return _PAGE.stand_in(text)


@once
def names_page(part: Part) -> bool:
    """Return whether a line speaks of what pages have: comments, newsletters, accounts.

    >>> from gleanings.cleaning.page import Page
    >>> [names_page(part) for part in Page("Bình luận\\n\\nThe window weeps").parts]
    [True, False]
    """
    return speaks_of_pages(part.text)


@once
def count_page_words(part: Part) -> int:
    """Return how many words for what pages have stand in a line.

    >>> from gleanings.cleaning.page import Page
    >>> [count_page_words(part) for part in Page("Log in or subscribe\\n\\nIt rose.").parts]
    [2, 0]
    """
    return len(_PAGE.findall(part.text)) if names_page(part) else 0


@once
def speaks_to_reader(part: Part) -> bool:
    """Return whether a part has a word that addresses the reader or names the site: "your", "our", "this page".

    >>> from gleanings.cleaning.page import Page
    >>> [speaks_to_reader(part) for part in Page("Tell us what you saw.\\n\\nIt rose.").parts]
    [True, False]
    """
    return _READER.stand_in(part.text)


@once
def asks_of_pages(part: Part) -> bool:
    """Return whether a plea names two things that pages have, or says how it is answered: it stands where it likes.

    >>> from gleanings.cleaning.page import Page
    >>> [asks_of_pages(part) for part in Page("Sign up for our newsletter.\\n\\nOur newsletter is old.").parts]
    [True, False]
    """
    if part.sentences > 2 or not is_plea(part):
        return False
    named = {found.lower() for found in _PAGE.findall(part.text)}
    return len(named) > 1 or ADDRESS.search(part.text) is not None


@once
def is_plea(part: Part) -> bool:
    """Return whether a part is a sentence or two in which a page speaks to its reader.

    >>> from gleanings.cleaning.page import Page
    >>> [is_plea(part) for part in Page("You get this email as you signed up.\\n\\nShe signed up by email.").parts]
    [True, False]
    """
    short = part.words <= _WORDS and not part.spoken and not part.bullet and part.sentences <= 3
    return short and not _QUOTED.search(part.text) and speaks_to_reader(part) and names_page(part)
