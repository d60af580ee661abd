"""The command line: which commands there are, and how what goes wrong is told."""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Protocol, cast

from knowledge.errors import IndgangError

WRONG = 2  # the exit code of a start that something wrong has stopped
UNWRITTEN = 1  # the exit code when the output did not go out whole
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})  # of a disk
STOPPED = 130  # by Ctrl-C, as shells say it


class Command(Protocol):
    """A module of this package that a command starts; imported only then, so that `--help` is quick."""

    def command(self, options: argparse.Namespace) -> int:
        """Do it, and return the exit code."""
        ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what *arguments* say and return the exit code; what goes wrong is told in one sentence."""
    options = _parser().parse_args(arguments)
    try:
        module = cast("Command", import_module(f"bot.{options.module}"))
        code = module.command(options)
        sys.stdout.flush()
    except IndgangError as error:
        print(error, file=sys.stderr)
        return WRONG
    except BrokenPipeError:  # the reader, such as `head`, has had enough
        return _unwritten()
    except OSError as error:
        if error.errno not in FULL:
            raise
        print(f"The output is not whole ({error.strerror}); make room and try again.", file=sys.stderr)
        return _unwritten()
    except KeyboardInterrupt:
        return STOPPED
    return code


def _unwritten() -> int:
    """Drop what still waits for standard output: at the exit Python would try, and fail, once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNWRITTEN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="indgang", description="The entrance between Region Midtjylland and civil society."
    )
    parser.set_defaults(module="run")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, (told, options) in _COMMANDS.items():
        command = commands.add_parser(name, help=told)
        command.set_defaults(module=_ELSEWHERE.get(name, name))
        options(command)
    return parser


def _none(command: argparse.ArgumentParser) -> None:
    """Add nothing."""


def _ask(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("text", nargs="?", metavar="TEXT")
    ask.add_argument("--json", action="store_true", help="answer with one JSON object")
    ask.add_argument(
        "--jsonl", action="store_true", help="read JSON lines with id and text, write one line for each"
    )


def _check(check: argparse.ArgumentParser) -> None:
    check.add_argument("--live", action="store_true", help="list what must be confirmed before going live")
    check.add_argument(
        "--documents", metavar="FOLDER", help="compare what is kept of documents with their texts there, too"
    )


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print one JSON object")


def _export(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "--what", required=True, choices=["messages", "inquiries", "offers", "agreements", "audit", "content"]
    )
    export.add_argument("--format", default="csv", choices=["csv", "xlsx", "json"])
    export.add_argument(
        "--output",
        metavar="FILE",
        help="the file to write, of content the folder; standard output when left out",
    )


def _import(taken: argparse.ArgumentParser) -> None:
    taken.add_argument("file", metavar="FILE", help="offers as CSV or HSDS 3.0 JSON; inquiries as CSV")
    taken.add_argument(
        "--what",
        default="offers",
        choices=["offers", "inquiries"],
        help="offers when left out; inquiries are older ones, and only taken when this says so",
    )
    taken.add_argument("--yes", action="store_true", help="of offers: do it; else what would change is shown")
    taken.add_argument("--replace", action="store_true", help="of offers: remove those that FILE has not")
    taken.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    taken.add_argument("--delimiter", metavar="SIGN", help="what parts the columns: ; or , or tab")


def _audit(audit: argparse.ArgumentParser) -> None:
    audit.add_argument("--verify", action="store_true", required=True, help="go through all of it")
    audit.add_argument("--known", metavar="HASH", help="a hash that an earlier run printed: it must be there")


def _staff(staff: argparse.ArgumentParser) -> None:
    deeds = staff.add_subparsers(dest="deed", required=True, metavar="WHAT")
    add = deeds.add_parser("add", help="make an account, and print the one-time link to its password")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--role", required=True, metavar="worker|admin|reader")
    add.add_argument("--council", metavar="ID", help="of a reader: show the cases of this council alone")
    deeds.add_parser("list", help="list the accounts")
    for deed, told in (
        ("disable", "close an account; who is logged in with it is out at once"),
        ("enable", "open it again"),
        ("invite", "print a new link, for a new password and a new app"),
    ):
        deeds.add_parser(deed, help=told).add_argument("name", metavar="NAME")


def _qr(qr: argparse.ArgumentParser) -> None:
    qr.add_argument("ids", nargs="*", metavar="ID", help="a council or a topic; all of them when left out")
    qr.add_argument("--list", action="store_true", help="list what a poster can be about")
    qr.add_argument("--language", default="da", choices=["da", "en"])
    qr.add_argument("--png", action="store_true", help="write each code as PNG too")
    qr.add_argument("--output", default="qr", metavar="FOLDER", help="where to write; qr when left out")


_COMMANDS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "run": ("serve the web chat and Telegram (the default)", _none),
    "ask": ("answer a text as the bot would; nothing is stored", _ask),
    "check": ("find mistakes in the content", _check),
    "doctor": ("find what is wrong with this installation, and what to do", _json),
    "export": ("write what is remembered to standard output or a file", _export),
    "import": ("take offers or older inquiries over from a file", _import),
    "audit": ("prove that nothing was taken out of the trail or changed in it", _audit),
    "stats": ("count the messages by state, decision, topic, council and month", _json),
    "demo": ("fill an empty database with made-up inquiries", _none),
    "staff": ("make, list, close and open the accounts of staff", _staff),
    "qr": ("make posters with QR codes that open on a council or a topic", _qr),
}
_ELSEWHERE = {"import": "imports"}  # `import` is no name of a module
