"""The style sheet of a report: one column, for a wide screen, one of 480 pixels, a dark one, and paper.

Colours are the reader's own (Canvas, CanvasText); nothing is told by colour alone.
"""

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.55 system-ui, sans-serif; color: CanvasText; background: Canvas;
  max-width: 46rem; margin: 0 auto; padding: 1rem 1rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 1rem 0 .5rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 3rem 0 .8rem; padding-top: .6rem; border-top: 1px solid #8888; }
h3 { font-size: 1.1rem; line-height: 1.35; margin: 2.2rem 0 .4rem; }
h4 { font-size: 1rem; margin: 1.1rem 0 .3rem; }
p, ul, ol { margin: .5rem 0; }
a { color: LinkText; }
nav ul { padding-left: 1.2rem; }
.quiet { opacity: .75; font-size: .9rem; }
.notice { border: 1px solid #8888; border-left-width: 5px; padding: .5rem .9rem; margin: 1rem 0; }
.wide { overflow-x: auto; margin: .8rem 0; }
.wide table { font-size: .92rem; line-height: 1.4; }
.wide td { border-bottom: 1px solid #8883; overflow-wrap: anywhere; }
.wide th { overflow-wrap: normal; }
.wide th:first-child, .wide th:last-child { min-width: 7rem; }
.quotes > li { margin: .8rem 0; }
.quotes q { quotes: none; }
summary { cursor: pointer; }
details { margin: .2rem 0; }
details > div, details > p { margin: .4rem 0 .4rem .6rem; padding-left: .8rem; border-left: 3px solid #8886; }
mark { background: #ffd54d; color: #000; }
img { display: block; background: #fff; border: 1px solid #8884; border-radius: 4px; margin: .8rem 0; }
@media (max-width: 34rem) {
  body { padding: .6rem .8rem 3rem; }
  h1 { font-size: 1.4rem; }
  h2 { font-size: 1.2rem; }
  ol, ul { padding-left: 1.4rem; }
  .wide table { font-size: .85rem; }
}
@media print {
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  h2 { margin-top: 2rem; }
  h1, h2, h3, h4 { break-after: avoid; }
  li, tr, img, figure { break-inside: avoid; }
  .wide { overflow: visible; }
  details:not([open]) { display: none; }
  a { color: inherit; text-decoration: none; }
  mark, span, img { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
