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
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(?P<rest>\S+)")
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
    if isinstance(value, Mapping):
        return Address(_of_variable(value), is_mail=False)
    if not isinstance(value, str):
        raise Fault(codes.WRONG_TYPE, f"is {type_name(value)}, not an address; {_MEND}")
    text = clean(value)
    _check_variables(text)
    if MAIL.fullmatch(text):
        return Address(text, is_mail=True)
    if _VARIABLE.fullmatch(text):
        return Address(text, is_mail=False)
    return Address(_url(text), is_mail=False)


def server(value: Any) -> Address:
    """The mail server that mail goes out through.

    :raises Fault: for what is none, or would give away a secret.
    """
    found = address(value)
    scheme = found.written.partition("://")[0]
    if found.is_mail or ("://" in found.written and scheme.lower() not in _MAIL_SCHEMES):
        mend = 'write "${SMTP_URL}", and mailtos://user:password@server?from=address into that variable'
        raise Fault(codes.ADDRESS_FORM, f"{quoted(_shown(found.written))} is no mail server; {mend}")
    return found


_MEND = 'write a mail address, or "${NAME}", the variable of the environment that holds the URL'


def _of_variable(value: Mapping[Any, Any]) -> str:
    name = value.get("env")
    if len(value) != 1 or not isinstance(name, str):
        raise Fault(codes.ADDRESS_FORM, "is a mapping; the only one that is an address is {env: NAME}")
    _check_name(name)
    return f"${{{name}}}"


def _check_variables(text: str) -> None:
    for found in _VARIABLE.finditer(text):
        _check_name(found[1])


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        message = (
            f"{quoted(name)} is no name of a variable; it has letters, digits and _ alone, as SMTP_URL has"
        )
        raise Fault(codes.VARIABLE, message)


def _url(text: str) -> str:
    """A URL; no message shows what may be secret in it."""
    parts = _URL.fullmatch(text)
    if not parts:
        raise Fault(codes.ADDRESS_FORM, f"{quoted(text)} is no address; {_MEND}")
    scheme = parts[1]
    mend = f'put the whole URL into a variable of the environment, and write "${{{_suggested(scheme)}}}"'
    if _PASSWORD.match(parts["rest"]):
        raise Fault(codes.SECRET, f"a password is written into {_shown(text)}; {mend}")
    if found := _SECRET_KEY.search(parts["rest"]):
        raise Fault(codes.SECRET, f"the value of {quoted(found[1])} is written into {_shown(text)}; {mend}")
    if scheme.lower() not in _OPEN and not _VARIABLE.search(text):
        raise Fault(codes.SECRET, f"{_shown(text)} holds the secret that lets one write there; {mend}")
    return text


def _shown(text: str) -> str:
    """Of a URL no more than its scheme."""
    scheme, found, _ = text.partition("://")
    return f"{plain(scheme)}://…" if found else text


def _suggested(scheme: str) -> str:
    name = re.sub(r"[^A-Za-z0-9]", "_", "SMTP" if scheme in _MAIL_SCHEMES else scheme).upper()
    return f"{'WEBHOOK' if name in {'HTTP', 'HTTPS'} else name}_URL"
