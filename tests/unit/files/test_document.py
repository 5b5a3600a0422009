"""Reading YAML: meaning of words, places, and files made to do harm."""

from itertools import pairwise

import pytest

from benefitshare.files.document import Document, parse_document
from benefitshare.files.limits import ALIASES, FILE_BYTES, NESTING, NODES
from benefitshare.problems import DealProblems, Problem


def _problems(text: str | bytes) -> tuple[Problem, ...]:
    try:
        return parse_document(text, "deal.yaml").problems
    except DealProblems as refused:
        return refused.problems


def _only(text: str | bytes) -> Problem:
    (problem,) = _problems(text)
    return problem


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


def _read(text: str | bytes) -> Document:
    document = parse_document(text, "deal.yaml")
    assert document.problems == ()
    return document


class TestMeaning:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("5", 5),
            ("-0.5", -0.5),
            ("1e3", 1000.0),
            (".5", 0.5),
            ("010", 10),
            ("~", None),
            ("null", None),
            ("", None),
            ("yes", "yes"),
            ("no", "no"),
            ("true", "true"),
            ("off", "off"),
            ("0x1F", "0x1F"),
            ("0o17", "0o17"),
            ("1_000", "1_000"),
            ("12:30", "12:30"),
            ("2018-07-31", "2018-07-31"),
            (".inf", ".inf"),
            (".nan", ".nan"),
            ("1e999", "1e999"),
            ("9" * 5000, "9" * 5000),
            ("4%", "4%"),
            ("£5m", "£5m"),
            ('"5"', "5"),
            ("'no'", "no"),
        ],
    )
    def test_scalars_follow_the_core_rules(self, typed: str, meant: object) -> None:
        value = _read(f"key: {typed}\n").data["key"]
        assert value == meant
        assert type(value) is type(meant)

    def test_names_stay_text_and_in_order(self) -> None:
        assert list(_read("b: 1\n2018: x\nno: y\nnull: z\n").data) == ["b", "2018", "no", "null"]

    def test_windows_line_ends_and_a_byte_order_mark_are_read(self) -> None:
        document = _read("\ufeffname: Zoë\r\nterms:\r\n  fee: 5\r\n".encode())
        assert document.data == {"name": "Zoë", "terms": {"fee": 5}}
        assert document.where(("terms", "fee")).line == 3

    def test_an_alias_repeats_and_keeps_its_own_place(self) -> None:
        document = _read("a: &x {b: 1}\nc: *x\n")
        assert document.data == {"a": {"b": 1}, "c": {"b": 1}}
        assert document.where(("c", "b")).line == 1


class TestPlaces:
    text = "terms:\n  royalty:\n    rate: 4%\n    tiers: [{above: 1}]\n"

    @pytest.mark.parametrize(
        ("path", "place"),
        [
            (("terms", "royalty", "rate"), (3, 11)),
            (("terms", "royalty", "tiers", 0, "above"), (4, 21)),
            (("terms", "royalty"), (2, 3)),
            (("terms", "royalty", "cap"), (2, 3)),
            (("horizon", "years"), (1, 1)),
        ],
    )
    def test_a_value_or_the_name_of_what_holds_it(
        self, path: tuple[str | int, ...], place: tuple[int, int]
    ) -> None:
        found = _read(self.text).where(path)
        assert (found.line, found.column) == place

    def test_a_key(self) -> None:
        found = _read(self.text).where(("terms", "royalty", "rate"), at_key=True)
        assert (found.line, found.column) == (3, 5)


class TestSplitForms:
    @pytest.mark.parametrize(
        ("typed", "whole"),
        [
            ("{u: lognormal(p10=500, p90=5000), v: 1}", "lognormal(p10=500, p90=5000)"),
            ("{u: £1,250,000 a year, v: 1}", "£1,250,000 a year"),
            ("{u: 6 (1,000 to 2,000), v: 1}", "6 (1,000 to 2,000)"),
            ("{u: choice(1%=30%, 2%=30%,\n  3%=40%), v: 1}", "choice(1%=30%, 2%=30%, 3%=40%)"),
            ("{u: letter of 3 June, page 2, v: 1}", "letter of 3 June, page 2"),
        ],
    )
    def test_one_problem_tells_to_quote_and_the_value_is_whole(
        self, typed: str, whole: str
    ) -> None:
        document = parse_document(f"a: {typed}\n", "deal.yaml")
        assert document.data == {"a": {"u": whole, "v": 1}}
        (problem,) = document.problems
        assert problem.path == "a.u"
        assert _place(problem) == (1, 8)
        assert problem.message.endswith(f'put all of it in quotes: "{whole}".')

    def test_also_in_a_list(self) -> None:
        document = parse_document("a: [pert(5, 6, 10), 3]\n", "deal.yaml")
        assert document.data == {"a": ["pert(5, 6, 10)", 3]}
        assert [problem.path for problem in document.problems] == ["a.0"]

    @pytest.mark.parametrize("text", ["a: {b, c: 1}", "a: [5, 6, 7]", 'a: {b: "x (", c: 2}'])
    def test_what_was_meant_so_is_left_alone(self, text: str) -> None:
        _read(text)


class TestUnreadable:
    @pytest.mark.parametrize(
        ("text", "place", "says"),
        [
            ("", (1, 1), "empty"),
            ("# nothing but a comment\n", (1, 1), "empty"),
            ("- a\n", (1, 1), "block of names and values"),
            ("just words\n", (1, 1), "block of names and values"),
            ("a: 1\n---\nb: 1\n", (2, 1), "second document"),
            ("a:\n\tb: 1\n", (2, 1), "tab"),
            ("a: b: c\n", (1, 5), "second colon"),
            ("a: %x\n", (1, 4), "cannot start with %"),
            ("a: {b: 1\n", (1, 8), "{ opened on line 1"),
            ("a: [1, 2}\n", (1, 9), "[ opened on line 1"),
            ('a: "x\nb: 1\n', (2, 4), "starts on line 1"),
            ("a: 'it's'\n", (1, 8), "closing quote"),
            ("a: 1\n- b\n", (2, 1), "does not fit"),
            ("a: x\x00y\n", (1, 5), "U+0000"),
            ("a: *b\n", (1, 4), "*b repeats nothing"),
            ("a: &b [*b]\n", (1, 8), "has no end"),
            ("[a]: 1\n", (1, 1), "name in plain text"),
            ("<<: {a: 1}\n", (1, 1), "Merge keys"),
            ("a: {b: 1,\n  b: 2}\n", (2, 3), "first on line 1"),
        ],
    )
    def test_each_says_where_and_why(self, text: str, place: tuple[int, int], says: str) -> None:
        problem = _only(text)
        assert says in problem.message
        assert _place(problem) == place
        assert problem.file == "deal.yaml"

    def test_other_encodings_are_named(self) -> None:
        assert _place(_only("a: 1\nb: £5\n".encode("latin-1"))) == (2, 4)
        assert "UTF-16" in _only("a: 1".encode("utf-16")).message

    @pytest.mark.parametrize("tag", ["!!str", "!!python/object/apply:os.system", "!mine", "!<x>"])
    def test_tags_are_refused_and_the_rest_is_read(self, tag: str) -> None:
        document = parse_document(f"a: {tag} b\nc: 1\n", "deal.yaml")
        assert document.data == {"a": "b", "c": 1}
        (problem,) = document.problems
        assert tag in problem.message
        assert (problem.path, problem.line, problem.column) == ("a", 1, 4)

    def test_problems_found_before_the_end_are_kept(self) -> None:
        messages = [problem.message for problem in _problems("a: 1\na: 2\nb: !t 1\nc: {\n")]
        assert len(messages) == 3


class TestLimits:
    def test_size(self) -> None:
        assert "the limit is 1 MB" in _only("a: " + "x" * FILE_BYTES).message
        assert "the limit is 1 MB" in _only(b"a: " + b"x" * 2 * FILE_BYTES).message
        assert "the limit is 1 MB" in _only("a: " + "é" * (FILE_BYTES // 2)).message

    @pytest.mark.parametrize("opening", ["[", "{a: ", "{"])
    def test_nesting(self, opening: str) -> None:
        assert f"the limit is {NESTING}" in _only("a: " + opening * 50_000).message

    def test_nesting_of_blocks(self) -> None:
        deep = "".join(f"{' ' * level}a:\n" for level in range(NESTING + 1))
        assert f"the limit is {NESTING}" in _only(deep).message

    def test_nesting_by_aliases(self) -> None:
        lines = ["a0: &a0 [1]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, NESTING))]
        assert f"the limit is {NESTING}" in _only("\n".join(lines)).message

    def test_values(self) -> None:
        assert f"the limit is {NODES:,}" in _only("a: [" + "1," * NODES + "]").message

    def test_aliases(self) -> None:
        text = "a: &a 1\nb: [" + "*a," * (ALIASES + 1) + "]"
        assert f"the limit is {ALIASES}" in _only(text).message

    def test_billion_laughs(self) -> None:
        names = "abcdefghij"
        lines = [f"a: &a [{'x,' * 9}]"]
        for before, name in pairwise(names):
            lines.append(f"{name}: &{name} [{f'*{before},' * 9}]")
        assert f"the limit is {NODES:,}" in _only("\n".join(lines)).message
