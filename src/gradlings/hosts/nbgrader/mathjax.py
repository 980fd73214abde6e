"""The MathJax that JupyterLab has bundled, as a script in a page: formulas need no network."""

from __future__ import annotations

import base64
import json
import logging
import re
from functools import lru_cache
from pathlib import Path

_START = Path(__file__).parent / "templates" / "mathjax_start.js"
_WANTED = ("AllPackages", "CHTML", "HTMLHandler", "SafeHandler", "TeX", "browserAdaptor", "mathjax")
_DEFINED = re.compile(r"[{,](\d+)(?:\([\w,]*\)\{|:(?:function\b|\())")  # modules, by number
_REQUIRED = re.compile(r"\b[a-z]\((\d{2,6})\)")
_PIECE = re.compile(r"""^(?:"use strict";)?\(self\.\w+=self\.\w+\|\|\[\]\)\.push\(""")
_FONTS = ("Main", "Math", "Size1", "Size2", "Size3", "Size4", "AMS", "Calligraphic", "Zero")
_MAX_BYTES = 300_000  # of a file; JupyterLab itself is larger
_NAME_ID = 6  # of a font's table of names: the PostScript name
_NONE = "<script>window.MathJax = {Hub: {Startup: {signal: {Interest() {}}}}};</script>"
_log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def script(_given: str = "") -> str:
    """Return the script that typesets a page; a filter of nbconvert's templates.

    It does nothing where JupyterLab's files are not as expected: formulas stay as they were.
    """
    from jupyterlab.commands import get_app_dir

    folder = Path(get_app_dir()) / "static"
    pieces = _pieces(folder)
    if not pieces:
        _log.warning("%s: no MathJax; formulas will be shown as they are written", folder)
        return _NONE
    fonts = json.dumps(dict(filter(None, map(_font, sorted(folder.glob("*.woff"))))))
    bundle = "\n".join(f"(function (self) {{{text}\n}})(box);" for text in pieces)
    start = _START.read_text(encoding="utf-8").strip()
    # A closing tag within a string would end the script.
    body = f"(function () {{const box = {{}};\n{bundle}\n{start}(box, {fonts});}})();"
    return "<script>" + body.replace("</script", "<\\/script") + "</script>"


def _pieces(folder: Path) -> list[str]:
    """Return the files of the bundle that hold MathJax, and all that these require."""
    texts = [text for file in sorted(folder.glob("*.js")) if (text := _piece(file))]
    defining = {number: text for text in texts for number in _DEFINED.findall(text)}
    found: list[str] = []
    for name in _WANTED:
        named = re.compile(rf"__esModule.{{0,400}}?\b[a-z]\.{name}=")
        found += [text for text in texts if named.search(text)][:1]
    todo = list(found)
    while todo:
        for number in _REQUIRED.findall(todo.pop()):
            text = defining.get(number, "")
            if text and text not in found:
                found.append(text)
                todo.append(text)
    return list(dict.fromkeys(found))


def _piece(file: Path) -> str:
    """Return a file of the bundle; empty if it has another form."""
    if file.stat().st_size > _MAX_BYTES:
        return ""
    text = file.read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S+", "", text) if _PIECE.match(text) else ""


def _font(file: Path) -> tuple[str, str] | None:
    """Return the name and the address of a font, if MathJax needs it often."""
    from fontTools.ttLib import TTFont

    raw = file.read_bytes()
    with TTFont(file, lazy=True) as font:
        name = str(font["name"].getDebugName(_NAME_ID))
    kind = name.removeprefix("MathJax_").partition("-")[0]
    if not name.startswith("MathJax_") or kind not in _FONTS:
        return None
    return name, "data:font/woff;base64," + base64.b64encode(raw).decode()
