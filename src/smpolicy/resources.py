"""Where the shipped `policies/` and `templates/` are: inside an installed wheel, or beside `src/` in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def resource_folder(name: str) -> Path:
    """The folder `name` (`policies`, `templates`) of this installation.

    Raises `FileNotFoundError` when the installation lacks it.
    """
    for base in (_PACKAGE, _CHECKOUT):
        folder = base / name
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the installation of smpolicy lacks its folder {name!r}: install it again")
