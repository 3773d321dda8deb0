"""Label words of LexisNexis and Nexis Uni in the languages of their interfaces."""

from __future__ import annotations

import re

# Our column to the words, without blanks, hyphens and points. The interface gives their language,
# so that it may be another than that of the article.
FRONT = {
    "author": "byline autor autora autores auteur auteurs autore verfasser von par por door",
    "section": "section rubrik rubrique rubriek sectie sección seccion seção secao secção sezione",
    "words": "length länge laenge lange longueur longitud extensión extension extensão extensao "
    "comprimento tamanho lengte lunghezza længde laengde lengde längd",
    "title": "headline kop titel titre titulo título titular titolo überschrift ueberschrift "
    "schlagzeile manchete encabezado",
    "text": "body text tekst texte texto testo cuerpo corpo corps hauptteil",
    "dateline": "dateline ortsangabe",
    "highlight": "highlight highlights insert encart",
    "series": "series serie série",
}
BACK = {
    "collected": "loaddate update datechargement datedechargement ladedatum aktualisierung "
    "fechadecarga fechacarga datadecarga datacarga datadecaricamento laaddatum datumladen",
    "language": "language sprache langue taal idioma lingua lengua språk sprog",
    "publication_type": "publicationtype pubtype typepublication typedepublication "
    "publikationstyp publikationsart tipodepublicación tipodepublicacion tipodepublicação "
    "tipodepublicacao publicatietype",
    "document_type": "documenttype type typededocument dokumenttyp tipodedocumento",
    "source_code": "journalcode zeitungscode codejournal códigodelperiódico codeofjournal",
    "graphic": "graphic graphics grafik graphique graphiques grafiek grafico gráfico grafica "
    "illustration illustrations ilustración ilustração illustratie abbildung bildunterschrift",
    "subjects": "subject subjects sujet sujets thema themen tema temas onderwerp onderwerpen "
    "assunto assuntos",
    "organizations": "company organization organisation organizations société societe "
    "sociétés unternehmen firma empresa empresas bedrijf organisatie organización organização",
    "persons": "person persons people personne personnes persona personas persoon personen "
    "pessoa pessoas name",
    "geographic": "geographic geography geografie geographie géographie geografisch geographisch "
    "localisationgeo geolocalization geográfico geografico geografia",
    "country": "country",
    "state": "state",
    "city": "city",
    "industry": "industry industries branche branchen activitysector secteuractivite "
    "secteuractivité industria indústria industrie",
    "ticker": "ticker stocksymbol symboleboursier",
    "keywords": "keyword keywords",
    "url": "url",
    "distribution": "distribution",
    "correction": "correction korrektur rectificatif rectificatie corrección correção",
    "correction_date": "correctiondate korrekturdatum datecorrection",
    "notes": "notes",
    "issn": "issn",
    "accession_number": "accno accessionnumber",
}
NAMES = {
    word: field
    for fields in (FRONT, BACK)
    for field, words in fields.items()
    for word in words.split()
}
# Labels whose value may go on over several paragraphs.
LONG = frozenset({"graphic", "correction", "notes", "subjects"})
LONGEST_NAME = 32
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d")
_BETWEEN = str.maketrans("", "", " -.'_/\u00a0\u2011")


def field_of(name: str) -> str:
    """Our column for a label word in any case and language, '' if it is none that is known.

    Examples
    --------
    >>> field_of("LÄNGE"), field_of("Load-Date"), field_of("Note")
    ('words', 'collected', '')
    """
    return NAMES.get(name.casefold().translate(_BETWEEN), "")


def column_of(name: str) -> str:
    """A column for a label word that is not known: 'ACC-CODE' is 'acc_code'."""
    return re.sub(r"\W+", "_", name.casefold()).strip("_") or "other"


def plausible(field: str, value: str) -> bool:
    """Whether what stands behind a label can be its value; paragraphs begin like labels too."""
    if field in ("collected", "correction_date"):  # 'UPDATE: the road is open again at 5'
        return len(value) < 100 and YEAR.search(value) is not None
    if field == "words":
        return len(value) < 100 and any(map(str.isdigit, value))
    if field in ("language", "publication_type", "document_type", "source_code"):
        return len(value) < 100
    if field == "url":
        return "." in value and " " not in value.strip()
    return True
