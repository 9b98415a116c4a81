/* The search box on a phone: text that arrives without keys, nothing found, recent searches, a search that fails.
   The answers come from search-worker.js; without this script the box still works. */
{
  const MOST_RECENT = 5
  const SLOW = 6000 // ms until the reader is told that the search does not come
  const CLICK = 300 // ms after a finger is lifted until its click has come
  const IDLE = 1000 // ms after which the names of all places are fetched, so that the first result comes at once

  const idle = window.requestIdleCallback ?? setTimeout

  const config = JSON.parse(document.getElementById("__config").textContent)
  const base = __md_scope
  const RECENT = "recent-searches" // on the reader's device only
  const toggle = document.getElementById("__search")
  const box = document.querySelector("[data-md-component=search-query]")
  const list = document.querySelector("[data-md-component=search-result]")
  if (toggle && box && list) {
    const below = document.createElement("div")
    below.className = "search-extra"
    below.ariaLive = "polite" // the theme announces how many results there are; what is offered instead, nobody
    list.append(below)

    /** @returns {string[]} the last searches, newest first; storage may be missing or hold anything */
    const recent = () => {
      const stored = __md_get(RECENT)
      return Array.isArray(stored) ? stored.filter(text => typeof text === "string" && text).slice(0, MOST_RECENT) : []
    }
    /** @param {string} tag @param {string} text @param {object} [properties] @returns {HTMLElement} */
    const element = (tag, text, properties = {}) => Object.assign(document.createElement(tag), { textContent: text }, properties)
    /** @param {HTMLElement} child @returns {HTMLLIElement} */
    const item = child => {
      const row = document.createElement("li")
      row.append(child)
      return row
    }
    /** A titled list below the results. @param {string} title @param {HTMLElement[]} rows @param {HTMLElement[]} after */
    const show = (title, rows, after = []) => {
      const rowList = document.createElement("ul")
      rowList.append(...rows.map(item))
      below.replaceChildren(element("p", title), rowList, ...after)
    }
    /** Search for `text` as if it had been typed. @param {string} text */
    const ask = text => {
      box.value = text
      box.focus()
      box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
    }
    const offerRecent = () => {
      const searches = recent()
      if (box.value.trim() || !searches.length) return below.replaceChildren()
      const clear = element("button", "Apagar buscas recentes", { type: "button", className: "search-clear" })
      clear.addEventListener("click", () => {
        localStorage.removeItem(base.pathname + "." + RECENT)
        below.replaceChildren()
        box.focus()
      })
      show("Buscas recentes", searches.map(text => {
        const button = element("button", text, { type: "button" })
        button.addEventListener("click", () => ask(text))
        return button
      }), [clear])
    }
    /** @param {string} text @param {string} location below the site's root */
    const link = (text, location) => element("a", text, { href: new URL(location, base).href })
    /** @param {{title: string, location: string}[]} nearest names like the one that was not found */
    const offerNearest = nearest =>
      show(nearest.length ? "Você quis dizer" : "Nada com esse nome aqui",
        [...nearest.map(({ title, location }) => link(title, location)), link("Ver o glossário inteiro", "glossario/")])

    let alive = false, ready = false, timer = 0
    const fail = () => {
      const retry = element("button", "Tentar de novo", { type: "button" })
      retry.addEventListener("click", () => {
        if (alive) { // only its index is missing
          below.replaceChildren()
          box.focus()
          opened()
          return
        }
        const here = new URL(location)
        here.searchParams.set("q", box.value)
        location.assign(here)
      })
      below.replaceChildren(element("p", "A busca não carregou. Veja se há conexão.", { role: "alert" }), retry)
    }
    const worker = new URL(config.search, location)
    const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("search:" + worker.pathname + worker.hash)
    const opened = () => {
      offerRecent()
      channel?.postMessage({ open: true }) // the worker gets its index now
      clearTimeout(timer)
      if (!ready) timer = setTimeout(() => ready || fail(), SLOW)
    }
    channel?.addEventListener("message", ({ data }) => {
      alive = true
      if (data.waiting && toggle.checked) channel.postMessage({ open: true })
      if (data.failed && toggle.checked) {
        clearTimeout(timer)
        fail()
      }
      if (data.ready || data.query?.trim()) {
        if (!ready && below.querySelector("[role=alert]")) below.replaceChildren()
        ready = true
        clearTimeout(timer)
      }
      if (data.query === undefined || data.query !== box.value) return
      if (!box.value.trim()) offerRecent()
      else if (data.found) below.replaceChildren()
      else offerNearest(data.nearest)
    })
    toggle.addEventListener("change", () => toggle.checked && opened())
    if (toggle.checked) opened()
    for (const label of document.querySelectorAll("label[for=__search]")) // the finger is down: the box will open
      label.addEventListener("pointerdown", () => channel?.postMessage({ open: true }))
    // The list is drawn again when the texts have come, and with each answer: what has the finger stays, what had the
    // focus has it again.
    const hold = held => channel?.postMessage({ hold: held })
    list.addEventListener("pointerdown", ({ target }) => {
      if (!target.closest("ol a")) return
      hold(true)
      // Anywhere on the page: a mouse drags the link, a finger scrolls.
      for (const [end, wait] of [["pointerup", CLICK], ["pointercancel", 0]])
        addEventListener(end, () => setTimeout(hold, wait, false), { once: true })
    })
    const place = result => result && result.pathname + result.hash
    let focused
    list.addEventListener("focusin", ({ target }) => { focused = place(target.closest("ol a")) })
    list.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget) focused = null })
    new MutationObserver(() => {
      if (focused && document.activeElement === document.body)
        [...list.querySelectorAll("ol a")].find(result => place(result) === focused)?.focus()
    }).observe(list, { childList: true, subtree: true })
    if (!navigator.connection?.saveData) setTimeout(() => idle(() => channel?.postMessage({ idle: true })), IDLE)

    // Pasted, dictated and suggested text comes without keys, and the theme listens to keys only.
    box.addEventListener("input", () => {
      box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
      if (!box.value.trim()) offerRecent()
    })
    const remember = event => {
      const text = box.value.trim()
      if (!text || (event.type === "click" && !event.target.closest("ol a"))) return
      __md_set(RECENT, [text.slice(0, 80), ...recent().filter(other => other !== text)].slice(0, MOST_RECENT))
    }
    list.addEventListener("click", remember)
    box.addEventListener("keydown", event => { if (event.key === "Enter") remember(event) })
  }
}
