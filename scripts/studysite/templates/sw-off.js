/* Takes the place of sw.js when the site is switched off for offline reading (`extra.offline: false` in mkdocs.yml).
   Deletes what the site has kept on the device, and removes itself. It answers nothing, so that pages come from the network.
   Open pages are loaded again, once (docs/assets/javascripts/update.js): they may show what the old worker did wrong. */
"use strict"

const PREFIX = new URL("./", location).pathname + "offline-"

addEventListener("install", event => event.waitUntil(skipWaiting()))
addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name)
  await registration.unregister()
})()))
