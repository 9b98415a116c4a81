/* Registers the service worker (sw.js, written by scripts/studysite/offline.py, where it says what loads unasked), and shows
   the control to download the site, follow the download and remove it, in every [data-offline] of a page.
   Without <meta name="offline"> the site is not offered for offline reading. */
{
  const meta = document.querySelector("meta[name=offline]")
  const script = meta && new URL(meta.content, location)
  const scope = meta && new URL("./", script)

  /** In localStorage: the reader removed the site from the device. Holds its size in bytes, to offer it again. */
  const REMOVED = meta && scope.pathname + ".offline-removed"
  const stored = (action, ...values) => {
    try { return localStorage[action](REMOVED, ...values) } catch { return null } // private mode: not remembered
  }
  const removed = () => {
    const bytes = Number(stored("getItem"))
    return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : 0
  }

  const SILENCE = 60_000 // ms without news of a download until it counts as stopped

  /** @type {{phase: string, ready: boolean, kept: number, total: number, reviewed: string}} see tellState in sw.js */
  const nothing = { phase: "idle", ready: false, kept: 0 }
  let state = { ...nothing, phase: "unknown", total: 0, reviewed: "" }

  /** The reader began something here. Without that, a screen reader is not told of a download. */
  let asked = false

  const megabytes = bytes => (bytes / 1e6).toLocaleString("pt-BR", { minimumFractionDigits: 1, maximumFractionDigits: 1 }) + " MB"
  const day = date => date.split("-").reverse().join("/")

  /** What the control says and offers. @returns {{text?: string, label?: string, act?: () => void, busy?: boolean}} */
  const view = ({ phase, ready, kept, total, reviewed }) => {
    const size = total ? ` (${megabytes(total - kept)})` : ""
    const again = { label: "Tentar de novo" + size, act: start }
    if (phase === "unknown") return {}
    if (phase === "unsupported") return { text: "Este navegador não guarda o site no aparelho. O resto funciona." }
    if (phase === "failed") return { text: "O navegador não deixou guardar o site. O resto funciona.", ...again }
    if (phase === "storage") return { text: "Falta espaço no aparelho para guardar o site. O resto funciona.", ...again }
    if (phase === "network") return { text: "O download parou. O que chegou está guardado.", ...again, label: "Continuar o download" + size }
    if (phase === "downloading") {
      // In steps of ten, so that a screen reader is not told of every file.
      const percent = total ? Math.floor((10 * kept) / total) * 10 : 0
      return { text: total ? `Baixando: ${percent}% de ${megabytes(total)}.` : "Baixando.", label: "Baixando", busy: true }
    }
    if (ready)
      return { text: `Pronto para ler sem conexão. Conteúdo de ${day(reviewed)}.`, label: "Remover do aparelho", act: remove }
    return { label: "Baixar para estudar offline" + size, act: start }
  }

  const build = place => {
    const text = document.createElement("p")
    text.setAttribute("role", "status")
    const progress = document.createElement("progress")
    progress.setAttribute("aria-label", "Download do site")
    const button = Object.assign(document.createElement("button"), { type: "button", className: "md-button" })
    button.addEventListener("click", () => button.act?.())
    place.append(text, progress, button)
  }

  /** Show the state in every control of the page. Only what changes is touched. */
  const show = () => {
    if (state.phase === "unknown") return
    for (const place of document.querySelectorAll("[data-offline]")) {
      if (!place.firstChild) build(place)
      const [text, progress, button] = place.children
      const now = view(state)
      text.setAttribute("aria-live", asked ? "polite" : "off")
      if (text.textContent !== (now.text ?? "")) text.textContent = now.text ?? ""
      progress.hidden = !now.busy
      progress.max = state.total || 1
      progress.value = state.kept
      if (button.textContent !== (now.label ?? "")) button.textContent = now.label ?? ""
      button.hidden = !now.label
      // Not `disabled`, which would lose the focus.
      if (now.busy) button.setAttribute("aria-disabled", "true")
      else button.removeAttribute("aria-disabled")
      button.act = now.act
    }
  }
  let silence = 0
  const become = news => {
    state = { ...state, ...news }
    show()
    // The browser may end the worker in the middle of a download.
    clearTimeout(silence)
    if (state.phase === "downloading") silence = setTimeout(become, SILENCE, { phase: "network" })
  }

  const container = navigator.serviceWorker
  /** The registration of this very site: another one of the same host may have a scope around it. */
  const registered = async () => {
    const found = await container?.getRegistration(scope)
    return found?.scope === scope.href ? found : undefined
  }

  /** Resolves with the worker once it works; rejects when it could not be installed. @returns {Promise<ServiceWorker>} */
  const working = async () => {
    const registration = await container.register(script, { scope: scope.href, updateViaCache: "none" })
    if (registration.active) return registration.active
    const worker = registration.installing ?? registration.waiting
    return new Promise((resolve, reject) => {
      const look = () => worker.state === "activated" ? resolve(worker) : worker.state === "redundant" && reject(new Error("not installed"))
      worker.addEventListener("statechange", look)
      look()
    })
  }
  const say = async message => {
    try {
      const worker = await working()
      worker.postMessage(message)
    } catch {
      become({ phase: "failed" })
    }
  }

  const start = () => {
    asked = true
    stored("removeItem")
    become({ phase: "downloading" })
    navigator.storage?.persist?.().catch(() => {}) // so that the browser does not clear it away by itself
    say({ type: "download" })
  }
  /** Delete every copy of the site. The worker lives on in the open tabs, but keeps nothing without a cache. */
  const clear = async () => {
    const registration = await registered()
    await registration?.unregister()
    for (const name of await caches.keys()) if (name.startsWith(scope.pathname + "offline-")) await caches.delete(name)
  }
  const remove = async () => {
    asked = true
    stored("setItem", String(state.total))
    await clear().catch(() => {})
    become(nothing)
  }

  /** Look after the control when the theme has put another page into this one. */
  const attend = () => {
    show()
    // The theme gives no news before its script has come, and that may be late.
    new MutationObserver(show).observe(document.body, { childList: true })
  }

  const begin = () => {
    attend()
    if (!container || !window.caches) return become({ phase: "unsupported" })
    container.addEventListener("message", async ({ data, source }) => {
      if (data?.type !== "state" || removed()) return
      if ((await registered())?.active === source) become(data)
    })
    container.startMessages()
    addEventListener("site:forget", ({ detail }) => detail.push(clear().then(() => become(nothing))))
    if (removed()) return become({ ...nothing, total: removed() })
    say({ type: "visit", path: location.pathname })
  }

  // After everything that the reader came for.
  if (meta) document.readyState === "complete" ? begin() : addEventListener("load", begin)
}
