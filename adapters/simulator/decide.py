"""What the simulated device does with a job: its script first, then what is loaded and what it finds."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from adapters.simulator.config import Act, Rule, SimulatorConfig, Stock, When
from adapters.simulator.files import FoundFile
from adapters.simulator.ticket import Job, Paper

_GSM_TOLERANCE = 0.5


@dataclass(frozen=True, slots=True)
class Decision:
    """Accept, refuse (before any work) or fail (after some); the device's words; how much longer it takes."""

    act: Act
    text: str = ""
    seconds: float = 0.0


def decide(job: Job, found: tuple[FoundFile, ...], config: SimulatorConfig) -> Decision:
    """Decide on a job that was taken in; a rule to accept does not conjure up paper or files."""
    rule = matching_rule(job, config)
    act = Act(rule.then) if rule else Act.ACCEPT
    if rule and act is Act.REFUSE:
        return Decision(act, rule.text, rule.seconds)
    trouble = next((file.trouble for file in found if file.trouble), "") or _missing_paper(job, config.stock)
    if trouble:
        return Decision(Act.REFUSE, trouble)
    if rule and act is Act.FAIL:
        return Decision(act, rule.text, rule.seconds)
    return Decision(Act.ACCEPT, seconds=rule.seconds if rule else 0.0)


def ignores(job: Job, config: SimulatorConfig) -> bool:
    """Tell whether the device leaves the ticket lying where it is."""
    rule = matching_rule(job, config)
    return rule is not None and rule.then == Act.IGNORE


def matching_rule(job: Job, config: SimulatorConfig) -> Rule | None:
    """Return the first rule that fits the ticket's content."""
    return next((rule for rule in config.rule if _fits(rule.when, job)), None)


def _fits(when: When, job: Job) -> bool:
    texts = ((when.job_id, (job.job_id,)), (when.product_type, job.product_types), (when.name, (job.name,)))
    if not all(any(_like(found, wanted) for found in values) for wanted, values in texts if wanted):
        return False
    above = when.quantity_min is None or job.quantity >= when.quantity_min
    return above and (when.quantity_max is None or job.quantity <= when.quantity_max)


def _like(found: str, wanted: str) -> bool:
    return fnmatchcase(found.casefold(), wanted.casefold())


def _missing_paper(job: Job, stock: tuple[Stock, ...]) -> str:
    missing = [paper for paper in job.papers if stock and not any(_is(paper, loaded) for loaded in stock)]
    if not missing:
        return ""
    paper = missing[0]
    names = ", ".join(loaded.name for loaded in stock)
    weight = "any" if paper.gsm is None else f"{paper.gsm:g}"
    return f"no paper of {weight} g/m2, coating {paper.coating or 'None'}; loaded: {names}"


def _is(paper: Paper, loaded: Stock) -> bool:
    weight_fits = None in (paper.gsm, loaded.gsm) or _near(paper.gsm or 0, loaded.gsm or 0)
    return weight_fits and (not loaded.coating or loaded.coating == (paper.coating or "None"))


def _near(first: float, second: float) -> bool:
    return abs(first - second) <= _GSM_TOLERANCE
