"""The style sheet of a report: one design for light, dark, a phone and paper.

One column of about 70 letters; cards in as many columns as there is room for. Contrast is at least 4.5 to 1 for every
text and mark, in light and dark; nothing is told by colour alone. On paper, pages are numbered and what is folded away
is open.
"""

STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --quiet: #53606f; --paper: #fff; --panel: #f5f7fa; --line: #d3dae2;
  --link: #1a56a8; --bar: #2b6cb0; --pale: #8fb3d9; --mark: #ffe08a; --mark-ink: #241c00; --good: #1d6b3c;
  --near: #b7791f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ebf1; --quiet: #a9b5c3; --paper: #14181e; --panel: #1d232b; --line: #38424e;
    --link: #8fbcf4; --bar: #6aa5e6; --pale: #3f628a; --mark: #5a4a00; --mark-ink: #fff4cc; --good: #7fd3a0;
    --near: #e0b35c; } }
* { box-sizing: border-box; }
html { font-size: 100%; scroll-padding-top: 1rem; }
body { font: 1rem/1.6 system-ui, "Segoe UI", "Helvetica Neue", sans-serif; color: var(--ink); background: var(--paper);
  margin: 0; padding: 2rem 1.25rem 5rem; overflow-wrap: anywhere; }
header, main > section { max-width: 46rem; margin: 0 auto; }
main > section.wide { max-width: 72rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .4rem; letter-spacing: -.01em; }
h2 { font-size: 1.45rem; line-height: 1.25; margin: 3.5rem 0 1rem; padding-top: 1rem;
  border-top: 1px solid var(--line); }
h3 { font-size: 1.15rem; line-height: 1.35; margin: 2.4rem 0 .3rem; }
h4 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
p, ul, ol { margin: .5rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
blockquote { margin: .6rem 0; padding-left: .9rem; border-left: 3px solid var(--bar); }
.facts { color: var(--quiet); font-size: 1.02rem; }
.lead { font-size: 1.12rem; line-height: 1.6; }
.quiet, .facts { color: var(--quiet); }
.quiet { font-size: .9rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; }
header nav { font-size: .93rem; }
header + main > section:first-child h2 { margin-top: 1.6rem; }
.cards { list-style: none; padding: 0; display: grid; gap: 1rem; margin: 1rem 0;
  grid-template-columns: repeat(auto-fill, minmax(min(21rem, 100%), 1fr)); }
.cards:has(> :nth-child(4):last-child) { grid-template-columns: repeat(auto-fill, minmax(min(30rem, 100%), 1fr)); }
.cards > li { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.1rem; }
.cards h3 { margin: 0 0 .1rem; }
.words { list-style: none; padding: 0; margin: .7rem 0; }
.words li { display: grid; grid-template-columns: minmax(6rem, 40%) 1fr; gap: .6rem; align-items: center;
  line-height: 1.45; }
.bar { display: block; height: .7rem; border-radius: 2px; background: var(--line); }
.bar > span { display: block; height: 100%; border-radius: 2px; background: var(--bar); }
.sparkline { display: block; max-width: 26rem; }
.spark { display: flex; align-items: flex-end; gap: 1px; height: 2.6rem; border-bottom: 1px solid var(--quiet); }
.spark > span { flex: 1; background: var(--bar); min-width: 1px; }
.spark > .few { background: var(--pale); }
.ends { display: flex; justify-content: space-between; font-size: .8rem; color: var(--quiet); }
.standing { border: 1px solid currentColor; border-radius: 1rem; padding: 0 .55rem; white-space: nowrap; }
.standing.clear { color: var(--good); }
.date, .whole { white-space: nowrap; }
.map { display: block; width: 100%; height: auto; max-height: 32rem; margin: 1rem 0; }
.map circle { fill: var(--bar); fill-opacity: .3; }
.map text { font-size: 12.5px; fill: var(--ink); text-anchor: middle; dominant-baseline: central;
  unicode-bidi: plaintext; }
.map .number-on-map { display: none; }
.tree { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: .6rem; margin: .8rem 0; }
.tree ul { list-style: none; padding: 0; margin: 0; }
.tree li { height: 1.75rem; line-height: 1.75rem; white-space: nowrap; }
.tree a { display: block; overflow: hidden; text-overflow: ellipsis; }
.branches, .course { display: block; width: 100%; overflow: visible; }
.branches path, .course path { fill: none; stroke: var(--bar); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.branches .near { stroke: var(--near); stroke-width: 3; }
.course { height: 6rem; border-bottom: 1px solid var(--quiet); }
.course-frame { max-width: 40rem; margin: .5rem 0; }
.course .between { stroke: var(--line); stroke-width: 1; }
.course .interval { stroke-width: 2; stroke-opacity: .45; }
.course .dot { stroke-width: 7; stroke-linecap: round; }
.course .few { stroke: var(--pale); }
.context { font-size: .93rem; }
.context li[dir] { margin-right: 1.3rem; }
.on-paper { display: none; }
.glance { font-size: 1.12rem; margin: .8rem 0; }
code { background: var(--panel); border-radius: 3px; padding: .05em .25em; font-size: .88em; }
.quotes > li { margin: 1rem 0; }
.quotes p { margin: .15rem 0; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; font-size: .93rem; line-height: 1.45; }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); }
th, td { min-width: 4.6rem; }
th { font-weight: 600; overflow-wrap: normal; }
tbody th { font-weight: 400; min-width: 9rem; overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .number { white-space: normal; }
.line { display: block; }
summary { cursor: pointer; padding: .15rem 0; }
details { margin: .3rem 0; }
details > :not(summary) { margin-left: 1.1rem; }
details > table { width: calc(100% - 1.1rem); }
.text { white-space: pre-wrap; line-height: 1.65; max-width: 44rem; padding: .4rem 0 1.2rem; }
.text i { font-style: normal; font-size: .9rem; color: var(--quiet); }
mark { background: var(--mark); color: var(--mark-ink); padding: .08em .15em; border-radius: 2px; }
mark.led-to { background: none; color: inherit; text-decoration: underline dotted; text-underline-offset: .2em; }
mark:target { outline: 3px solid var(--link); }
:target { scroll-margin-top: 1.5rem; }
del { color: var(--quiet); }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem;
  font-size: .88rem; line-height: 1.5; white-space: pre-wrap; }
@media (max-width: 40rem) {
  body { padding: 1rem .9rem 4rem; }
  h1 { font-size: 1.5rem; }
  h2 { font-size: 1.25rem; margin-top: 2.5rem; }
  ol, ul { padding-left: 1.3rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, th, td { display: block; }
  .map .name { display: none; }
  .map .number-on-map { display: block; font-size: 26px; }
  .tree { grid-template-columns: minmax(0, 7fr) minmax(0, 3fr); }
  tbody tr { border-bottom: 1px solid var(--line); padding: .6rem 0; }
  tbody th, td { min-width: 0; border: 0; padding: .1rem 0; text-align: left; }
  tbody th { font-weight: 600; }
  tbody th .quiet, tbody th:has(> .line) { font-weight: 400; }
  .number { text-align: left; }
  td[data-label]::before { white-space: normal; }
  td[data-label]:not(:empty)::before { content: attr(data-label) ": "; color: var(--quiet); font-size: .85rem; }
}
@media print {
  @page { margin: 18mm 16mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
  :root { --ink: #000; --quiet: #444; --paper: #fff; --panel: #fff; --link: #000; --mark: #ffe08a; --mark-ink: #000; }
  html { font-size: 9.5pt; }
  body { padding: 0; }
  header, main > section, main > section.wide { max-width: none; }
  h2 { margin-top: 1.5rem; }
  h1, h2, h3, h4, summary, h3 + .quiet, p:has(+ .context) { break-after: avoid; }
  .cards { display: block; } /* low ones below each other: a row of high ones leaves half of a page empty */
  .cards > li { padding: .5rem .7rem; margin: .5rem 0; }
  .cards blockquote { margin: .3rem 0; }
  .spark { height: 1.7rem; }
  .words { margin: .4rem 0; }
  .words li { display: inline; }
  .words li:not(:last-child)::after { content: ", "; }
  .words .bar { display: none; }
  .map { max-height: 20rem; }
  p { orphans: 3; widows: 3; }
  li, tr, blockquote, .course-frame, .sparkline, .map, .tree { break-inside: avoid; }
  thead { display: table-header-group; }
  .on-screen { display: none; }
  .on-paper { display: block; }
  th, td { padding: .2rem .6rem .2rem 0; }
  .line { min-width: 9rem; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  nav { display: none; }
  a { text-decoration: none; }
  mark, .bar, .bar > span, .spark > span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
