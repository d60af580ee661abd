"""The passages that answers cite: each stands in what is kept of its document, and that in the document."""

import re
from collections.abc import Iterator
from pathlib import Path

from knowledge.checking.page import Page
from knowledge.errors import Finding
from knowledge.files.reader import UNEDITED, Edits, Reader, line_of
from knowledge.library.documents import Documents, folded

FEWEST, MOST = 3, 15  # words of a passage: enough to find the place, and a quotation still


def findings(page: Page, documents: Documents) -> Iterator[Finding]:
    """Yield each source of *page* whose passage does not stand where it should."""
    for line, source in page.sources:
        document, passage = documents[source["document"]], source["passage"]
        told: dict[str, str | int] = {"document": document.id, "passage": passage}
        if bool(passage) != bool(document.text):
            yield Finding("no-passage" if document.text else "no-document", page.name, line, told)
        elif passage and not document.holds(passage):
            yield Finding("lost-passage", page.name, line, told)
        elif passage and not FEWEST <= len(passage.split()) <= MOST:
            count = {"count": len(passage.split()), "fewest": FEWEST, "most": MOST}
            yield Finding("passage-length", page.name, line, told | count)


def unproven(folder: Path, originals: Path, edits: Edits = UNEDITED) -> Iterator[Finding]:
    """Yield each paragraph of ``documents/*.txt`` in *folder* that stands in no text file of *originals*."""
    reader = Reader(folder, edits)
    whole = [folded(path.read_text("utf-8", "replace")) for path in sorted(originals.rglob("*.txt"))]
    for name in reader.names("documents/*.txt"):
        text = re.sub(r"^#.*$", "", reader.text(name), flags=re.MULTILINE)
        for paragraph in filter(str.strip, text.split("\n\n")):
            if not any(folded(paragraph) in one for one in whole):
                told = {"begin": folded(paragraph)[:60], "folder": str(originals)}
                yield Finding("unproven", name, line_of(text, paragraph.strip().split("\n")[0]), told)
