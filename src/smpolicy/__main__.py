"""`python -m smpolicy` is the command line."""

import sys

from smpolicy.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
