from benefitshare.report.result_files import _harmless


def test_no_cell_is_taken_for_a_formula() -> None:
    assert _harmless("=HYPERLINK(1)") == " =HYPERLINK(1)"
    assert _harmless("-1.5") == "-1.5"
    assert _harmless("@cmd") == " @cmd"
    assert _harmless(None) == ""
