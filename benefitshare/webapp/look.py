"""The look of every page: one style sheet, for light and dark, for screen and paper."""

from benefitshare.report.chart_marks import GREY, LIGHT, PALETTE

ON_DARK = dict(
    zip(
        (*PALETTE, GREY, LIGHT),
        ("#7FB2E5", "#5BD0C6", "#F08CC0", "#FF9A66", "#D6D6D6", "#C7B3EA"),
        strict=True,
    )
)
"""What each colour of a chart becomes on a dark page, where the palette itself is too dim."""
PAPER = ("#FFFFFF", "#14171A")
"""The page on which all is drawn, light and dark; as in the settings of the theme."""
_PAGE = """
.stMainBlockContainer {padding: 4rem 2.5rem 3rem 2.5rem; max-width: 84rem;}
h1 {font-size: 1.3rem !important; padding: 0 !important;}
h2 {font-size: 1.2rem !important;}
h3 {font-size: 1.05rem !important;}
.st-key-head > :first-child {flex: 1 1 14rem; min-width: min(14rem, 100%);}
.st-key-said [class*="st-key-said-"] {flex-wrap: nowrap;}
.st-key-said [class*="st-key-said-"] > :first-child {flex: 1 1 auto; min-width: 0;}
.st-key-said [class*="st-key-said-"] > :last-child {flex: 0 0 auto;}
.st-key-said button {min-height: 0; padding-top: 0;}
.strip {border-left: 4px solid light-dark(#12436D, #7FB2E5); padding: .5rem 0 .5rem 1rem;
  line-height: 1.5;}
.strip p {margin: 0; max-width: none;}
.strip p.first {font-size: 1.15rem; font-weight: 600;}
.strip.stale {opacity: .75; border-left-style: dashed;}
.stTabs [aria-selected=true] p, .stButtonGroup [aria-checked=true] p {
  color: light-dark(#12436D, #9CC6F0);}
@media (max-width: 640px) {.stMainBlockContainer {padding-left: 1rem; padding-right: 1rem;}}
@media (min-height: 600px) and (min-width: 900px) {
  .stMain {scroll-padding-top: 12rem;}
  .stElementContainer:has(.strip) {position: sticky; top: 3.75rem; z-index: 99;
    background: PAPER; padding: .25rem 0; border-bottom: 1px solid light-dark(#B1B4B6, #4A525A);}
}
"""
_TABLES = """
.bs-scroll {overflow-x: auto; max-width: 100%;}
.bs-table {border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums;}
.bs-table caption {text-align: left; font-weight: 600; padding: 0 0 .4rem 0;}
.bs-table th, .bs-table td {padding: .3rem .6rem; border-bottom: 1px solid #8a8a8a55;
  vertical-align: top;}
.bs-table th[scope=row] {text-align: left; font-weight: 400;}
.bs-table td, .bs-table thead th {text-align: right;}
.bs-table thead th:first-child, .bs-words td, .bs-words thead th {text-align: left;}
.bs-table tr.bs-group th {font-weight: 600; padding-top: .8rem; text-align: left;}
.bs-table small {display: block; font-size: .8125rem; opacity: .85;}
.bs-note {font-size: .875rem; margin: .3rem 0 0 0;}
"""
_PRINTED = """
@media print {
  html, body {background: #FFFFFF !important;}
  .stApp {color-scheme: light;}
  .stApp, .stApp * {color: #0B0C0C !important;}
  .stApp, .stApp :is(.stMain, .stSelectbox *, summary, svg) {
    background-color: transparent !important;}
  .stApp svg text {fill: #0B0C0C !important;}
  .stApp svg .role-axis-grid line {stroke: #D0D4D8 !important;}
  [role=radiogroup] label > :first-child {display: none !important;}
  :is(.st-key-value-prices, .st-key-fairness-view, .st-key-fairness-when)
    label:not(:has(input:checked)) {display: none !important;}
  header, .stSidebar, .stButton, .stDownloadButton, .stPopover, .stFileUploader, .stForm,
  .stFormSubmitButton, .stCheckbox, .stElementToolbar, .st-key-contents,
  [data-testid=stExpandSidebarButton],
  .stExpander:not(:has(details[open])) {display: none !important;}
  .stMainBlockContainer {padding: 0; max-width: none;}
  .stElementContainer:has(.strip) {position: static;}
  [class*="st-key-chart-"], .bs-scroll, .bs-table tr {break-inside: avoid;}
  .bs-scroll {overflow: visible;}
  h2, h3 {break-after: avoid;}
}
"""


def style() -> str:
    """The style sheet, to be put on the page once."""
    charts = "\n".join(_follows_theme(*pair) for pair in ON_DARK.items())
    paper = f"light-dark({PAPER[0]}, {PAPER[1]})"
    return f"<style>{_PAGE.replace('PAPER', paper)}{_TABLES}{charts}{_PRINTED}</style>"


def _follows_theme(light: str, dark: str) -> str:
    """Charts are drawn in the colours of the light page; the dark one has its own for each."""
    return "\n".join(
        f'.stApp svg [{what}="{light}" i] {{{what}: light-dark({light}, {dark});}}'
        for what in ("fill", "stroke")
    )
