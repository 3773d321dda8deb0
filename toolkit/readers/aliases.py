"""Names by which tables call our columns, in the languages of those who make them."""

from __future__ import annotations

# Names in the order in which they are tried, the surest first. Summaries are left out of `text`
# on purpose: a teaser counted as an article bends every rate. 'x.y' is y inside the record x.
ALIASES: dict[str, tuple[str, ...]] = {
    "doc_id": (
        *("docid", "id", "article_id", "story_id", "stories_id", "document_id", "_id", "text_id"),
        *("doc_name", "accession_number", "artikel_id", "dokument_id", "store_id"),
    ),
    "date": (
        *("published", "pubdate", "publish_date", "publication_date", "published_at"),
        *("published_date", "date_published", "date_publish", "web_publication_date", "pub_date"),
        *("date_time_pub", "article_date", "date_of_publication", "datetime", "created_at"),
        *("date_extracted", "timestamp", "Erscheinungsdatum", "Veröffentlichungsdatum"),
        *("Publikationsdatum", "erschienen am", "erschienen", "Datum", "date de parution"),
        *("date de publication", "date parution", "publié le", "parution", "fecha de publicación"),
        *("fecha", "publicatiedatum", "datum publicatie", "yayın tarihi", "yayınlanma tarihi"),
        *("haber tarihi", "tarih", "data de publicação", "data di pubblicazione"),
        *("дата публикации", "дата", "تاریخ انتشار", "زمان انتشار", "تاریخ", "تاريخ النشر"),
        *("التاريخ", "تاريخ", "بەرواری بڵاوکردنەوە", "بەروار", "ڕێکەوت", "dîrok", "data"),
        *("created_utc",),
    ),
    "collected": (
        *("date_collected", "collect_date", "capture_time", "seendate", "crawl_date", "scraped_at"),
        *("crawled_at", "date_crawled", "date_download", "download_date", "retrieved_at"),
        *("date_added", "load_date", "archived_at", "accessed", "date_retrieved", "indexed_date"),
        *("access_date", "date_accessed", "fetched_at", "date_scraped", "collected_at"),
        *("Abrufdatum", "abgerufen am", "Zugriffsdatum", "date de consultation"),
        *("fecha de consulta", "erişim tarihi", "تاریخ دسترسی"),
    ),
    "outlet": (
        *("source.name", "source.title", "media_name", "outlet_name", "source_name", "newspaper"),
        *("newspaper_name", "newspaper_title", "news_source", "media_outlet", "publication"),
        *("publication_name",),
        *("publication_title", "pubtitle", "Zeitung", "Zeitungsname", "Medienname", "journal"),
        *("nom du journal", "periódico", "diario", "krant", "gazete", "jornal", "testata"),
        *("giornale", "publisher.name", "publisher", "medium", "média", "medio", "veículo"),
        *("channel", "source", "Quelle", "Publikation", "fuente", "fonte", "bron", "kaynak"),
        *("haber kaynağı", "yayın", "издание", "источник", "сми"),
        *("site_name", "sitename", "website", "site", "source_domain", "domain"),
        *("رسانه", "منبع", "روزنامه", "خبرگزاری", "المصدر", "الصحيفة", "الوسيلة"),
        *("سەرچاوە", "ڕۆژنامە", "çavkanî", "rojname"),
    ),
    "title": (
        *("headline.main", "fields.headline", "headline", "heading", "head", "web_title"),
        *("article_title", "news_title", "Überschrift", "Ueberschrift", "Schlagzeile", "Titel"),
        *(
            "titre",
            "titre de l'article",
            "titular",
            "título",
            "titolo",
            "kop",
            "kopje",
            "krantenkop",
        ),
        *("başlık", "haber başlığı", "manşet", "manchete", "заголовок", "название"),
        *("عنوان", "عنوان خبر", "تیتر", "العنوان", "عنوان الخبر", "سەردێڕ", "ناونیشان", "sernav"),
        *("سەردێر", "title.rendered"),
    ),
    "text": (
        *("full_text", "body_text", "fields.body_text", "article_body", "body", "maintext"),
        *("main_text", "article_text", "content_text", "story_text", "plain_text"),
        *("Volltext", "Artikeltext", "Haupttext", "texte intégral", "texte", "corps du texte"),
        *("texto completo", "texto", "cuerpo", "artikeltekst", "volledige tekst", "tekst"),
        *("haber metni", "tam metin", "metin", "testo", "текст", "content", "Inhalt", "contenu"),
        *("contenido", "conteúdo", "contenuto", "inhoud", "içerik", "содержание", "corps"),
        *("متن خبر", "متن", "النص", "نص", "نص الخبر", "المحتوى", "دەق", "ناوەڕۆک", "nivîs"),
        *("article", "story", "Artikel", "noticia", "haber", "ocr_text", "ocr"),
        *("content.rendered", "selftext"),
        *("opening_text", "lead_paragraph"),
    ),
    "language": (
        *("lang", "language_code", "lang_code", "Sprache", "langue", "idioma", "lingua", "taal"),
        *("dil", "язык", "زبان", "اللغة", "لغة", "زمان", "ziman"),
    ),
    "url": (
        *("link", "web_url", "article_url", "source_url", "permalink", "canonical_url", "href"),
        *("page_url", "story_url", "article_link", "weblink", "Internetadresse", "lien"),
        *("enlace", "bağlantı", "ссылка", "لینک", "لینک خبر", "نشانی", "الرابط", "رابط"),
        *("بەستەر", "girêdan", "document_url"),
    ),
    "author": (
        *("byline.original", "fields.byline", "authors", "byline", "creator", "dc:creator"),
        *("author_name", "writer", "journalist", "reporter", "Autor", "Autorin", "Autoren"),
        *("Verfasser", "auteur", "auteurs", "autores", "periodista", "autore", "yazar"),
        *("muhabir", "автор", "نویسنده", "خبرنگار", "الكاتب", "كاتب", "المؤلف"),
        *("نووسەر", "nivîskar"),
    ),
    "section": (
        *("section_name", "category", "categories", "news_desk", "desk", "rubric", "Ressort"),
        *("Rubrik", "Kategorie", "rubrique", "catégorie", "sección", "categoría", "rubriek"),
        *("bölüm", "kategori", "seção", "sezione", "рубрика", "раздел"),
        *("editoria", "بخش", "سرویس", "دسته", "القسم", "قسم", "بەش", "beş"),
    ),
}
# A post is told from a topic list by the thread it belongs to.
IN_THREADS = {"subject": "title"}
# Chosen for the first, a column of the second stays what it is as well.
KEPT = {"date": "collected", "text": "title"}
# Texts of which a table has the first lines.
BEGINNINGS = ("opening_text", "lead_paragraph")
SUMMARIES = ("abstract", "description", "snippet", "teaser", "trail_text", "standfirst")
