/* On the page about the site: says what is stored on the device now, and clears all of it in [data-stored].
   Each script keeps its own things under keys that begin with the site's path, as the theme does, and lets go of what it
   holds besides when it hears `site:forget`; it puts a promise into the event's detail if that takes time. */
{
  const home = __md_scope
  const AREAS = ["localStorage", "sessionStorage"]
  const NAMES = {
    "__palette": "o tema",
    "last-place": "o lugar onde você parou",
    "offline-removed": "a escolha de não baixar",
    "recent-searches": "as buscas recentes",
    "update-dismissed": "a versão nova que você adiou",
  }

  /** The keys of this site in one of AREAS. Other sites of the same host have theirs beside. */
  const keys = area => {
    try { return Object.keys(window[area]).filter(key => key.startsWith(home.pathname + ".")) } catch { return [] } // no storage
  }
  const copies = async () => ((await window.caches?.keys()) ?? []).filter(name => name.startsWith(home.pathname + "offline-"))

  const found = async () => {
    const known = AREAS.flatMap(keys).map(key => NAMES[key.slice(home.pathname.length + 1)] ?? "outras escolhas")
    if ((await copies().catch(() => [])).length) known.push("páginas para ler sem conexão")
    return [...new Set(known)]
  }
  const clear = async () => {
    const work = []
    dispatchEvent(new CustomEvent("site:forget", { detail: work }))
    await Promise.allSettled(work)
    for (const area of AREAS) for (const key of keys(area)) window[area].removeItem(key)
    for (const name of await copies().catch(() => [])) await caches.delete(name)
  }

  const show = async () => {
    const place = document.querySelector("[data-stored]")
    if (!place || place.firstChild) return
    const text = document.createElement("p")
    text.setAttribute("role", "status")
    const button = Object.assign(document.createElement("button"), { type: "button", className: "md-button", textContent: "Apagar tudo deste aparelho" })
    const tell = async before => {
      const now = await found()
      text.textContent = before + (now.length ? `Guardado agora: ${new Intl.ListFormat("pt-BR").format(now)}.` : "Nada está guardado agora.")
    }
    button.addEventListener("click", async () => {
      await clear()
      await tell("Tudo apagado. ")
    })
    place.append(text, button)
    await tell("")
  }
  show()
  // The theme puts another page into this one; its own news comes only after its script.
  new MutationObserver(show).observe(document.body, { childList: true })
}
