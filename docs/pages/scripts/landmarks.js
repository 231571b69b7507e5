// The theme puts a nav without a name on each block of code: who hears the page could not tell them apart.
new MutationObserver(() => {
  document.querySelectorAll(".md-code__nav:not([aria-label])").forEach((nav) => {
    const all = [...document.querySelectorAll(".md-code__nav")]
    nav.setAttribute("aria-label", `Code ${all.indexOf(nav) + 1}`)
  })
}).observe(document.documentElement, { childList: true, subtree: true })
