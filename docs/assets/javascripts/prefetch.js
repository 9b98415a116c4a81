/* Fetches the pages whose links are in sight, and shows the article of one as soon as it is wanted: the theme takes a moment
   until it has put the whole page into this one. Only what the connection bears: where the browser does not say that it is
   fast and free of a data limit, a page is fetched under the finger that goes down on its link. */
{
  const REST = 200 // ms in sight: who scrolls past does not want it

  /** Path of a page -> its article, as HTML; nothing if it did not come. @type {Map<string, Promise<string | void>>} */
  const articles = new Map()
  const prefetch = async path => {
    const response = await fetch(path, { priority: "low" })
    const html = await response.text()
    if (response.ok) return html.slice(html.indexOf("<article"), html.indexOf("</article>"))
  }
  const want = link => {
    const { origin, pathname } = new URL(link.href)
    if (origin !== location.origin || pathname === location.pathname || !pathname.endsWith("/") || articles.has(pathname)) return
    articles.set(pathname, prefetch(pathname).catch(() => { articles.delete(pathname) }))
  }

  const { saveData, effectiveType, type } = navigator.connection ?? { saveData: true }
  const free = !saveData && effectiveType === "4g" && [undefined, "wifi", "ethernet"].includes(type)
  const waiting = new Map()
  const seen = free && new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(waiting.get(target))
      if (isIntersecting) waiting.set(target, setTimeout(want, REST, target))
    }
  })
  const watch = () => {
    if (seen) for (const link of document.querySelectorAll(":is(article, .md-footer, .bar) a[href]")) seen.observe(link)
  }
  /** The page that is here as a whole. */
  let here = location.pathname
  /** What was asked for, while only its article is here. @type {{ pathname: string, hash: string } | null} */
  let early = null
  const arrive = () => {
    // Until now the theme took the last section of the page before for the one that is read.
    if (early?.pathname === location.pathname && early.hash !== location.hash)
      history.replaceState(history.state, "", early.pathname + location.search + early.hash)
    early = null
    here = location.pathname
    watch()
  }
  window.document$ ? document$.subscribe(arrive) : watch()

  addEventListener("pointerdown", ({ target }) => {
    const link = target.closest("a[href]")
    if (link) want(link)
  }, { passive: true })

  addEventListener("click", async ({ target, defaultPrevented }) => {
    const { pathname, hash } = target.closest("a[href]") ?? {}
    const old = document.querySelector(".md-content article")
    if (!defaultPrevented || pathname === here || pathname !== location.pathname) return // the theme does not change pages
    const html = await articles.get(pathname)
    if (!html || pathname !== location.pathname || !old.isConnected) return // gone on, or the theme was faster
    old.outerHTML = html
    early = { pathname, hash }
    const section = hash && document.getElementById(decodeURIComponent(hash.slice(1)))
    section ? section.scrollIntoView() : scrollTo(0, 0)
  })
}
