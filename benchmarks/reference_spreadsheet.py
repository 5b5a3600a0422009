"""The reference deal as a spreadsheet, recalculated by LibreOffice: one recalculation, one draw.

Some 760 formulas: the uncertain values from `RAND()`, a row for each year, and each party's present
value. A macro recalculates the sheet again and again and keeps the four values, as an add-in for
Monte Carlo does. Time is told without opening the file. Needs `soffice` and openpyxl.

    python benchmarks/reference_spreadsheet.py [--draws 1000]
"""

import argparse
import json
import math
import statistics
import subprocess
import tempfile
from pathlib import Path

import openpyxl

COUNT = 20
FIRST = 60
"""The row of the first year."""
PARTIES = ("trust", "wider-nhs", "patients", "company")


def wait(chance: float) -> str:
    return f"LN(1-RAND())/LN(1-{chance})"


def pert(low: float, mode: float, high: float) -> str:
    a = 1 + 4 * (mode - low) / (high - low)
    return f"BETAINV(RAND(),{a!r},{6 - a!r},{low},{high})"


MIDDLE = math.log(200 * 1000) / 2
SPREAD = math.log(1000 / 200) / (2 * 1.2815515655446004)
F, R, S = (-math.log(1 - chance) for chance in (0.06, 0.03, 0.05))

SINGLE = {
    "ended": f"2026+{wait(0.03)}",
    "failed": f"2026+{wait(0.06)}",
    "rescued": f"2026+{wait(0.03)}",
    "bought": f"2026+{wait(0.05)}",
    "built": "IF(RAND()<0.8,1,0)",
    "approved": "IF(RAND()<0.7,1,0)",
    "issued": "IF(RAND()<0.9,1,0)",
    "build_years": pert(1, 2, 4),
    "supported": wait(0.05),
    "world_units": f"EXP({MIDDLE!r}+{SPREAD!r}*NORMSINV(RAND()))",
    "price_change": "-0.05*RAND()",
    "clinicians": pert(0, 9000, 20000),
    "care": f"0.8*70000*{pert(0, 0.2, 0.6)}",
    "contract": "0.9*0.95*(0.1+0.5*RAND())",
    "bridge": "NORMSINV(RAND())",
    "flow": f"2026+{pert(0.5, 1, 2)}",
    "stops": "MIN([ended],[failed])",
    "begins": "IF([flow]<[ended],[flow],2046)",
    "tested": "MIN(2046,[begins]+[build_years])",
    "tests": "IF([built]=1,[tested],2046)",
    "approval": "MIN(2046,[tests]+1)",
    "launch": "IF(AND([approved]=1,[approval]<[stops]),[approval],2046)",
    "ends": "MIN(2046,[failed],[launch]+MIN(10,[supported]))",
    "free_until": "MIN([launch]+5,[ends])",
    "benefit": "8000+[clinicians]+[care]",
    "sold": "MIN([bought],[failed],2046-0.000000001)",
    "sold_year": "INT([sold])-2026",
    "part": "[sold]-2026-[sold_year]",
    "low": f"IF([sold_year]=0,0,INDEX($AI${FIRST}:$AI${FIRST + COUNT - 1},MAX(1,[sold_year])))",
    "high": f"INDEX($AI${FIRST}:$AI${FIRST + COUNT - 1},[sold_year]+1)",
    "motion": "[low]+[part]*([high]-[low])+SQRT([part]*(1-[part]))*[bridge]",
    "price": (
        f"1.75*1.035^[sold_year]*EXP({F - 0.3 * S - 0.08!r}*([sold]-2026)"
        f"+{0.8 * R!r}*MIN([rescued],[sold])-{0.8 * R!r}*2026+0.4*[motion])"
        "*IF([rescued]<[sold],0.2,1)*IF([failed]<=[sold],0,IF([bought]<=[sold],1.3,1))"
    ),
    "shares": "[issued]*5000000/1.75*[price]/1.035^[sold_year]",
}
"""One cell each, in column B from row 1."""

YEARLY = {
    "A": "2026+ROW()-{first}",
    "B": "1.02^(A{r}-2026)",
    "C": "1.035^-(A{r}-2026)",
    "D": "1.015^-(A{r}-2026)",
    "E": "1.12^-(A{r}-2026)",
    "F": "MAX(0,MIN(A{r}+1,[tested],[stops])-MAX(A{r},[begins]))",
    "G": "MAX(0,MIN(A{r}+1,[approval],[stops])-MAX(A{r},[tests]))",
    "H": "MAX(0,MIN(A{r}+1,[ends])-MAX(A{r},[launch]))",
    "I": "MAX(0,MAX(A{r},[launch])+H{r}/2-[launch])",
    "J": "(1+[price_change])^I{r}",
    "K": "106*H{r}*(1-EXP(-0.62*I{r}))/(1+30*EXP(-0.62*I{r}))",
    "L": "[world_units]*H{r}/(1+EXP(-0.9*(I{r}-4)))",
    "M": "MAX(0,MIN(A{r}+1,[free_until])-MAX(A{r},[launch]))",
    "N": "MAX(0,MIN(A{r}+1,[ends])-MAX(A{r},[free_until]))",
    "O": "20000*(1+[price_change])^MAX(0,MAX(A{r},[free_until])+N{r}/2-[launch])",
    "P": "IF([benefit]>=O{r},4*N{r},0)",
    "Q": "4*M{r}+P{r}",
    "R": "P{r}*O{r}",
    "S": "20000*K{r}*J{r}",
    "T": "75000*L{r}*J{r}",
    "U": "R{r}+S{r}+T{r}",
    "V": "U{r}*[contract]*B{r}",
    "W": "MIN(1000000,0.03*V{r}+0.02*MAX(0,V{r}-5000000)+0.02*MAX(0,V{r}-20000000))/B{r}",
    "X": "IF(H{r}>0,MIN(A{r}+1,[ends])-[launch],0)",
    "Y": "MAX(106*(1-EXP(-0.62*X{r}))/(1+30*EXP(-0.62*X{r})),N(Y{above}))",
    "Z": "Y{r}-N(Y{above})",
    "AA": (
        "MAX(IF(AND(X{r}>0,OR(X{r}<=5,[benefit]>=20000*(1+[price_change])^X{r})),4,0),N(AA{above}))"
    ),
    "AB": "AA{r}-N(AA{above})",
    "AC": "MAX(0,MIN(A{r}+1,2031,[stops])-A{r})",
    "AD": "IF(AND(A{r}=2026,[stops]>2026+61/365),500000,0)+250000*AC{r}/B{r}+W{r}",
    "AE": "AD{r}-150000*AC{r}-R{r}-15000*AB{r}+(8000+[clinicians]-3000)*Q{r}",
    "AF": "(8000+[clinicians]-3000)*K{r}-S{r}-15000*Z{r}",
    "AG": "[care]*(Q{r}+K{r})",
    "AH": "NORMSINV(RAND())",
    "AI": "AH{r}+N(AI{above})",
    "AJ": "0.55*U{r}-2000*(Q{r}+K{r}+L{r})-2000000*F{r}-1000000*G{r}-AD{r}",
}
"""A row a year, from row 60; the row above is empty."""


def column(letters: str) -> str:
    return f"{letters}{FIRST}:{letters}{FIRST + COUNT - 1}"


ANSWERS = {
    "trust": f"SUMPRODUCT({column('C')},{column('AE')})+[shares]",
    "wider-nhs": f"SUMPRODUCT({column('C')},{column('AF')})",
    "patients": f"SUMPRODUCT({column('D')},{column('AG')})",
    "company": f"SUMPRODUCT({column('E')},{column('AJ')})-5000000*[issued]",
}
"""In D1 to D4."""

MACRO = """Sub Main
    Dim doc, sheet, i, begun, taken, out
    doc = StarDesktop.loadComponentFromURL("{book}", "_blank", 0, Array())
    sheet = doc.Sheets(0)
    doc.calculateAll()
    out = FreeFile
    Open "{told}" For Output As #out
    begun = GetSystemTicks()
    For i = 1 To {draws}
        doc.calculateAll()
        Print #out, Str(sheet.getCellByPosition(3, 0).Value) &amp; " " &amp; _
            Str(sheet.getCellByPosition(3, 1).Value) &amp; " " &amp; _
            Str(sheet.getCellByPosition(3, 2).Value) &amp; " " &amp; _
            Str(sheet.getCellByPosition(3, 3).Value)
    Next i
    taken = GetSystemTicks() - begun
    Print #out, "taken " &amp; Str(taken)
    Close #out
    doc.close(True)
    StarDesktop.terminate()
End Sub
"""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns:{0}="http://openoffice.org/2000/{1}"'


def book(path: Path) -> None:
    """Write the workbook."""
    cells = {name: f"$B${row}" for row, name in enumerate(SINGLE, 1)}
    made = openpyxl.Workbook()
    sheet = made.active

    def put(cell: str, formula: str) -> None:
        for name, at in cells.items():
            formula = formula.replace(f"[{name}]", at)
        sheet[cell] = "=" + formula

    for name, formula in SINGLE.items():
        sheet[cells[name].replace("$B", "A").replace("$", "")] = name
        put(cells[name].replace("$", ""), formula)
    for r in range(FIRST, FIRST + COUNT):
        for letters, formula in YEARLY.items():
            put(f"{letters}{r}", formula.format(r=r, above=r - 1, first=FIRST))
    for row, formula in enumerate(ANSWERS.values(), 1):
        put(f"D{row}", formula)
    made.save(path)


def macro(profile: Path, text: str) -> None:
    """Put a macro where a new profile of LibreOffice finds it."""
    folder = profile / "user" / "basic" / "Standard"
    folder.mkdir(parents=True, exist_ok=True)
    script = SPACE.format("script", "script")
    (folder / "Module1.xba").write_text(
        f'{HEAD}<script:module {script} script:name="Module1" script:language="StarBasic">{text}'
        "</script:module>\n"
    )
    library = SPACE.format("library", "library")
    (folder / "script.xlb").write_text(
        f'{HEAD}<library:library {library} library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"><library:element library:name="Module1"/>'
        "</library:library>\n"
    )
    (folder / "dialog.xlb").write_text(
        f'{HEAD}<library:library {library} library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"></library:library>\n'
    )
    linked = "$(USER)/basic/Standard"
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    for kind in ("script", "dialog"):
        (folder.parent / f"{kind}.xlc").write_text(
            f'{HEAD}<library:libraries {library} {xlink}><library:library library:name="Standard" '
            f'xlink:href="{linked}/{kind}.xlb/" xlink:type="simple" library:link="false"/>'
            "</library:libraries>\n"
        )


def run(command: list[str]) -> None:
    """Run LibreOffice. Raises CalledProcessError or TimeoutExpired where it fails."""
    subprocess.run(command, check=True, capture_output=True, timeout=900)


def recalculated(draws: int) -> tuple[list[list[float]], float]:
    """The four values of each draw, and the seconds that the recalculations took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book(folder / "deal.xlsx")
        told = folder / "told.txt"
        where = (folder / "deal.xlsx").as_uri()
        office = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        run([*office, "--terminate_after_init"])  # makes the profile, with empty libraries
        macro(folder / "profile", MACRO.format(book=where, told=told, draws=draws))
        run([*office, "--norestore", "macro:///Standard.Module1.Main"])
        *rows, last = told.read_text().splitlines()
        return [[float(cell) for cell in row.split()] for row in rows], float(last.split()[1]) / 1e3


def summed(rows: list[list[float]]) -> dict[str, dict[str, float]]:
    """Mean, its standard error and the median of each party."""
    answers = {}
    for party, values in zip(PARTIES, zip(*rows, strict=True), strict=True):
        answers[party] = {
            "mean": statistics.fmean(values),
            "standard_error": statistics.stdev(values) / math.sqrt(len(values)),
            "p50": statistics.median(values),
        }
    return answers


def main() -> None:
    """Print each party's mean, and the time taken."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--draws", type=int, default=1_000)
    rows, taken = recalculated(arguments.parse_args().draws)
    print(json.dumps({"draws": len(rows), "seconds": taken, "answers": summed(rows)}))


if __name__ == "__main__":
    main()
