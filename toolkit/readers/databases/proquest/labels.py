"""Labels of ProQuest exports, by what they say, in the languages of its interface."""

from __future__ import annotations

import re
import unicodedata

#: Our name to the labels that mean it: English, Spanish, French, German, Portuguese, Italian.
#: They are compared by their letters alone, because exports lose and add blanks.
LABELS: dict[str, tuple[str, ...]] = {
    # above the text
    "author": ("Author", "Autor", "Auteur", "Autore", "Verfasser"),
    "info": (
        *("Publication info", "Información de publicación", "Infos sur la publication"),
        *("Informations de publication", "Publikationsinformationen", "Publikationsinfo"),
        *("Informações da publicação", "Informazioni sulla pubblicazione"),
    ),
    "summary": ("Abstract", "Resumen", "Résumé", "Zusammenfassung", "Kurzfassung", "Resumo"),
    "links": ("Links", "Enlaces", "Liens", "Collegamenti"),
    "text": (
        *("Full text", "Texto completo", "Texte intégral", "Volltext", "Testo completo"),
        *("Full text (English)", "Texto integral", "Testo integrale"),
    ),
    # between the text and the second title
    "subjects": ("Subject", "Materia", "Sujet", "Thema", "Assunto", "Soggetto"),
    "indexing_terms": ("Business indexing term",),
    "narrow_subjects": ("Narrow subject",),
    "broad_subjects": ("Broad subject",),
    "places": ("Location", "Lugar", "Lieu", "Ort", "Local", "Luogo"),
    "people": ("People", "Person", "Personas", "Personnes", "Personen", "Pessoas", "Persone"),
    "companies": (
        *("Company / organization", "Company", "Empresa / organización", "Unternehmen"),
        *("Entreprise / organisation", "Société / organisation", "Unternehmen / Organisation"),
        *("Empresa / organização", "Azienda / organizzazione"),
    ),
    "keywords": (
        *("Identifier / keyword", "Identifiers / keywords", "Identificador / palabra clave"),
        *("Identifiant / mot-clé", "Identifikator / Schlüsselwort"),
        *("Identificador / palavra-chave", "Identificatore / parola chiave"),
    ),
    "classification": ("Classification", "Clasificación", "Klassifikation", "Classificação"),
    "product": ("Product name", "Product"),
    "ticker": ("Ticker", "Stock symbol"),
    "web_address": ("URL",),
    "company_url": ("Company URL",),
    # from the second title on
    "title": ("Title", "Título", "Titre", "Titel", "Titolo"),
    "alternate_title": ("Alternate title", "Título alternativo", "Autre titre"),
    "outlet": (
        *("Publication title", "Título de publicación", "Titre de la publication"),
        *("Publikationstitel", "Titel der Publikation", "Título da publicação"),
        *("Titolo pubblicazione", "Titolo della pubblicazione"),
    ),
    "supplement": ("Supplement", "Suplemento", "Supplément", "Beilage"),
    "volume": ("Volume", "Volumen", "Band"),
    "issue": ("Issue", "Número", "Numéro", "Ausgabe"),
    "page": (
        *("First page", "Pages", "Page", "Start page", "Primera página", "Páginas"),
        *("Première page", "Erste Seite", "Seiten", "Seite", "Primeira página"),
        *("Prima pagina", "Pagine"),
    ),
    "number_of_pages": ("Number of pages",),
    "year": (
        *("Publication year", "Year", "Año de publicación", "Année de publication"),
        *("Erscheinungsjahr", "Publikationsjahr", "Ano de publicação", "Anno di pubblicazione"),
    ),
    "date": (
        *("Publication date", "Fecha de publicación", "Date de publication"),
        *("Publikationsdatum", "Veröffentlichungsdatum", "Erscheinungsdatum"),
        *("Data de publicação", "Data di pubblicazione"),
    ),
    "dateline": ("Dateline", "Ortszeile"),
    "column": ("Column", "Columna", "Colonne", "Kolumne"),
    "section": ("Section", "Sección", "Rubrik", "Abschnitt", "Seção", "Sezione", "Rubrique"),
    "publisher": ("Publisher", "Editorial", "Éditeur", "Verlag", "Editora", "Editore"),
    "place_of_publication": (
        *("Place of publication", "Lugar de publicación", "Lieu de publication"),
        *("Erscheinungsort", "Ort der Publikation", "Local de publicação"),
        "Luogo di pubblicazione",
    ),
    "country_of_publication": (
        *("Country of publication", "País de publicación", "Pays de publication"),
        *("Land der Publikation", "Erscheinungsland", "País de publicação"),
        "Paese di pubblicazione",
    ),
    "publication_subject": (
        *("Publication subject", "Journal subject", "Materia de publicación"),
        *("Sujet de la publication", "Thema der Publikation", "Assunto da publicação"),
    ),
    "issn": ("ISSN", "e-ISSN", "ISBN"),
    "source_type": (
        *("Source type", "Tipo de fuente", "Type de source", "Quellentyp", "Quellenart"),
        *("Tipo de fonte", "Tipo di fonte"),
    ),
    "language": (
        *("Language of publication", "Language", "Idioma de la publicación", "Idioma"),
        *("Langue de publication", "Sprache der Publikation", "Publikationssprache"),
        *("Idioma de publicação", "Lingua di pubblicazione", "Sprache", "Langue", "Lingua"),
    ),
    "document_type": (
        *("Document type", "Tipo de documento", "Type de document", "Dokumententyp"),
        *("Dokumenttyp", "Tipo di documento"),
    ),
    "document_feature": ("Document feature", "Document features"),
    "doc_id": (
        *("ProQuest document ID", "ID del documento de ProQuest", "ID du document ProQuest"),
        *("ID de documento de ProQuest", "ProQuest-Dokument-ID", "ID des ProQuest-Dokuments"),
        *("ID do documento do ProQuest", "ID documento ProQuest", "ID ProQuest"),
    ),
    "url": (
        *("Document URL", "URL del documento", "URL du document", "Dokument-URL"),
        *("URL do documento", "URL documento"),
    ),
    "copyright": ("Copyright", "Derechos de autor", "Droits d'auteur", "Direitos autorais"),
    "updated": (
        *("Last updated", "Última actualización", "Dernière mise à jour"),
        *("Zuletzt aktualisiert", "Letzte Aktualisierung", "Última atualização"),
        "Ultimo aggiornamento",
    ),
    "database": (
        *("Database", "Databases", "Base de datos", "Base de données", "Datenbank"),
        *("Base de dados", "Banco de dados"),
    ),
    "correction": ("Correction", "Correction notice"),
}


def _key(label: str) -> str:
    """The letters of a label, without case and accents."""
    plain = unicodedata.normalize("NFKD", label).casefold()
    return "".join(character for character in plain if character.isalpha())


BY_LABEL = {_key(label): ours for ours, labels in LABELS.items() for label in labels}
HEAD = frozenset({"author", "info", "summary", "links", "text"})
#: What may stand between the text and the second title.
BETWEEN = frozenset(list(LABELS)[list(LABELS).index("subjects") : list(LABELS).index("title")])
BETWEEN |= {"correction"}
#: What is found in every export of any language.
TELLING = frozenset({"info", "text", "outlet", "doc_id", "url", "date", "database"})

LABEL = re.compile(r"\s*([^\W\d][^:\n]{1,58}?)\s*:(.*)", re.DOTALL)


def field_of(label: str) -> str:
    """Our name for a label, '' if it is none of ProQuest's.

    Examples
    --------
    >>> field_of("ProQ uest documentID"), field_of("Fecha de publicación"), field_of("Letter")
    ('doc_id', 'date', '')
    """
    return BY_LABEL.get(_key(label), "")


def labelled(line: str) -> tuple[str, str]:
    """Our name for the label that a line begins with, and the rest; ('', line) if there is none."""
    found = LABEL.match(line) if ":" in line[:62] else None
    ours = field_of(found[1]) if found else ""
    return (ours, found[2].strip()) if found and ours else ("", line)
