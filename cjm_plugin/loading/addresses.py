"""What a subscription is sent to, as its file has it: a mail address, or a URL that Apprise understands.

Such URLs hold passwords and tokens, and the file is published with the maps. So whatever is secret in them is
the name of a variable of the environment, `${TEAMS_URL}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cjm_plugin.loading import codes
from cjm_plugin.loading.fault import Fault, plain, quoted
from cjm_plugin.loading.yaml_scalars import type_name
from cjm_plugin.model.subscription import Address
from cjm_plugin.model.text import MAIL, clean

_VARIABLE = re.compile(r"\$\{([^}]*)\}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ALMOST = re.compile(
    r"[$%({ ]+(?:(?:secrets|vars|env)[.:])?([A-Za-z_][A-Za-z0-9_]*)[)}% ]*"
    r"|(?:env: ?)?([A-Z][A-Z0-9]*_[A-Z0-9_]*)"
)
"""What is meant to be `${NAME}`: `$NAME`, `%NAME%`, `${{ secrets.NAME }}`; or the name alone."""
_WITHOUT_BRACES = re.compile(r"\$\(?[A-Za-z_]")
_LETTER = re.compile(r"mailto:(?P<mail>[^?]+).*|.*<(?P<named>[^<>]+)>", re.IGNORECASE)
"""A mail address with more around it."""
_COMMA = re.compile(r"\s*[,;]\s*|\s+")
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(?P<rest>\S+)")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):/+")
_PASSWORD = re.compile(r"[^/?#]*:(?!\$\{\w+\}@)[^/?#]+@")
_SECRET_KEY = re.compile(
    r"[?&]([^=&#]*(?:pass|token|secret|key|auth|sig)[^=&#]*)=(?!\$\{)[^&#]", re.IGNORECASE
)
_OPEN = frozenset({"json", "jsons", "xml", "xmls", "form", "forms", "mailto", "mailtos"})
"""Schemes whose URLs may be without a secret. That of a chat is a secret as a whole, or most of it."""

_MAIL_SCHEMES = ("mailto", "mailtos")


def address(value: Any) -> Address:
    """One address, as a text or as `env: NAME`.

    :raises Fault: for what is none, or would give away a secret.
    """
    return _address(value, "address", _ADDRESS)


def server(value: Any) -> Address:
    """The mail server that mail goes out through.

    :raises Fault: for what is none, or would give away a secret.
    """
    if isinstance(value, str) and (MAIL.fullmatch(value) or _scheme(value) not in {"", *_MAIL_SCHEMES}):
        raise Fault(codes.ADDRESS_FORM, f"{quoted(_shown(value))} is no mail server; {_SERVER}")
    return _address(value, "mail server", _SERVER)


_HOLDS = "the variable of the environment that holds the URL"
_ADDRESS = f'write a mail address, or "${{NAME}}", {_HOLDS}'
_SERVER = 'write "${SMTP_URL}", and mailtos://user:password@server?from=address into that variable'


def _address(value: Any, wanted: str, mend: str) -> Address:
    """`mend`: what to write instead of what is not `wanted` at all."""
    if isinstance(value, Mapping):
        return Address(_of_variable(value, wanted), is_mail=False)
    if not isinstance(value, str):
        raise Fault(codes.WRONG_TYPE, f"is {type_name(value)}, not an address; {mend}")
    text = clean(value)
    if MAIL.fullmatch(text):
        return Address(text, is_mail=True)
    _check_variables(text, wanted)
    if _VARIABLE.fullmatch(text):
        return Address(text, is_mail=False)
    return Address(_url(text, wanted, mend), is_mail=False)


# Variables


def _of_variable(value: Mapping[Any, Any], wanted: str) -> str:
    keys = [str(key) for key in value]
    if keys != ["env"]:
        if len(keys) == 1 and value[keys[0]] is None and _NAME.fullmatch(keys[0]):
            raise Fault(codes.ADDRESS_FORM, f'is no {wanted}; write "${{{keys[0]}}}"')
        found = ", ".join(f"{plain(key)}: …" for key in keys)
        raise Fault(codes.ADDRESS_FORM, f"{{{found}}} is no {wanted}; write {{env: NAME}}, {_HOLDS}")
    name = value["env"]
    if not isinstance(name, str):
        raise Fault(codes.VARIABLE, f"is {type_name(name)}, not the name of a variable; {_AS}")
    _check_name(name)
    return f"${{{name}}}"


_AS = "that has letters, digits and _ alone, as SMTP_URL has"


def _check_variables(text: str, wanted: str) -> None:
    is_whole = (found := _VARIABLE.fullmatch(text)) and _NAME.fullmatch(found[1])
    if (almost := _ALMOST.fullmatch(text)) and not is_whole:
        name = almost[1] or almost[2]
        raise Fault(codes.VARIABLE, f'{quoted(text)} is no {wanted}; write "${{{name}}}"')
    for found in _VARIABLE.finditer(text):
        _check_name(found[1])


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        almost = _ALMOST.fullmatch(name)
        meant = (almost[1] or almost[2]) if almost else re.sub(r"\W+", "_", name, flags=re.ASCII).strip("_")
        mend = f"write {meant}" if _NAME.fullmatch(meant) else _AS
        raise Fault(codes.VARIABLE, f"{quoted(name)} is no name of a variable; {mend}")


# URLs; no message shows what may be secret in one


def _url(text: str, wanted: str, mend: str) -> str:
    parts = _URL.fullmatch(text)
    if not parts:
        raise _no_url(text, wanted, mend)
    scheme, name = parts[1], f"${{{_suggested(parts[1])}}}"
    whole = f'put the whole URL into a variable of the environment, and write "{name}"'
    if _WITHOUT_BRACES.search(parts["rest"]):
        whole = f"write a variable with braces, as ${{NAME}}; or {whole}"
    if _PASSWORD.match(parts["rest"]):
        raise Fault(codes.SECRET, f"a password is written into {_shown(text)}; {whole}")
    if found := _SECRET_KEY.search(parts["rest"]):
        raise Fault(codes.SECRET, f"the value of {quoted(found[1])} is written into {_shown(text)}; {whole}")
    if scheme.lower() not in _OPEN and not _VARIABLE.search(text):
        raise Fault(codes.SECRET, f"{_shown(text)} holds the secret that lets one write there; {whole}")
    return text


def _no_url(text: str, wanted: str, mend: str) -> Fault:
    if not text:
        return Fault(codes.EMPTY, f"is empty; {mend}")
    if text.endswith("://"):
        return Fault(codes.ADDRESS_FORM, f"nothing stands behind {quoted(text)}; {mend}")
    mails = _COMMA.split(text)
    if all(map(MAIL.fullmatch, mails)):
        return Fault(codes.ADDRESS_FORM, f"is {len(mails)} addresses in one; write [{', '.join(mails)}]")
    letter = _LETTER.fullmatch(text)
    mail = (letter["mail"] or letter["named"]) if letter else ""
    if MAIL.fullmatch(mail):
        mend = f"write {mail}"
    return Fault(codes.ADDRESS_FORM, f"{quoted(_shown(text))} is no {wanted}; {mend}")


def _scheme(text: str) -> str:
    found = _SCHEME.match(text)
    return found[1].lower() if found else ""


def _shown(text: str) -> str:
    """Of a URL no more than its scheme."""
    found = _SCHEME.match(text)
    return f"{plain(found[0])}…" if found else text


def _suggested(scheme: str) -> str:
    name = re.sub(r"[^A-Za-z0-9]", "_", "SMTP" if scheme in _MAIL_SCHEMES else scheme).upper()
    return f"{'WEBHOOK' if name in {'HTTP', 'HTTPS'} else name}_URL"
