"""Where documents come from: files, directories, JSON lines, web pages, PDFs and standard input."""

from legation.sources.files import documents_from
from legation.sources.problems import Problem
from legation.sources.published import iso_date

__all__ = ["Problem", "documents_from", "iso_date"]
