/* Fetches the pages whose links are in sight, so that a tap shows them at once. Only what the connection bears: where the
   browser does not say that it is fast and free of a data limit, a page is fetched under the finger that goes down on it. */
{
  const REST = 200 // ms in sight: who scrolls past does not want it

  const fetched = new Set()
  const prefetch = link => {
    const { origin, pathname } = new URL(link.href)
    if (origin !== location.origin || pathname === location.pathname || fetched.has(pathname)) return
    fetched.add(pathname)
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: pathname }))
  }
  const { saveData, effectiveType } = navigator.connection ?? { saveData: true }
  const waiting = new Map()
  const seen = saveData || effectiveType !== "4g" ? null : new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(waiting.get(target))
      if (isIntersecting) waiting.set(target, setTimeout(prefetch, REST, target))
    }
  })
  document.addEventListener("pointerdown", ({ target }) => {
    const link = target.closest("a[href]")
    if (link) prefetch(link)
  }, { passive: true })
  const watch = () => document.querySelectorAll("article a[href], .md-footer a[href]").forEach(link => seen?.observe(link))
  window.document$ ? document$.subscribe(watch) : watch()
}
