/* On the page about the site: says what is stored on the device now, and clears all of it in [data-stored].
   Each script keeps its own things under keys that begin with the site's path, as the theme does, and lets go of what it
   holds besides when it hears `site:forget`; it puts a promise into the event's detail if that takes time. */
{
  const home = new URL(JSON.parse(document.getElementById("__config").textContent).base.replace(/\/?$/, "/"), location)
  const NAMES = {
    "__palette": "o tema",
    "last-place": "o lugar onde você parou",
    "offline-removed": "a escolha de não baixar",
    "recent-searches": "as buscas recentes",
  }

  /** The keys of this site. Other sites of the same host have theirs beside. @param {Storage} storage */
  const keys = storage => Object.keys(storage).filter(key => key.startsWith(home.pathname + "."))
  const copies = async () => ((await window.caches?.keys()) ?? []).filter(name => name.startsWith(home.pathname + "offline-"))

  const found = async () => {
    const known = []
    try {
      for (const key of keys(localStorage)) known.push(NAMES[key.slice(home.pathname.length + 1)] ?? "outras escolhas")
    } catch { /* no storage */ }
    if ((await copies().catch(() => [])).length) known.push("páginas para ler sem conexão")
    return [...new Set(known)]
  }
  const clear = async () => {
    const work = []
    dispatchEvent(new CustomEvent("site:forget", { detail: work }))
    await Promise.allSettled(work)
    for (const area of ["localStorage", "sessionStorage"])
      try {
        for (const key of keys(window[area])) window[area].removeItem(key)
      } catch { /* no storage */ }
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
