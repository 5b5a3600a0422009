"""Text on its way into a document: what a deal file says is shown, and never obeyed."""

from unicodedata import category


def harmless(text: str) -> str:
    """Leave out control characters, and those that turn the direction of what follows.

    >>> harmless("a\\x1b[2Jb\\nc\\u202ed")
    'a[2Jb cd'
    """
    joined = " ".join(text.split("\n"))
    return "".join(each for each in joined if category(each) not in {"Cc", "Cf", "Cs", "Co"})
