"""What staff fetch, read again: exports as rows, papers as text."""

import csv
import io
import re
import time
import unicodedata
from typing import Any

from openpyxl import load_workbook

from bot.printing import MARK, _known
from tests.browser.staging import Desk


def until(done: Any) -> None:
    for _ in range(200):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come")


def exported(worker: Desk, fields: str) -> bytes:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = worker.post("/staff/eksport", content=f"csrf={worker.csrf}&{fields}", headers=headers)
    assert answer.status_code == 303, answer.text
    place = f"/staff/eksport/{answer.headers['location'].rpartition('/')[2]}"
    until(lambda: "Filen er klar" in worker.get(place).text)
    return worker.get(f"{place}/fil").content


def of_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def of_xlsx(content: bytes) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows())
    assert {cell.data_type for row in rows for cell in row} <= {"s", "inlineStr", "n"}
    return [[str(cell.value or "") for cell in row] for row in rows]


def body(page: str) -> str:
    """Return the text of a page without what runs on top and at the foot of it."""
    return "\n".join(page.splitlines()[1:-1])


def inked(text: str) -> str:
    """Return *text* as a paper shows it, without white space and soft hyphens."""
    composed = unicodedata.normalize("NFC", text)
    signs = (sign if ord(sign) in _known() or sign in "\n\t" else MARK for sign in composed)
    return re.sub(r"[\s\u00ad]", "", "".join(signs))
