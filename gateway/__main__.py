"""Start the command line: `jdf-gateway` or `python -m gateway`."""

import sys

_READS_FILES = frozenset({"serve", "preflight", "doctor"})


def main() -> None:
    """Run the command line and end with its exit code.

    Verbs that read customers' files start the sandbox first: before settings, secrets or threads exist that a
    process forked for a hostile file could inherit.
    """
    verb = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    if verb in _READS_FILES and "--help" not in sys.argv:
        from preflight import sandbox

        sandbox.start()
    from gateway.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
