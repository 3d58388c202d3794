"""`python -m briefing`."""

from briefing.cli import main

if __name__ == "__main__":  # a worker process imports this module under another name
    raise SystemExit(main())
