"""The child process that looks into a PDF: the file on standard input, its manifest on standard output, within limits.

A file of anybody may be built to crash or to swell; here it ends this process only. Ends with one of the codes below.
"""

from __future__ import annotations

import importlib
import io
import sys

from smpolicy.app.manifest import MAX_BYTES
from smpolicy.documents._drawing.worker import MISSING_LIBRARY, OUT_OF_MEMORY, limit_process
from smpolicy.documents._drawing.xmp import MANIFEST_PROPERTY

NOT_A_PDF, ENCRYPTED, NO_MANIFEST = 10, 11, 12


def main(memory: int, seconds: int) -> int:
    """Reads standard input; `memory` in bytes of address space, `seconds` of processor time."""
    try:
        # Before the limits: a library that finds no room fails like one that is not there.
        importlib.import_module("pikepdf")
    except ImportError as error:
        sys.stderr.write(f"{error}\n")
        return MISSING_LIBRARY
    limit_process(memory, seconds)
    try:
        return _extract(sys.stdin.buffer.read())
    except MemoryError:
        return OUT_OF_MEMORY


def _extract(data: bytes) -> int:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                return ENCRYPTED
            if "/Metadata" not in pdf.Root:
                return NO_MANIFEST
            found = pdf.open_metadata().get(MANIFEST_PROPERTY)
    except pikepdf.PasswordError:
        return ENCRYPTED
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - qpdf and lxml have many names for a broken file
        sys.stderr.write(f"{error}\n")
        return NOT_A_PDF
    if not isinstance(found, str) or len(found) > MAX_BYTES:
        return NO_MANIFEST
    sys.stdout.buffer.write(found.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
