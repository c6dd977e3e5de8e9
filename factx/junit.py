"""JUnit's XML, where CI expects it: a test a case, with its failure in words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from factx.parts.printable import printable
from factx.write import unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_junit(path: Path, suite: str, results: Iterable[tuple[str, str, str | None]]) -> None:
    """Write results as (class, name, failure or None). Raises UsageError where the file cannot be written."""
    root = ET.Element("testsuite", name=suite)
    tests = failures = 0
    for group, name, failure in results:
        tests += 1
        case = ET.SubElement(root, "testcase", classname=printable(group), name=printable(name))
        if failure is not None:
            failures += 1
            ET.SubElement(case, "failure", message=printable(failure.partition("\n")[0])).text = printable(failure)
    root.set("tests", str(tests))
    root.set("failures", str(failures))
    try:
        ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    except OSError as error:
        raise unwritable(f"--junit {path}", error) from error
