"""Names of columns that hold a text, its title, its date, its author or its id, in the languages that are read.

By what programs that export call them first, and then by language: de, fr, es, it, pt, ca, nl, sv, da, no, fi, pl, cs,
sk, hu, ro, hr, sl, ru, uk, bg, el, tr, ar, fa, ur, he, hi, bn, ta, th, vi, id, ko, ja, zh. A space is written "_".
"""

TEXTS = tuple(
    """
    text body content full_text article message comment review description abstract selftext comment_text
    review_text caption transcript inhalt nachricht kommentar beitrag beschreibung bewertung texte contenu
    corps commentaire avis texto contenido cuerpo comentario opinión testo contenuto commento recensione
    conteúdo comentário avaliação contingut comentari tekst inhoud bericht reactie innehåll meddelande
    kommentti teksti sisältö viesti arvostelu treść wiadomość komentarz opinia obsah zpráva komentář recenze
    správa komentár recenzia szöveg tartalom üzenet vélemény conținut mesaj comentariu recenzie sadržaj
    poruka komentar vsebina besedilo sporočilo metin içerik yorum текст содержание сообщение комментарий
    отзыв зміст повідомлення коментар відгук съдържание съобщение мнение κείμενο περιεχόμενο μήνυμα σχόλιο
    κριτική النص نص المحتوى الرسالة تعليق التعليق متن محتوا پیام نظر مواد پیغام تبصرہ טקסט תוכן הודעה תגובה
    ביקורת सामग्री पाठ संदेश टिप्पणी समीक्षा লেখা পাঠ্য বার্তা মন্তব্য உரை செய்தி கருத்து ข้อความ เนื้อหา
    ความคิดเห็น รีวิว isi teks pesan ulasan 본문 내용 메시지 댓글 리뷰
    본문내용 本文 内容 正文 文本 评论 留言 消息 コメント レビュー 感想 メッセージ
    nội_dung bình_luận tin_nhắn văn_bản
    """.split()
)
TITLES = tuple(
    """
    title headline subject titel überschrift betreff schlagzeile titre objet sujet título titular asunto
    titolo oggetto assunto títol assumpte kop onderwerp rubrik ämne overskrift emne tittel otsikko aihe tytuł
    temat nagłówek titulek předmět nadpis název predmet cím tárgy titlu subiect naslov zadeva başlık konu
    заголовок тема название назва заглавие τίτλος θέμα العنوان عنوان الموضوع موضوع כותרת נושא शीर्षक विषय
    শিরোনাম বিষয় தலைப்பு หัวข้อ ชื่อเรื่อง หัวเรื่อง judul subjek 제목
    标题 標題 主题 タイトル 件名 題名 見出し tiêu_đề chủ_đề
    """.split()
)
DATES = tuple(
    """
    date published published_at publication_date created created_at datetime timestamp pub_date publish_date
    date_published create_time created_time timestamp_ms created_utc ts datum fecha data dato päivämäärä pvm
    dátum tarih дата ημερομηνία التاريخ تاريخ تاریخ תאריך दिनांक तारीख তারিখ தேதி วันที่ ngày tanggal 날짜 일자
    작성일 日期 日付 投稿日 year jahr année año anno ano any
    jaar år vuosi rok rík év leto godina yıl год рік година
    έτος السنة سال שנה वर्ष বছর ปี năm tahun 연도 年份 年
    """.split()
)
AUTHORS = tuple(
    """
    author.name user_profile.real_name user.name creator.name sender.name sender_name author authors byline
    author_name role user username autor autorin verfasser auteur auteurs autore autora autors författare
    skribent forfatter kirjoittaja autorka szerző avtor yazar автор συγγραφέας συντάκτης الكاتب المؤلف کاتب
    نویسنده مصنف מחבר כותב लेखक লেখক ஆசிரியர் ผู้เขียน penulis 저자 작성자 글쓴이 기자 作者 著者 記者 投稿者 tác_giả
    """.split()
)
IDS = tuple(
    """
    id doc_id document_id uid uuid key
    """.split()
)
