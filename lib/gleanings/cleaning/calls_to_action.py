"""Calls to action: "read more", "subscribe", "share", by what a page asks of its readers, in many languages.

Words count only in the place and the form that `webpage` asks for: alone on a line, or before a sign that parts them
from a title. Each meaning is said in every language, so that a page in one is read as a page in another.
"""

# Sends readers on: before a colon, a bar, a dash or an arrow and a title, or alone on a line.
GO_ON = "|".join(
    (
        r"read (?:more|also|next|on|the full (?:story|article))|(?:also|must) read|see (?:also|more)|"
        r"more on this(?: story)?|more (?:from|on|stories)|"
        r"(?:people are )?also reading|"
        r"related(?: (?:stor(?:y|ies)|articles?|news|topics?|posts?|content|links?|coverage|reading))?|"
        r"you (?:may|might) also (?:like|be interested in)|recommended(?: (?:for you|stories|reading|articles))?|"
        r"watch(?: (?:now|live|video|more|also))?|listen(?: (?:now|to|live))?|click here|continue reading|"
        r"don't miss|most (?:read|popular|viewed)|trending(?: now)?|editors?['’]s? picks|"
        r"(?:previous|next|older|newer) (?:post|article|entry|story|page)s?|external links|further reading",
        r"à lire(?: aussi)?|lire (?:aussi|la suite|plus|également)|voir aussi|sur le même (?:sujet|thème)|"
        r"(?:article|billet|page)s? (?:précédent|suivant|connexe|lié)e?s?|liens externes|à découvrir|"
        r"(?:recommandé|vous aimerez) (?:pour vous|aussi)|les plus lus|continuer la lecture",
        r"lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu|lesen)|lesetipps?|siehe auch|weiterlesen|mehr von|"
        r"(?:vorheriger|nächster|verwandter|ähnlicher) (?:beitrag|artikel)|(?:verwandte|ähnliche) (?:beiträge|artikel|"
        r"themen)|weblinks|das könnte (?:sie|dich) auch interessieren|empfohlen(?:e artikel)?|meistgelesen",
        r"le[ea] (?:también|más)|ver (?:también|más)|te puede interesar|te recomendamos|recomendados(?: para ti)?|"
        r"más (?:información|noticias|leíd[oa]s)|(?:entrada|artículo|nota)s? (?:anterior|siguiente|relacionad[oa])s?|"
        r"noticias relacionadas|véase también|enlaces externos|seguir leyendo",
        r"leia (?:também|mais)|veja (?:também|mais)|saiba mais|(?:artigo|postagem|notícia)s? (?:anterior|seguinte|"
        r"relacionad[oa])s?|ver também|ligações externas|talvez (?:você goste|te interesse)|recomendad[oa]s para você|"
        r"mais (?:lidas|lidos|notícias)|continuar lendo",
        r"leggi (?:anche|tutto|di più)|vedi anche|guarda anche|(?:articolo|post) (?:precedente|successivo)|"
        r"voci correlate|articoli correlati|collegamenti esterni|(?:ti )?potrebbe(?:ro)? interessar(?:e|ti)(?: anche)?|"
        r"consigliati(?: per te)?|i più letti|continua a leggere",
        r"lees (?:ook|meer|verder)|zie ook|bekijk ook|externe links|(?:vorig|volgend|gerelateerd)e? (?:bericht|artikel)"
        r"(?:en)?|aanbevolen(?: voor jou)?|misschien ook interessant|meest gelezen|meer (?:nieuws|lezen|over)",
        r"ayrıca (?:bakınız|okuyun)|bunu da okuyun|devamını oku|[iİ]lgili (?:haber|yazı|konu)(?:lar|ler)?|"
        r"dış bağlantılar|(?:önceki|sonraki) (?:yazı|haber)|bunlar da ilginizi çekebilir|"
        r"önerilen(?:ler)?|en çok okunanlar",
        r"читайте (?:также|ещё|еще)|смотрите также|см\. также|подробнее|ссылки|по теме|материалы по теме|"
        r"(?:предыдущая|следующая) (?:запись|статья)|рекомендуем|вам может быть интересно|самое читаемое|читать далее",
        r"यह भी पढ़ें|ये भी पढ़ें|और पढ़ें|इसे भी पढ़ें|यह भी देखें|(?:संबंधित|सम्बंधित) (?:खबरें|लेख)|"
        r"सबसे ज़?्?यादा पढ़ी गई|"
        r"बाहरी कड़ियाँ|इन्हें भी देखें",
        r"اقرأ (?:أيض[اً]+|المزيد)|شاهد أيض[اً]+|انظر أيض[اً]+|وصلات خارجية|(?:مواضيع|أخبار|مقالات) ذات صلة|قد يعجبك "
        r"أيض[اً]+|الأكثر قراءة|المقال (?:السابق|التالي)",
        r"مزید پڑھیں|یہ بھی پڑھیں|یہ بھی دیکھیں|متعلقہ (?:خبریں|مضامین)|بیرونی روابط|مزید دیکھیے|سب سے زیادہ پڑھی گئی",
        r"相关(?:阅读|新闻|文章|链接)|延伸阅读|阅读更多|另见|参见|推荐(?:阅读|文章)|外部链接|猜你喜欢|热门(?:文章|新闻)|"
        r"(?:上|下)一篇",
        r"関連(?:記事|リンク|項目|ニュース)|続きを読む|あわせて読みたい|外部リンク|おすすめ(?:記事)?|"
        r"人気(?:記事|ランキング)|(?:前|次)の記事",
        r"czytaj (?:także|też|więcej)|zobacz (?:także|też|więcej)|läs (?:också|mer|även)|"
        r"læs (?:også|mere)|les (?:også|mer)",
    )
)

# Asks to share, to print, to write, to subscribe: a line of its own, perhaps with a number before or behind it.
ASKS = "|".join(
    (
        r"(?:share|save|print|e-?mail|bookmark|like|reply|report(?: abuse)?|reuse|cite|tweet|pin|copy link)"
        r"(?: (?:this|our))?(?: (?:article|story|page|post|content|review|abuse))?|comments?|leave a (?:comment|reply)|"
        r"(?:load|show|see|view) (?:more|all)(?: (?:comments?|reviews?|replies))?|back to top|"
        r"skip to (?:main )?content|jump to (?:navigation|search|content)|accept (?:all )?cookies?|(?:like )?loading|"
        r"log ?in|sign ?(?:in|up)|register(?: now)?|subscribe|follow|search|menu|home|close|helpful|"
        # what shops say of a review
        r"(?:(?:[\d,.]+|one) (?:of [\d,.]+ )?(?:people|person|users?|customers?) found (?:this|that)(?: review)? "
        r"(?:helpful|useful))|verified (?:purchase|buyer)|(?:[\d.]+|eine) (?:von [\d.]+ )?(?:personen?|nutzern?|kunden)"
        r"(?: \w+){0,4} (?:hilfreich|nützlich)|verifizierter kauf|hilfreich|nützlich|"
        r"utile|útil|nuttig|missbrauch melden|signaler un abus|denunciar (?:abuso|un abuso)|segnala (?:un )?abuso|"
        r"misbruik melden|"
        r"(?:[\d.]+|une) personnes?(?: \w+){1,5} utile|achat "
        r"vérifié|(?:[\d.]+|una?) personas?(?: \w+){1,4} útil|compra verificada|(?:[\d.]+|una) person[ae](?: \w+){1,4} "
        r"utile|acquisto verificato|(?:[\d.]+|uma) pessoas?(?: \w+){1,4} útil|geverifieerde aankoop|(?:[\d.]+|één) "
        r"(?:personen|persoon|mensen)(?: \w+){1,4} nuttig",
        r"(?:(?:article|page|lien) )?(?:partager|imprimer|enregistrer|commenter|répondre|envoyer|signaler)"
        r"(?: (?:l['’]|cet |la |cette |ce )?(?:article|page|lien|commentaire))?|commentaires?|laisser un commentaire|"
        r"s['’](?:abonner|inscrire)|je m['’](?:abonne|inscris)|inscription|se connecter|accueil|haut de page|"
        r"chargement|ajouter (?:un commentaire|à mes favoris)",
        r"(?:(?:diesen |den )?(?:artikel|beitrag|seite|link|inhalt) )?(?:teilen|drucken|merken|kommentieren|kopieren|"
        r"speichern|melden|empfehlen|versenden)|antworten|kommentare?(?: (?:anzeigen|schreiben|lesen))?|kommentar "
        r"(?:schreiben|hinterlassen)|abonnieren|(?:jetzt )?(?:an|ab)melden|registrieren|startseite|nach oben|"
        r"zur startseite|wird geladen",
        r"(?:compartir|imprimir|guardar|comentar|responder|enviar|denunciar)(?: (?:este|el|esta|la))?"
        r"(?: (?:artículo|noticia|página|entrada))?|(?:(?:ver|mostrar) )?comentarios?|"
        r"(?:deja|dejar|escribe) un comentario|suscríbete|"
        r"suscribirse|regístrate|registrarse|iniciar sesión|inicio|volver arriba|cargando(?: \w+){0,3}",
        r"(?:compartilhar?|partilhar|imprimir|salvar|guardar|comentar|responder|enviar|denunciar)"
        r"(?: (?:este|o|esta|a))?(?: (?:artigo|notícia|página|post))?|comentários?|"
        r"deixe (?:um|seu) comentário|assine|cadastre-se|registar|inscreva-se|entrar|início|voltar ao topo|carregando",
        r"(?:condividi|stampa|salva|commenta|rispondi|invia|segnala)(?: (?:questo |l['’])?(?:articolo|pagina))?|"
        r"comment[oi]|lascia un commento|iscriviti|registrati|accedi|torna su|caricamento",
        r"(?:deel|print|bewaar|reageer)(?: (?:dit|op dit))?(?: (?:artikel|bericht))?|delen|afdrukken|bewaren|reageren|"
        r"reacties?|plaats een reactie|abonneren|inloggen|aanmelden|registreren|naar boven",
        r"(?:haberi |yazıyı )?(?:paylaş|yazdır|kaydet|yanıtla)|yorum(?:lar| yap| yaz)?|abone ol|kaydol|kayıt ol|"
        r"giriş yap|ana ?sayfa|"
        r"yukarı çık|yükleniyor",
        r"поделиться(?: (?:статьёй|статьей|новостью))?|распечатать|сохранить|комментари[ий]|комментировать|"
        r"(?:оставить|добавить) комментарий|ответить|подписаться|зарегистрироваться|регистрация|войти|наверх|"
        r"главная|загрузка",
        r"(?:शेयर|साझा|प्रिंट|टिप्पणी|सब्सक्राइब|फ़?ॉलो) करें|टिप्पणियाँ|विज्ञापन|होम",
        r"شارك(?: (?:المقال|الخبر))?|مشاركة|طباعة|حفظ|تعليقات|أضف تعليق[اً]{0,2}|اشترك|تسجيل الدخول|إعلان|الرئيسية",
        r"(?:شیئر|پرنٹ|تبصرہ|سبسکرائب|فالو) کریں|تبصرے|اشتہار|صفحہ اول",
        r"分享|打印|收藏|评论|發表評論|发表评论|回复|点赞|转发|订阅|举报|登录|注册|首页|返回顶部|加载中",
        r"シェア(?:する)?|印刷|保存|コメント(?:する)?|返信|いいね!?|フォロー(?:する)?|ツイート|購読|ログイン|ホーム|ページトップへ",
    )
)

# What a page is filed under. Before a colon these are notices wherever they stand apart ...
FILED = "|".join(
    (
        r"tags?|tagged(?: (?:as|with))?|keywords?|key words|filed under|posted in|labels?|categor(?:y|ies)|index terms|"
        r"kategorien?|schlagw(?:ort|orte|örter)|schlüsselw(?:ort|orte|örter)|stichw(?:ort|orte|örter)|abgelegt unter|"
        r"veröffentlicht (?:in|unter)",
        r"mots[- ]clés|catégories?|étiquettes?|(?:publié|classé) dans|etiquetas?|palabras clave|categorías?|"
        r"(?:archivado|publicado) en|parole chiave|categori[ae]|etichett[ae]|pubblicato in|palavras-chave|categorias?|"
        r"marcadores|(?:arquivado|publicado) em|trefwoorden|categorie(?:ën)?|geplaatst in",
        r"anahtar (?:kelimeler|sözcükler)|etiketler|kategori(?:ler)?|ключевые слова|теги|метки|рубрик[аи]|категори[яи]|"
        r"टैग्?स?|श्रेणी|श्रेणियाँ|मुख्य शब्द|(?:ال)?كلمات (?:ال)?مفتاحية|(?:ال)?وسوم|(?:ال)?تصنيف(?:ات)?|ٹیگز?|"
        r"زمرہ(?: جات)?|"
        r"کلیدی الفاظ|标签|標籤|关键词|關鍵詞|分类|分類|キーワード|タグ|カテゴリー?",
        r"słowa kluczowe|tagi|kategori[ae]|nyckelord|taggar|kategorier|nøgleord|emneord",
    )
)
# ... and these, which a text may say of itself, below its last paragraph only.
SUBJECTS = (
    r"topics?|subjects?|themen|rubrik(?:en)?|thèmes?|rubriques?|sujets?|temas?|argomenti|assuntos?|onderwerpen|"
    r"konular|темы|विषय|(?:ال)?مواضيع|موضوعات|话题|主题|トピック(?:ス)?|ämnen|emner|"
    r"explore more(?: on these topics)?|more topics"
)
# Who is owed what is told: before a colon and a name.
SOURCES = (
    r"sources?|quellen?|fuentes?|fonti|fontes?|bron(?:nen)?|kaynak(?:lar)?|источник[и]?|स्रोत|المصدر|المصادر|ماخذ|"
    r"来源|來源|资料来源|出典|出所|źródł[oa]|käll[ao]r?|kilder?|via"
)
