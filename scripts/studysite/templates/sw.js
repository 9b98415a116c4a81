/* Keeps the site on the reader's device. The build puts the list of the site's files in the place of __SITE__
   (scripts/studysite/offline.py) and writes this file to the site's root, so that its scope is the whole site.

   One version of the site is one cache. What holds at any moment, whatever breaks:
   1. A file enters the cache only with the very bytes that the list names, so that no other version slips in.
   2. A page enters it after everything that it shows.
   3. A new version is installed only when it holds all that the reader had of the old one, and takes over on a tap, or when
      no page of the site is open. Until then the old one answers alone. An install that breaks off is tried again later.
   4. A page that came from the network, of whatever version, gets the rest from there too.
   5. A fault of the storage, also that it never answers, is answered from the network.

   Who downloads the whole site gets its pages in packs (scripts/studysite/packs.py), which are kept as well: from those and
   from what has not changed comes the next version. A page that is only opened comes by its own address.

   What loads unasked: CORE, most of which the first page has just loaded, and the pages that the reader opens. The rest, and
   the update of more than SMALL, come on a tap, or when the browser says that the connection is neither metered nor slow.
   Where it does not say (Safari, Firefox), the reader is asked. */
"use strict"

/** @type {{version: string, reviewed: string, shared: string, files: [path: string, hash: string, bytes: number, pack?: string][]}} */
const SITE = __SITE__

const BASE = new URL("./", location).pathname
const PREFIX = BASE + "offline-" // other sites share the origin, and its caches
const CACHE = PREFIX + SITE.version
const ASKED = PREFIX + "asked" // exists when the reader asked for an update; docs/assets/javascripts/update.js makes it
const EVERYTHING = BASE + "?everything" // is in the cache when the whole site is wanted, not only what was opened
const FOREIGN = BASE + "?foreign=" // + client: is in the cache when that tab shows a page from the network (rule 4)
const HASH = "x-site-hash"
const LANES = 6 // requests at the same time
const TELL = 200 // ms between two words about the progress
const SMALL = 200_000 // bytes
const PATIENCE = 4000 // ms until the storage counts as broken

const FILES = new Map(SITE.files.map(([path, hash, bytes, pack]) => [
  new URL("./" + path, location).pathname,
  { hash, bytes, pack: pack && BASE + pack },
]))
const SHARED = BASE + SITE.shared
const isPage = path => path.endsWith("/") || path.endsWith(".html")
const CORE = [
  ...[...FILES.keys()].filter(path => path.startsWith(BASE + "assets/") && /\.(css|js)$/.test(path)),
  ...["sitemap.xml", "404.html", "503.html", ""].map(path => BASE + path),
].filter(path => FILES.has(path))

/** Whether the browser says that the connection costs nothing and is not slow. */
const isFree = () => {
  const connection = navigator.connection
  return Boolean(connection) && !connection.saveData && connection.effectiveType === "4g" &&
    [undefined, "wifi", "ethernet"].includes(connection.type)
}

/* Keeping */

/** The caches of other versions of this site. */
const others = async () => {
  const names = (await caches.keys()).filter(name => name.startsWith(PREFIX) && name !== CACHE && name !== ASKED)
  return Promise.all(names.map(name => caches.open(name)))
}

/** This version's cache if there is one. Opening would make one, also after the reader has removed it. */
const opened = async () => ((await caches.has(CACHE)) ? caches.open(CACHE) : undefined)

const digest = async body =>
  btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", body), 0, 15)))

/** A copy of a listed file in another version's cache, if its bytes are the same. */
const unchanged = async (path, caches) => {
  for (const cache of caches) {
    const kept = await cache.match(path)
    if (kept?.headers.get(HASH) === FILES.get(path).hash) return kept
  }
}

/** What is in a pack; parsed once while they are in use. @type {Map<string, Promise<any>>} */
const unpacked = new Map()
const unpack = (cache, pack) => {
  const read = async () => {
    await keep(cache, pack)
    return (await cache.match(pack)).json()
  }
  if (!unpacked.has(pack)) unpacked.set(pack, read())
  return unpacked.get(pack)
}

/** A page put together again, as packs.py says. */
const join = async (cache, path) => {
  const [texts, { shared, pages }] = await Promise.all([SHARED, FILES.get(path).pack].map(pack => unpack(cache, pack)))
  const parts = pages[path.slice(BASE.length)].map(part => typeof part === "string" ? part : part < 0 ? shared[~part] : texts[part])
  return new Response(parts.join(""), { headers: { "Content-Type": "text/html; charset=utf-8" } })
}

/** A listed file, checked (rule 1). Throws if it cannot be had in this version. @param {Cache} [cache] that has the packs */
const load = async (path, cache) => {
  const kept = await unchanged(path, await others())
  if (kept) return kept
  const { hash, pack } = FILES.get(path)
  const response = cache && pack
    ? await join(cache, path)
    : await fetch(path, { cache: "no-cache" }) // the host lets browsers keep everything for ten minutes
  const body = await response.arrayBuffer()
  if (!response.ok || (await digest(body)) !== hash) throw new Error(`${path} is not of this version`)
  return new Response(body, { headers: { "Content-Type": response.headers.get("Content-Type"), [HASH]: hash } })
}

/** `load`, once for all who want the file now. Clone what it gives. */
const loading = new Map()
const get = (path, cache) => {
  const key = path + (cache ? " packed" : "") // who opens a page does not wait for the pack
  if (!loading.has(key)) loading.set(key, load(path, cache).finally(() => loading.delete(key)))
  return loading.get(key)
}

/** The listed files that a page shows. */
const parts = (path, html) => {
  const found = new Set()
  for (const [, target] of html.matchAll(/(?:src|href)=["']?([^"'\s>#?]+)/g))
    try {
      found.add(new URL(target, location.origin + path).pathname)
    } catch { /* no address at all */ }
  return [...found].filter(part => FILES.has(part) && !isPage(part))
}

/** Put a listed file into the cache, a page after its parts (rule 2), and out of its pack if it is `packed`. */
const keep = async (cache, path, packed = false) => {
  if (await cache.match(path)) return
  const file = (await get(path, packed ? cache : undefined)).clone()
  if (isPage(path)) for (const part of parts(path, await file.clone().text())) await keep(cache, part)
  await cache.put(path, file)
}

/** `keep` for many, in order; `after` runs after each. The first that fails stops the rest, and is thrown. */
const keepAll = async (cache, paths, packed, after = () => {}) => {
  const queue = [...paths]
  const lane = async () => {
    try {
      while (queue.length) {
        await keep(cache, queue.shift(), packed)
        await after()
      }
    } catch (error) {
      queue.length = 0
      throw error
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane))
  unpacked.clear()
  const failed = lanes.find(({ status }) => status === "rejected")
  if (failed) throw failed.reason
}

/* Telling the pages */

const tell = async message => {
  for (const client of await clients.matchAll({ type: "window", includeUncontrolled: true }))
    if (client.url.startsWith(registration.scope)) client.postMessage(message)
}

/** The bytes that are sent for these files; with `packed`, a page comes in its pack. */
const sum = (paths, packed) =>
  paths.map(path => FILES.get(path)).reduce((total, { bytes, pack }) => total + (packed && pack ? 0 : bytes), 0)

/** How much of the site is here, in bytes that are sent for all of it, and whether that is all. */
const amounts = async () => {
  const cache = await opened().catch(() => undefined)
  const keys = cache ? await cache.keys() : []
  const urls = keys.map(({ url }) => new URL(url)).filter(({ pathname, search }) => FILES.has(pathname) && !search)
  const kept = new Set(urls.map(url => url.pathname))
  const all = [...FILES.keys()]
  return { ready: kept.size === all.length, kept: sum([...kept], true), total: sum(all, true), reviewed: SITE.reviewed }
}

/** @param {"idle" | "downloading" | "network" | "storage"} phase what happens, or what the download failed at */
const tellState = async phase => tell({ type: "state", phase, ...(await amounts()) })

const download = async () => {
  let told = 0
  const progress = async () => {
    if (!(await caches.has(CACHE))) throw new Error("the reader removed it")
    if (Date.now() - told < TELL) return
    told = Date.now()
    await tellState("downloading")
  }
  try {
    const cache = await caches.open(CACHE)
    await cache.put(EVERYTHING, new Response())
    if (!(await amounts()).ready) await keepAll(cache, FILES.keys(), true, progress)
    await tellState("idle")
  } catch (error) {
    await tellState(error.name === "QuotaExceededError" ? "storage" : "network")
  }
}

let running
const downloadOnce = () => (running ??= download().finally(() => { running = undefined }))

/** A page was opened without this worker, or asks how things are. */
const visit = async path => {
  try {
    if (FILES.has(path)) await keep(await caches.open(CACHE), path)
  } catch { /* of another version, or no connection */ }
  return running || isFree() ? downloadOnce() : tellState("idle")
}

/* Installing */

const install = async () => {
  const old = await others()
  const had = new Set(CORE)
  let everything = false
  for (const cache of old) {
    everything ||= Boolean(await cache.match(EVERYTHING))
    for (const { url } of await cache.keys()) if (url.startsWith(registration.scope)) had.add(new URL(url).pathname)
  }
  const wanted = [...FILES.keys()].filter(path => everything || had.has(path))
  const cache = await caches.open(CACHE)
  if (old.length && !isFree() && !(await caches.has(ASKED))) {
    const missing = []
    for (const path of wanted) if (!(await cache.match(path)) && !(await unchanged(path, old))) missing.push(path)
    const bytes = sum(missing, everything)
    if (bytes > SMALL) {
      await tell({ type: "update", bytes })
      throw new Error("the update waits until the reader asks for it")
    }
  }
  try {
    if (everything) await cache.put(EVERYTHING, new Response())
    await keepAll(cache, wanted, everything)
  } catch (error) {
    // What was loaded shortens the next try, unless there is no room for it.
    if (error.name === "QuotaExceededError") await caches.delete(CACHE)
    throw error
  }
}

const activate = async () => {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name)
  await clients.claim()
}

/* Answering */

/** What the storage says, or an error if it says nothing. */
const inTime = promise => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, PATIENCE))])

/** What is shown in the place of a page that cannot be had. */
const excuse = async (cache, path) => {
  const status = FILES.has(path) ? 503 : 404
  const page = await cache.match(`${BASE}${status}.html`)
  return page && new Response(page.body, { status, headers: page.headers })
}

const answer = async (event, url) => {
  const { request, clientId, resultingClientId } = event
  const cache = await inTime(opened())
  if (!cache) return fetch(request)
  const navigating = request.mode === "navigate"
  const path = url.pathname.replace(/\/index\.html$/, "/")
  const markForeign = () => cache.put(FOREIGN + resultingClientId, new Response()).catch(() => {})
  if (!navigating && (await inTime(cache.match(FOREIGN + clientId)))) {
    if (resultingClientId) await markForeign() // the search, which asks for more by itself
    return fetch(request)
  }

  const kept = await inTime(cache.match(path))
  if (kept) return kept
  if (navigating && FILES.has(path + "/")) return Response.redirect(url.origin + path + "/" + url.search)
  if (FILES.has(path))
    try {
      const file = await get(path)
      event.waitUntil(keep(cache, path).catch(() => {}))
      return file.clone()
    } catch { /* of another version, or no connection */ }

  if (!navigating)
    // A page for the theme to put into this one. It is not of this version: an error makes the theme open it as a whole.
    return isPage(path) ? Response.error() : fetch(request)
  try {
    const response = await fetch(request)
    await markForeign()
    return response
  } catch (error) {
    return (await excuse(cache, path)) ?? Promise.reject(error)
  }
}

addEventListener("install", event => event.waitUntil(install()))
addEventListener("activate", event => event.waitUntil(activate()))
addEventListener("message", event => {
  const { type, path } = event.data ?? {}
  if (type === "activate") event.waitUntil(skipWaiting())
  if (type === "visit") event.waitUntil(visit(path))
  if (type === "download") event.waitUntil(downloadOnce())
})
addEventListener("fetch", event => {
  const url = new URL(event.request.url)
  if (event.request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(BASE)) return
  event.respondWith(answer(event, url).catch(() => fetch(event.request)))
})
