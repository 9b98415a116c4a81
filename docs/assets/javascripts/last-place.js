/* Remembers where the reader stopped, on the device only, and offers on the home page to go on from there. */
{
  const home = __md_scope
  const KEY = "last-place" // {path, section, title}
  const PAUSE = 400 // ms without scrolling
  const EYE = 150 // px from the top: a heading above it has been reached
  const LONGEST = 200 // characters of a title

  let forgotten = false

  /** What is stored, if it is a page of this site: anything may stand in the storage. */
  const read = () => {
    try {
      const { path, section, title } = __md_get(KEY)
      const url = new URL(path, home)
      if (typeof section === "string" && section) url.hash = section
      if (typeof title !== "string" || !title || !url.href.startsWith(home.href)) return null
      return { href: url.href, title: title.slice(0, LONGEST) }
    } catch {
      return null
    }
  }

  const store = () => {
    const title = document.querySelector("article h1")
    // Not where the place is shown, nor where it is cleared, nor a page that does not exist: it has no address of its own.
    if (forgotten || !title || document.querySelector("[data-continue], [data-stored]")) return
    const canonical = document.querySelector("link[rel=canonical]")
    if (!canonical || !location.pathname.startsWith(home.pathname)) return
    const sections = [...document.querySelectorAll("article :is(h2, h3)[id]")]
    const reached = sections.filter(section => section.getBoundingClientRect().top < EYE).at(-1)
    const words = title.cloneNode(true)
    for (const mark of words.querySelectorAll(".headerlink")) mark.remove()
    __md_set(KEY, { path: location.pathname.slice(home.pathname.length), section: reached?.id ?? "", title: words.textContent.trim() })
  }

  const offer = () => {
    const place = document.querySelector("[data-continue]")
    const last = place && !place.firstChild && read()
    if (!last) return
    const link = Object.assign(document.createElement("a"), { href: last.href, textContent: `Continuar: ${last.title}` })
    const line = document.createElement("p")
    line.append(link)
    place.append(line)
  }

  let timer = 0, seen = ""
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(store, PAUSE)
  }
  const look = () => {
    offer()
    if (location.pathname !== seen) soon()
    seen = location.pathname
  }
  addEventListener("scroll", soon, { passive: true })
  addEventListener("pagehide", store)
  addEventListener("site:forget", () => { forgotten = true })
  look()
  // The theme puts another page into this one; its own news comes only after its script.
  new MutationObserver(look).observe(document.body, { childList: true })
}
