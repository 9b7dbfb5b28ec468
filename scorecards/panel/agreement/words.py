"""Figures as people read them."""

from scorecards.panel.agreement.undefined import Figure, Undefined

RELIABLE = 0.8
TENTATIVE = 0.667


def reading(alpha: Figure) -> str:
    """What may be done with it; Krippendorff's own limits. Empty where undefined."""
    match alpha:
        case Undefined():
            return ""
        case _ if alpha >= RELIABLE:
            return "Rely on it"
        case _ if alpha >= TENTATIVE:
            return "Tentative"
    return "Do not rely on it"


def coefficient(figure: Figure) -> str:
    """Three decimals, so that .796 is not read as .80; a true minus sign."""
    if isinstance(figure, Undefined):
        return str(figure)
    return f"{figure + 0.0:.3f}".replace("-0.000", "0.000").replace("-", "−")


def signed(points: float) -> str:
    """Two decimals with a sign: ``+0.40``, ``−0.35``, ``0.00``."""
    text = f"{points:+.2f}".replace("-", "−")
    return "0.00" if text[1:] == "0.00" else text


def leaning(points: float) -> str:
    """Which way an interviewer rates, beside others who met the same candidates."""
    text = signed(points)
    if text == "0.00":
        return "0.00, like other interviewers"
    return f"{text} {'higher' if points > 0 else 'lower'}"
