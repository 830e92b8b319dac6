"""The table: how figures are written, and how a row looks."""

from dataclasses import dataclass

from measure import Summary

TITLES = ("", "work / against", "Masar", "against", "ratio", "goal", "reached")
WIDTHS = (2, 60, 30, 38, 7, 19, 7)


@dataclass
class Row:
    """One line. `used` is the share of what the goal allows: 1 is just reached, above is not."""

    case: int
    work: str
    masar: str
    peer: str
    ratio: str
    goal: str
    reached: bool | None
    used: float | None
    counts: bool = True  # not so in a scaled run: its figures reach nothing

    @classmethod
    def skipped(cls, case, work, goal, reason):
        """A line of a case that could not run, and why."""
        return cls(case, work, f"not run: {reason}", "–", "–", goal, None, None)

    def cells(self):
        verdict = "yes" if self.reached else "NO"
        if self.reached is None or not self.counts:
            verdict = "–"
        return (str(self.case), self.work, self.masar, self.peer, self.ratio, self.goal, verdict)


def line(cells):
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS)) + " |"


def heading():
    return line(TITLES) + "\n|" + "|".join("-" * (width + 2) for width in WIDTHS) + "|"


def span(found, form, unit):
    """A median and, behind it, the least and the greatest."""
    low, high = form(found.low), form(found.high)
    return f"{form(found.median)} {unit}" + (f" ({low}–{high})" if low != high else "")


def decimals(value):
    """Three figures that count, two decimals at most where there is more than one second."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 100 else f"{value:,.0f}"


def seconds(found):
    return span(found, decimals, "s")


def rate(found):
    return span(found, lambda value: f"{value:,.0f}", "files/s")


def percent(found):
    return span(found, lambda value: f"{value:.2f}", "%")


def memory(samples):
    """Median peak of several runs."""
    return span(Summary.of([sample.peak for sample in samples]), lambda value: f"{value:.0f}", "MB")


def times(ratio):
    return f"{ratio:.2f} ×" if ratio >= 0.1 else f"{ratio:.3f} ×"
