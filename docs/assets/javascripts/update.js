/* Offers a new version of the site, which sw.js has prepared, and puts it in place on a tap: in every open tab, with one
   reload each. Without a tap it comes when no page of the site is open any more. */
{
  const meta = document.querySelector("meta[name=offline]")
  const container = navigator.serviceWorker
  const script = meta && new URL(meta.content, location)
  const scope = meta && new URL("./", script)
  const DISMISSED = meta && scope.pathname + ".update-dismissed" // in sessionStorage: not again in this tab
  const OFTEN = 60 * 60 * 1000 // ms between two looks for a new version while a tab stays open

  // ms until a new version is offered: in Chromium a worker that is told to take over while the old one answers may need a
  // minute for it, and a page that has just been opened fetches its search.
  const SETTLED = 1500

  const controlled = () => container.controller?.scriptURL === script.href
  const session = (action, ...values) => {
    try { return sessionStorage[action](DISMISSED, ...values) } catch { return null }
  }
  const button = (label, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "md-button", textContent: label })
    made.addEventListener("click", act)
    return made
  }

  /** `wanted`: the reader tapped. `pending`: a new version is installed, so that the next change of worker is an update. */
  let registration, wanted = false, pending = false

  const bar = document.createElement("aside")
  bar.className = "update md-typeset"
  bar.setAttribute("aria-label", "Atualização do site")
  const text = document.createElement("p")
  text.setAttribute("role", "status")

  /** @param {number} [bytes] that the update has still to load */
  const offer = bytes => {
    if (bar.isConnected || session("getItem")) return
    const choice = document.createElement("div")
    choice.append(button("Atualizar", () => apply(bytes)), button("Agora não", dismiss))
    bar.replaceChildren(text, choice)
    document.body.append(bar)
    const size = bytes ? ` (${(bytes / 1e6).toFixed(1).replace(".", ",")} MB)` : ""
    text.textContent = `Há uma versão nova do site${size}.`
  }
  const dismiss = () => {
    session("setItem", "1")
    bar.remove()
  }
  const apply = async bytes => {
    wanted = true
    bar.replaceChildren(text)
    text.textContent = "Atualizando."
    if (registration.waiting) return registration.waiting.postMessage({ type: "activate" })
    if (!bytes) return location.reload() // another tab was faster
    try {
      await caches.open(scope.pathname + "offline-asked") // sw.js looks for it
      await registration.update()
    } catch {
      fail()
    }
  }
  const fail = () => {
    wanted = false
    bar.replaceChildren(text, button("Fechar", dismiss))
    text.textContent = "A atualização não chegou inteira. A versão de antes continua."
  }

  const ready = () => {
    pending = true
    if (wanted) registration.waiting?.postMessage({ type: "activate" })
    else offer()
  }
  /** Follow a worker that is being installed. The first of all is no update: it takes over the page as it is. */
  const follow = worker => worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && controlled()) ready()
    if (worker.state === "redundant" && wanted) fail()
  })

  const attach = async () => {
    const found = await container.getRegistration(scope)
    if (found?.scope !== scope.href || found === registration) return
    registration = found
    registration.addEventListener("updatefound", () => follow(registration.installing))
    follow(registration.installing)
    if (!registration.waiting || !controlled()) return
    pending = true // another tab may take it at once
    setTimeout(ready, SETTLED)
  }

  if (meta && container) {
    container.addEventListener("controllerchange", () => {
      if (pending) location.reload()
      pending = false
      attach()
    })
    container.addEventListener("message", ({ data, source }) => {
      if (data?.type === "update" && source?.scriptURL === script.href) offer(data.bytes)
    })
    let looked = Date.now()
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible" || Date.now() - looked < OFTEN) return
      looked = Date.now()
      registration?.update().catch(() => {}) // no connection
    })
    addEventListener("site:forget", () => bar.remove())
    attach()
  }
}
