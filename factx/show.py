"""A report for eyes: the article with its facts marked, and a table of each kind, by rich."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factx.parts.printable import printable
from factx.registry import kinds
from factx.types import Amount, Count, Entity, Fact, Period, Record, Span
from factx.write import put_out

if TYPE_CHECKING:
    from factx.report import Report
    from factx.types import Article

_COLOURS = ("cyan", "green", "yellow", "magenta", "blue", "red", "bright_cyan", "bright_green", "bright_magenta")
_WIDE = 240  # characters: what is read by a program or a pager need not be wrapped
_FRAME = 3  # characters of a column's frame: a line and a space on either side
_EMPTY: tuple[object, ...] = (None, (), {}, "unknown", "reported")
_LEFT_OUT = {"id", "kind", "mentions", "span", "sentence", "rule", "about", "name"}


def show_report(article: Article, report: Report) -> None:
    """Write it to standard output; plain text, without colours and frames, where that is no terminal."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    page = io.StringIO()
    console = Console(file=page, force_terminal=terminal, highlight=False, markup=False, emoji=False)
    plain = not console.is_terminal
    if plain:
        console.width = _WIDE
    styles = {name: f"bold {_COLOURS[number % len(_COLOURS)]}" for number, name in enumerate(kinds())}
    console.print(_marked(article.text, report, styles, names=plain), soft_wrap=True)
    for name in kinds():
        items = report.of(name)
        if items:
            console.print()
            console.print(_table(name, items, styles[name], width=None if plain else console.width))
    for caution in report.warnings:
        console.print(Text(f"warning: {printable(caution.message)}", style="yellow"))
    put_out(page.getvalue().encode("utf-8", "backslashreplace"))


def _places(report: Report) -> list[tuple[Span, str]]:
    places = [(span, entity.kind) for entity in report.entities for span in entity.mentions]
    places += [(fact.span, fact.kind) for fact in report.facts]
    return sorted(places, key=lambda place: (place[0].start, -place[0].end))


def _marked(text: str, report: Report, styles: dict[str, str], *, names: bool) -> Text:
    """Mark the words of facts by colour, or by `[words](kind)` where there are no colours."""
    marked, at = Text(), 0
    for span, kind in _places(report):
        if span.start < at:
            continue
        marked.append(printable(text[at : span.start]))
        words = printable(span.text)
        marked.append(f"[{words}]({kind})" if names else words, style="" if names else styles[kind])
        at = span.end
    marked.append(printable(text[at:]))
    return marked


def _table(name: str, items: tuple[Entity | Fact, ...], style: str, *, width: int | None) -> Table:
    """Lay items out side by side, within a width; one below the other where that would break words and figures."""
    fields = [field for field in type(items[0]).model_fields if field not in _LEFT_OUT]
    used = [field for field in fields if any(getattr(item, field) not in _EMPTY for item in items)]
    rows = [[item.id, _words(item), *(_cell(getattr(item, field)) for field in used)] for item in items]
    rows = [[printable(cell.replace("\n", " ")) for cell in row] for row in rows]
    headers = ["id", "words", *used]
    widths = None if width is None else _widths([headers, *rows], width - _FRAME * len(headers) - 1)
    if width is not None and widths is None:
        return _cards(name, headers, rows, style)
    table = Table(**_heading(name, style), header_style="bold", box=None if width is None else box.HEAVY_HEAD)
    for number, header in enumerate(headers):
        table.add_column(header, overflow="fold", width=widths[number] if widths else None)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _cards(name: str, headers: list[str], rows: list[list[str]], style: str) -> Table:
    table = Table(**_heading(name, style), box=None, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for row in rows:
        told = [(header, cell) for header, cell in zip(headers[1:], row[1:], strict=True) if cell]
        for number, (header, cell) in enumerate(told):
            table.add_row(Text("" if number else row[0]), Text(header), Text(cell))
    return table


def _heading(name: str, style: str) -> dict[str, Any]:
    return {"title": name, "title_style": style, "title_justify": "left"}


def _widths(rows: list[list[str]], room: int) -> list[int] | None:
    """Share the room of a line out among columns so that no word is broken, None where there is not enough of it."""
    columns = list(zip(*rows, strict=True))
    whole = [max(map(cell_len, column)) for column in columns]
    least = [max(cell_len(word) for cell in column for word in (cell.split() or [""])) for column in columns]
    spare = room - sum(least)
    if spare < 0:
        return None
    widths = list(least)
    by_need = sorted(range(len(widths)), key=lambda number: whole[number] - least[number])
    for done, number in enumerate(by_need):
        more = min(whole[number] - least[number], spare // (len(by_need) - done))
        widths[number] += more
        spare -= more
    return widths


def _words(item: Entity | Fact) -> str:
    return item.span.text if isinstance(item, Fact) else item.name


def _cell(value: object) -> str:
    if value in _EMPTY:
        return ""
    if isinstance(value, Amount | Count):
        return _figure(value)
    if isinstance(value, Period):
        ends = [day.isoformat() if day else "" for day in (value.start, value.end)]
        return value.text if ends == ["", ""] else "/".join(dict.fromkeys(ends))
    if isinstance(value, Record):
        return str(value)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _figure(figure: Amount | Count) -> str:
    ends = [f"{end:,}" for end in (figure.low, figure.high) if end is not None]
    return f"{'-'.join(dict.fromkeys(ends))} {figure.bound if figure.bound != 'exact' else ''}".strip()
