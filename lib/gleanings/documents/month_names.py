"""Names of months and weekdays, and the words that stand around a date, in the languages that are read.

The forms are those of running text: with genitives ("3 мая"), usual short forms, and both calendars' names in Arabic.
"""

import unicodedata

# By language, January to December, one month after the other; the forms of a month are apart by "/".
_MONTHS = (
    (
        "en",
        "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct "
        "november/nov december/dec",
    ),
    (
        "fr",
        "janvier/janv février/févr/fév mars avril/avr mai juin juillet/juil août septembre octobre novembre "
        "décembre/déc",
    ),
    (
        "it",
        "gennaio/gen febbraio/febbr marzo/mar aprile maggio/mag giugno/giu luglio/lug agosto/ago settembre/sett "
        "ottobre/ott novembre dicembre/dic",
    ),
    (
        "es",
        "enero/ene febrero marzo abril/abr mayo junio julio agosto septiembre/setiembre/set octubre noviembre "
        "diciembre/dic",
    ),
    ("pt", "janeiro fevereiro/fev março abril maio/mai junho julho agosto setembro outubro/out novembro dezembro/dez"),
    ("nl", "januari februari maart/mrt april mei juni juli augustus september oktober/okt november december"),
    ("de", "januar/jänner/jän februar märz/maerz/mär april mai juni juli august september oktober november dezember"),
    (
        "tr",
        "ocak/oca şubat/şub mart nisan/nis mayıs/mayis haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki kasım/kas "
        "aralık/ara",
    ),
    (
        "ru",
        "января/январь/янв февраля/февраль/фев марта/март/мар апреля/апрель/апр мая/май июня/июнь/июн июля/июль/июл "
        "августа/август/авг сентября/сентябрь/сен октября/октябрь/окт ноября/ноябрь/ноя декабря/декабрь/дек",
    ),
    ("hi", "जनवरी फ़रवरी/फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर"),
    ("ar Egypt", "يناير فبراير مارس أبريل/ابريل مايو يونيو يوليو أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر"),
    ("ar Levant", "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"),
    ("ur", "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
    ("pl", "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
    ("sv", "januari februari mars april maj juni juli augusti september oktober november december"),
    ("da no", "januar februar marts april maj juni juli august september oktober november december"),
    ("cs", "ledna února března dubna května června července srpna září října listopadu prosince"),
    ("uk", "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
    ("ro", "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"),
    ("hu", "január február március április május június július augusztus szeptember október november december"),
    (
        "fi",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
        "marraskuuta joulukuuta",
    ),
    (
        "el",
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου "
        "δεκεμβρίου",
    ),
    (
        "he",
        "ינואר/בינואר פברואר/בפברואר מרץ/במרץ אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט "
        "ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר",
    ),
    (
        "sr",
        "јануар/јануара фебруар/фебруара март/марта април/априла мај/маја јун/јуна јул/јула август/августа "
        "септембар/септембра октобар/октобра новембар/новембра децембар/децембра",
    ),
    ("bg", "януари февруари март април май юни юли август септември октомври ноември декември"),
    ("id", "januari februari maret april mei juni juli agustus september oktober november desember"),
    ("th", "มกราคม/ม.ค กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"),
    ("bn", "জানুয়ারি/জানুয়ারী ফেব্রুয়ারি/ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"),
    ("sw", "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba"),
    (
        "hr",
        "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga/studenog prosinca",
    ),
    ("sk", "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra"),
    ("sl", "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra"),
    ("fa", "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
)
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "lunes martes miércoles jueves viernes sábado domingo "
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar "
    "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela måndag tisdag onsdag torsdag fredag lördag söndag "
    "mandag tirsdag onsdag torsdag fredag lørdag søndag pondělí úterý středa čtvrtek pátek sobota neděle "
    "понеділок вівторок середа четвер п’ятниця субота неділя luni marți miercuri joi vineri sâmbătă duminică "
    "hétfő kedd szerda csütörtök péntek szombat vasárnap maanantai tiistai keskiviikko torstai perjantai lauantai "
    "sunnuntai δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή senin selasa rabu kamis jumat sabtu minggu "
    "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार "
    "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد "
    "پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار "
    "星期一 星期二 星期三 星期四 星期五 星期六 星期日 周一 周二 周三 周四 周五 周六 周日 "
    "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月 火 水 木 金 土 日"
)
# What stands before or behind the date of a publication on a line of its own: "Published on", "Stand:", "Uhr".
_AROUND = (
    "first published posted updated last modified date dated released issued created on at of the "
    "publié mis à jour le date du de "
    "pubblicato aggiornato il data del di alle ore "
    "publicado actualizado fecha el del las a publicada data atualizado em às de "
    "gepubliceerd bijgewerkt datum op om laatst geplaatst "
    "veröffentlicht aktualisiert erschienen stand datum am vom um uhr den "
    "yayınlanma yayın güncelleme tarihi tarih saat "
    "опубликовано обновлено дата от в г года "
    "प्रकाशित अपडेट तिथि तारीख को دिनांक "
    "ngày cập nhật วันที่ เวลา น তারিখ প্রকাশিত "
    "publikováno aktualizováno vydáno publikované aktualizované objavljeno ažurirano posodobljeno frissítve közzétéve "
    "julkaistu päivitetty publicat actualizat diperbarui dipublikasikan imechapishwa tarehe "
    "опубліковано оновлено публикувано обновена објављено δημοσίευση ενημέρωση ενημερώθηκε פורסם עודכן בתאריך בשעה "
    "입력 수정 등록 승인 기사입력 최종수정 오전 오후 منتشر انتشار شده ساعت "
    "et ct mt pt "
    "نشر نُشر في تاريخ بتاريخ تحديث م "
    "شائع تاریخ کو بتاریخ "
    "发布 发表 更新 日期 时间 发布时间 发布于 于 公開 更新日 公開日 掲載 付 "
    "opublikowano data publicerad uppdaterad den publiceret opdateret "
    "r roku року рік sent envoyé enviado inviato verzonden отправлено wysłano skickat "
    "recorded aired broadcast delivered decided filed argued held verkündet gehalten aufgenommen gesendet beschlossen "
    "prononcé rendu enregistré diffusé pronunciado grabado emitido dictada pronunciato registrato depositata gravado "
    "opgenomen uitgesproken uitgezonden записано произнесено nagrano wygłoszono inspelad optaget "
    "kl klo kello klockan klokken pkl pukul godz hod ob u órakor ώρα בשעה "
    "am pm gmt utc est edt cet cest bst ist pst pdt z h"
)

_SHORT = (3, 4, 5)  # letters of the abbreviation of a month


def fold(word: str) -> str:
    """Return a word for looking up: in small letters and composed, without a full stop at its end.

    >>> fold("Sept."), fold("MÄRZ")
    ('sept', 'märz')
    """
    return unicodedata.normalize("NFC", word).lower().replace("i̇", "i").rstrip(".")


MONTHS: dict[str, int] = {
    fold(form.replace("_", " ")): number
    for _, names in _MONTHS
    for number, forms in enumerate(names.split(), 1)
    for form in forms.split("/")
}
WEEKDAYS = frozenset(fold(word) for word in _WEEKDAYS.split())
AROUND = frozenset(fold(word) for word in _AROUND.split()) | WEEKDAYS


def short_months(language: str) -> frozenset[str]:
    """Return the abbreviations of the months of a language: what their names begin with.

    >>> sorted(short_months("hu") & {"márc", "szept", "május"})
    ['márc', 'szept']
    """
    months = [
        [fold(form) for form in forms.split("/")]
        for languages, names in _MONTHS
        if language in languages.split()
        for forms in names.split()
    ]
    whole = {form for forms in months for form in forms if not any(f != form and f.startswith(form) for f in forms)}
    return frozenset(name[:size] for name in whole for size in _SHORT if size < len(name)) - whole
