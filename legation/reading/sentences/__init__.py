"""What a statement says becomes a vector: statements that mean the same lie near each other."""

from legation.reading.sentences.component import SentenceReader
from legation.reading.sentences.head import MODEL_FILE, SentenceHead
from legation.reading.sentences.texts import TextVectors, text_vectors

__all__ = ["MODEL_FILE", "SentenceHead", "SentenceReader", "TextVectors", "text_vectors"]
