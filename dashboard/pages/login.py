"""The page on which a reader logs in or out: plain HTML, which needs no script."""

from __future__ import annotations

from html import escape

from dashboard.language import Language

DOCUMENT = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title} · {region}</title>{refresh}
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{root}/bootstrap/static/css/bootstrap.min.css">
<link rel="stylesheet" href="{root}/theme.css">
</head><body style="font-family:var(--font);font-size:14px;background:var(--page);color:var(--ink)">
<header style="background:var(--surface);border-bottom:1px solid var(--line);padding:8px 24px;\
line-height:1.25"><strong style="font-size:16px;font-weight:650">{region}</strong><br>\
<span style="font-size:12px;color:var(--ink-2)">{product}</span></header>
<main style="max-width:24rem;margin:12vh auto 0;padding:0 16px">
<section style="background:var(--surface);border:1px solid var(--line);border-top:3px solid \
var(--accent);border-radius:6px;padding:24px">
<h1 style="font-size:20px;font-weight:650;margin:0 0 16px">{title}</h1>{body}</section></main>
</body></html>
"""
BUTTON = (
    "border:0;border-radius:6px;padding:8px 16px;background:var(--accent);color:var(--surface);"
    "font-weight:600;text-align:center;text-decoration:none"
)
"""The look of the one thing that such a page offers to do."""
FORM = """{said}<form method="post">{fields}<input type="hidden" name="token" value="{token}">
<button class="w-100" style="{button}"{leave}>{do}</button></form>"""
FIELD = (
    '<label class="form-label w-100 mb-3">{label}<input class="form-control mt-1" name="{name}" '
    'type="{kind}" autocomplete="{fill}" maxlength="{most}" required></label>'
)


def login_page(words: Language, token: str, reader: str, said: str, root: str) -> str:
    """The HTML: the form of a login with what went wrong, or, for a reader who is in, the way
    out. ``root`` stands before the paths of the pages."""
    fields = "" if reader else _field(words.t("access.name"), "name", "text", "username", 64)
    if not reader:
        label = words.t("access.password")
        fields += _field(label, "password", "password", "current-password", 200)
    note = words.t("access.reader", name=reader) if reader else said
    form = FORM.format(
        said=f'<p role="alert">{escape(note)}</p>' if note else "",
        fields=fields,
        token=escape(token, quote=True),
        button=BUTTON,
        leave=' name="leave" value="1"' if reader else "",
        do=escape(words.t("access.leave" if reader else "access.enter")),
    )
    return _document(words, root, form)


MESSAGE = '<p role="alert">{text}</p><a class="d-block" style="{button}" href="{address}">{do}</a>'


def message_page(words: Language, text: str, address: str, root: str, *, goes: bool = False) -> str:
    """A page that says a sentence, with one way on; ``goes``: it goes there by itself."""
    where = escape(address, quote=True)
    said = MESSAGE.format(
        text=escape(text), button=BUTTON, address=where, do=escape(words.t("access.on"))
    )
    refresh = f'<meta http-equiv="refresh" content="0;url={where}">' if goes else ""
    return _document(words, root, said, refresh)


def _document(words: Language, root: str, body: str, refresh: str = "") -> str:
    """The page around what it says: whose pages these are, and what it is for."""
    return DOCUMENT.format(
        root=root,
        lang=words.code,
        title=escape(words.t("access.title")),
        region=escape(words.t("territory.region")),
        product=escape(words.t("page.product")),
        refresh=refresh,
        body=body,
    )


def left_page(words: Language, address: str, root: str) -> str:
    """That the reader is out here; it goes on to where the provider ends its own session. A form
    of a page may not be sent elsewhere, so this is no redirection."""
    return message_page(words, words.t("access.left"), address, root, goes=True)


def _field(label: str, name: str, kind: str, fill: str, most: int) -> str:
    return FIELD.format(label=escape(label), name=name, kind=kind, fill=fill, most=most)
