"""The page on which a reader logs in or out: plain HTML, which needs no script."""

from __future__ import annotations

from html import escape

from dashboard.language import Language

DOCUMENT = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{root}/bootstrap/static/css/bootstrap.min.css">
<link rel="stylesheet" href="{root}/theme.css">
</head><body style="font-family:var(--font);background:var(--page);color:var(--ink)">
<main class="container py-5" style="max-width:26rem"><h1 class="h4 mb-4">{title}</h1>{said}
<form method="post">{fields}<input type="hidden" name="token" value="{token}">
<button class="btn btn-primary w-100"{leave}>{do}</button></form></main></body></html>
"""
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
    return DOCUMENT.format(
        root=root,
        lang=words.code,
        title=escape(words.t("access.title")),
        said=f'<p role="alert">{escape(note)}</p>' if note else "",
        fields=fields,
        token=escape(token, quote=True),
        leave=' name="leave" value="1"' if reader else "",
        do=escape(words.t("access.leave" if reader else "access.enter")),
    )


MESSAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{refresh}
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{root}/bootstrap/static/css/bootstrap.min.css">
<link rel="stylesheet" href="{root}/theme.css">
</head><body style="font-family:var(--font);background:var(--page);color:var(--ink)">
<main class="container py-5" style="max-width:26rem"><h1 class="h4 mb-4">{title}</h1>
<p role="alert">{text}</p><a class="btn btn-primary w-100" href="{address}">{do}</a></main></body>
</html>
"""


def message_page(words: Language, text: str, address: str, root: str, *, goes: bool = False) -> str:
    """A page that says a sentence, with one way on; ``goes``: it goes there by itself."""
    where = escape(address, quote=True)
    return MESSAGE.format(
        root=root,
        lang=words.code,
        title=escape(words.t("access.title")),
        refresh=f'<meta http-equiv="refresh" content="0;url={where}">' if goes else "",
        text=escape(text),
        address=where,
        do=escape(words.t("access.on")),
    )


def left_page(words: Language, address: str, root: str) -> str:
    """That the reader is out here; it goes on to where the provider ends its own session. A form
    of a page may not be sent elsewhere, so this is no redirection."""
    return message_page(words, words.t("access.left"), address, root, goes=True)


def _field(label: str, name: str, kind: str, fill: str, most: int) -> str:
    return FIELD.format(label=escape(label), name=name, kind=kind, fill=fill, most=most)
