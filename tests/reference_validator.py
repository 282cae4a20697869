"""CIP4's reference library as a judge of tickets: fetched by maven into a cache, driven by one small Java class.

Nothing of it is kept in the project. Where the registry cannot serve it, the tests say so and the official
schemas decide alone; where Java or maven is missing they skip, but not in CI.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from jdf import parse_xml

GROUP, ARTIFACT = "org.cip4.lib.jdf", "JDFLibJ"
VERSIONS = ("2.2.8.8", "2.2.8.7", "2.1.8.14")
"""Releases we know to work, the newest first; the next is tried where one is not served."""

SOURCE = Path(__file__).parent / "interop" / "JudgeTickets.java"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "jdf-gateway-interop"
FETCH_S, JUDGE_S = 300, 120
NOT_SERVED: list[str] = []
"""Why the reference validator could not be had in this run; told at its end."""

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>local</groupId><artifactId>reference-validator</artifactId><version>1</version><packaging>pom</packaging>
<dependencies><dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version>
</dependency></dependencies></project>
"""


@dataclass(frozen=True)
class Finding:
    """One complaint of the validator."""

    kind: str
    xpath: str
    message: str


@dataclass(frozen=True)
class Verdict:
    """What the validator says of one ticket."""

    valid: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Judge:
    """The compiled driver and the library beside it."""

    classpath: str
    version: str

    def __call__(self, tickets: Mapping[str, bytes], folder: Path) -> dict[str, Verdict]:
        """Let all tickets be judged in one run of Java."""
        paths = {name: folder / f"{name}.jdf" for name in tickets}
        for name, path in paths.items():
            path.write_bytes(tickets[name])
        words = ["java", "-Xmx512m", "-cp", self.classpath, "JudgeTickets", *map(str, paths.values())]
        ended = subprocess.run(words, capture_output=True, text=True, check=False, timeout=JUDGE_S)
        assert ended.returncode == 0, ended.stderr[-2000:]
        valid = {
            Path(line.partition("\t")[2]).stem
            for line in ended.stdout.splitlines()
            if line.startswith("valid\t")
        }
        return {name: Verdict(name in valid, _findings(path)) for name, path in paths.items()}


def _findings(ticket: Path) -> tuple[Finding, ...]:
    """Read a report: the innermost complaints, for those above them only say that something below is wrong."""
    report = parse_xml(ticket.with_name(f"{ticket.name}.report.xml").read_bytes())
    return tuple(
        Finding(each.get("ErrorType", ""), each.get("XPath", ""), each.get("Message", ""))
        for each in report.iter("*")
        if each.get("ErrorType") and not _only_sums_up(each)
    )


def _only_sums_up(complaint: etree._Element) -> bool:
    below = [each for each in complaint.iterdescendants("*") if each.get("ErrorType")]
    return complaint.get("ErrorType") == "InvalidElement" and bool(below)


def reference_validator(folder: Path) -> Judge:
    """Return the judge, or skip the test with the reason; in CI a missing Java fails."""
    missing = [tool for tool in ("java", "javac", "mvn") if shutil.which(tool) is None]
    if missing:
        reason = f"the reference validator needs {', '.join(missing)}; install a JDK and maven"
        if os.environ.get("CI"):
            pytest.fail(reason)
        _give_up(reason)
    jars = next((jars for version in VERSIONS if (jars := _jars(version)) is not None), None)
    if jars is None:
        _give_up(f"the registry does not serve {GROUP}:{ARTIFACT} {', '.join(VERSIONS)}")
    classes = folder / "classes"
    words = ["javac", "-nowarn", "-cp", f"{jars}/*", "-d", str(classes), str(SOURCE)]
    subprocess.run(words, check=True, capture_output=True, timeout=JUDGE_S)
    return Judge(f"{classes}{os.pathsep}{jars}/*", f"{ARTIFACT} {jars.name}")


def _give_up(reason: str) -> None:
    NOT_SERVED.append(reason)
    pytest.skip(reason)


def _jars(version: str) -> Path | None:
    """Return the folder of a version's jars; fetched once, with whatever settings maven has on this machine."""
    jars = CACHE / version
    if (jars / f"{ARTIFACT}-{version}.jar").is_file():
        return jars
    work = CACHE / f"{version}.part"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    (work / "pom.xml").write_text(_POM.format(group=GROUP, artifact=ARTIFACT, version=version))
    words = ["mvn", "-B", "-q", "-f", str(work / "pom.xml"), "dependency:copy-dependencies"]
    words += ["-DincludeScope=runtime", f"-DoutputDirectory={work / 'jars'}"]
    try:
        ended = subprocess.run(words, capture_output=True, text=True, check=False, timeout=FETCH_S)
    except subprocess.TimeoutExpired:
        return None
    if ended.returncode != 0 or not (work / "jars" / f"{ARTIFACT}-{version}.jar").is_file():
        return None
    shutil.rmtree(jars, ignore_errors=True)
    (work / "jars").rename(jars)
    shutil.rmtree(work)
    return jars
