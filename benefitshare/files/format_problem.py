"""A problem as one line of text, in the form that editors and terminals turn into a link."""

from benefitshare.problems import Problem


def format_problem(problem: Problem) -> str:
    """Return `file:line:column  what is wrong`; what is not known is left out.

    >>> format_problem(Problem("The file is empty.", file="deal.yaml", line=1, column=1))
    'deal.yaml:1:1  The file is empty.'
    """
    place = [problem.file] if problem.file else []
    if problem.line:
        place += [str(problem.line), str(problem.column)]
    about = f"{problem.path}: " if problem.path and problem.path not in problem.message else ""
    return "  ".join(filter(None, [":".join(place), about + problem.message]))
