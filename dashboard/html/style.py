"""What pages and paper look like where Streamlit's theme has no word for it."""

from dashboard.theme import BAD, GOOD

STYLE = (
    f"<style>.stApp {{ --cj-good: {GOOD}; --cj-bad: {BAD}; }}</style>"
    + """
<style>
.stMainBlockContainer { padding: 4.25rem 2.5rem 4rem; max-width: 84rem; }
@media (max-width: 640px) { .stMainBlockContainer { padding: 4.25rem 1rem 3rem; } }
.cj-wide { overflow-x: auto; }
.cj-table { border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
.cj-table th { text-align: left; font-weight: 600; opacity: .75; vertical-align: bottom; }
.cj-table th, .cj-table td { padding: .35rem .5rem; border-bottom: 1px solid rgba(128, 136, 148, .3); vertical-align: top;  }
.cj-table td.cj-short { white-space: nowrap; }
.cj-table td.cj-long { min-width: 11em; }
.cj-table a, .cj-table a:visited { color: inherit; text-decoration: underline dotted; text-underline-offset: 3px; }
.cj-table summary { cursor: pointer; min-width: 7em; max-width: 16em; }
.cj-note { font-size: .875rem; line-height: 1.5; opacity: .88; margin: 0; }
.cj-findings { border: 1px solid rgba(128, 136, 148, .35); border-radius: .5rem; padding: .8rem 1rem; }
.cj-finding { font-weight: 600; margin: 0; padding: .2rem 0; }
.cj-cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(13.5rem, 1fr)); gap: .75rem; }
.cj-card { border: 1px solid rgba(128, 136, 148, .35); border-radius: .5rem; padding: .75rem .9rem; display: flex; flex-direction: column; }
.cj-card p, .cj-card h4 { margin: 0; padding: 0; font-size: .8rem; line-height: 1.45; }
.cj-card .cj-name { font-size: .875rem; font-weight: 500; }
.cj-card .cj-value { font-size: 1.85rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.cj-card .cj-value a { color: inherit; text-decoration: underline dotted 1px; text-underline-offset: 6px; }
.cj-card .cj-value a:hover { text-decoration-style: solid; }
.cj-card .cj-value span { font-size: .8rem; }
.cj-card .cj-change { margin-bottom: .2rem; }
.cj-better b { color: color-mix(in srgb, var(--cj-good) 60%, currentColor); }
.cj-worse b { color: color-mix(in srgb, var(--cj-bad) 65%, currentColor); }
.cj-card .cj-course { display: flex; flex-wrap: wrap; justify-content: space-between; width: 100%; max-width: 13rem; }
.cj-card .cj-course { margin-top: auto; padding-top: .5rem; font-size: .7rem; }
.cj-course img { width: 100%; flex: none; }
.cj-counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: .25rem 0 .75rem; }
.cj-counts div { border: 1px solid rgba(128, 136, 148, .3); border-radius: .4rem; padding: .35rem .8rem; font-size: .85rem; }
.cj-counts b { font-size: 1.35rem; font-weight: 600; margin-right: .45rem; font-variant-numeric: tabular-nums; }
.cj-wide:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.cj-table details ul { margin: .3rem 0 0; padding-left: 1.1rem; min-width: 15em; }
.cj-table a:hover { text-decoration-style: solid; }
.cj-qr { width: 9.5rem; height: 9.5rem; border-radius: .3rem; display: block; margin: auto; }
.cj-source { font-size: .8rem; opacity: .8; }
.cj-source a { color: inherit; }
.cj-print { display: none; }
/* Streamlit's quiet words are fainter than 4.5 : 1, and so is the chosen segment of a switch */
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p { color: inherit !important; opacity: .88; }
[data-testid="stButtonGroup"] button[data-selected="true"] { color: inherit !important; }
.js-plotly-plot .main-svg text:not(.bartext-inside) { fill: currentColor !important; }
.st-key-cj-head { justify-content: flex-end; margin-bottom: -.75rem; }
</style>
"""
)
# What a printer gets: A4, ink on paper in every theme, no controls, every table whole, closed details open.
PRINT_STYLE = """
<style>
@page { size: A4; margin: 16mm 14mm 18mm; }
@media print {
  html, body, .stApp, .stApp * { color: black !important; }
  html, body, .stApp, .stApp *:not(svg *) { background: transparent !important; box-shadow: none !important; }
  .stApp, .stAppViewContainer, .stMain, [data-testid="stAppViewContainer"], [data-testid="stMain"] {
    position: static !important; display: block !important; height: auto !important; overflow: visible !important; }
  .stMainBlockContainer { padding: 0 !important; max-width: none !important; }
  header, .stSidebar, [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stElementToolbar"],
  [data-testid="stSelectbox"], [data-testid="stMultiSelect"], [data-testid="stTextInput"], [data-testid="stButtonGroup"],
  [data-testid="stPopover"], [data-testid="stButton"], [data-testid="stDownloadButton"], [data-testid="stLinkButton"],
  [data-testid="stStatusWidget"], .st-key-cj-head, .modebar, .modebar-container { display: none !important; }
  .cj-print { display: block; border-bottom: 1.5pt solid black; margin-bottom: 8pt; padding-bottom: 4pt; font-size: 8.5pt; overflow-wrap: anywhere; }
  .cj-print p { margin: 0 0 2pt; font-size: 8.5pt !important; line-height: 1.35; }
  h1 { font-size: 18pt !important; padding-top: 0 !important; }
  h3 { font-size: 13pt !important; break-after: avoid; }
  .cj-wide { overflow: visible; }
  .cj-table { font-size: 7.5pt; line-height: 1.25; }
  .cj-table thead { display: table-header-group; }
  .cj-table tr, .cj-counts div, .cj-card, [data-testid="stPlotlyChart"] { break-inside: avoid; }
  .cj-table td.cj-long, .cj-table summary { min-width: 0; }
  .cj-table td.cj-short { white-space: normal; }
  .cj-table td.cj-long { word-break: normal; }
  .cj-table th, .cj-table td { padding: 2pt 4pt; overflow-wrap: break-word; word-break: keep-all; }
  .cj-table a { text-decoration: none; }
  .cj-table details ul { display: none; }
  .cj-table summary { list-style: none; }
  [data-testid="stExpander"] details::details-content { content-visibility: visible !important; height: auto !important; opacity: 1 !important; }
  [data-testid="stExpander"] details > div { height: auto !important; visibility: visible !important; overflow: visible !important; }
  [data-testid="stExpander"] summary svg, [data-testid="stExpander"] summary [data-testid="stIconMaterial"] { display: none; }
  .js-plotly-plot text { fill: black !important; }
  .js-plotly-plot .main-svg { background: transparent !important; }
  .js-plotly-plot { zoom: .55; }
  @supports (scale: calc(1px / 1cqw)) {  /* as wide as the paper, whatever the width of the screen it was drawn for */
    .js-plotly-plot { zoom: 1; }
    [data-testid="stPlotlyChart"], [data-testid="stFullScreenFrame"] { overflow: clip; }
    .js-plotly-plot .svg-container { container-type: inline-size; }
    .js-plotly-plot .main-svg { scale: min(1, calc(182mm / 100cqw)); transform-origin: 0 0; }
  }
}
</style>
"""
EMBED_STYLE = """
<style>
.stMainBlockContainer { padding: .75rem 1rem !important; }
[data-testid="stSidebar"], [data-testid="stExpandSidebarButton"], [data-testid="stHeader"] { display: none !important; }
</style>
"""
