/* A link to a section lands on that section, and stays there.
   The theme scrolls away from it again where the page moves while it arrives: it restores the place where the reader was
   before, and on a phone it holds the page still until the search box has closed. This script returns to the section until
   the page has settled, or the reader moves. */
{
  const SETTLED = 600 // ms; the search box takes 400 to close
  const AGAIN = 60 // ms

  /** The section that the last tap asked for, as `#id`. */
  let wanted = ""

  const forget = () => { wanted = "" }
  for (const move of ["wheel", "touchstart", "keydown"]) addEventListener(move, forget, { passive: true })
  addEventListener("popstate", () => location.hash === wanted || forget()) // back, and not the theme's own jump

  addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a[href]")
    if (link && link.origin === location.origin) wanted = link.hash
  }, { capture: true })

  const land = until => {
    const section = wanted && document.getElementById(decodeURIComponent(wanted.slice(1)))
    if (!section) return
    section.scrollIntoView()
    if (performance.now() < until || document.body.dataset.mdScrolllock !== undefined) return setTimeout(land, AGAIN, until)
    history.replaceState(history.state, "", wanted)
    forget()
  }
  // The theme's own scrolling comes first: it listens to the same news.
  window.document$?.subscribe(() => setTimeout(land, 0, performance.now() + SETTLED))
}
