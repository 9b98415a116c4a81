/* Answers the search box: a worker in the place of the theme's, which knows neither accents, slips nor other names.

   Protocol (mkdocs-material 9.8.2, src/templates/assets/javascripts/integrations/search): this file is the only place
   that depends on it, and tests/browser/test_search_worker.py fails when a release changes it.
   - in  {type: 0, data: {config, docs, options}}  what the build wrote to search/search_index.json
   - out {type: 1}                                 ready
   - in  {type: 2, data: "words typed"}
   - out {type: 3, data: {items, suggest}}         items: a list of groups, each with its page among its sections

   `config.names` comes from the glossary and the services (scripts/studysite/search_index.py): [[places], [names]].
   No browser API outside the last section, so that the tests call the functions directly. */
"use strict"

/* What counts, from most to least. A name is a heading or a name from the data; 1 is a perfect match. */
const WEIGHTS = {
  name: 10, // the query is a name of this place
  words: 5, // the words of the query stand in this place
  page: 2, // ... or elsewhere on its page
  own: 1, // a name that is the heading itself
  alias: 0.97, // a name that the data gives to the place that teaches it
  mention: 0.85, // ... and to its glossary entry
  typing: 0.9, // the query is the beginning of a name
  slip: 0.88, // the query is a name with a slip, for each
  inside: 0.7, // the query holds a name that the data gives, and more words
  insideHeading: 0.5, // ... or a heading, which may be about another subject: "Como reduzir"
  heading: 3, // a word in the heading, beside
  title: 1.6, // ... in the title of the page, and
  body: 1, // ... in the text
  prefix: 0.85, // a word that only begins as the one that was typed
  stem: 0.8, // a word of the same stem
  fuzzy: 0.7, // a word with a slip, for each
  first: 0.02, // a page before its sections, when all else is equal
}
const ENOUGH = 0.55 // the share of a query, by the rarity of its words, that a place must answer
const GROUPS = 20 // pages shown
const SECTIONS = 3 // sections shown of each
const NEAR = 0.75 // a section is shown if it scores this share of the best of its page
const TEASER = 170 // characters

/* Words that say nothing about the subject, in both languages. They count only when there is no other. */
const STOP = new Set(
  ("a ao aos as ate com como da das de do dos e ela ele em entre era essa esse esta este eu foi ha isso ja mais mas " +
    "me meu minha muito na nas nem no nos o os ou para pela pelo pelos por pra qual quais quando que quem se sem ser " +
    "seu sua são sao so tem ter um uma usar uso voce porque onde fazer faz serve significa diferenca melhor " +
    "the of to in is are an and or for with what how when which does do vs versus between from by on it").split(" "))

/* Endings that words of one family differ in, longest first: rotular, rotulado, rotulagem; train, training. */
const ENDINGS = ("izations ization amentos imentos amento imento acoes icoes agens antes entes idades aveis iveis acao icao " +
  "agem ante ente idade avel ivel ando endo indo ados adas idos idas ador edor idor ation ings ing mente ado ada ido " +
  "ida oes ar er ir ao al es ed as os a e o s").split(" ")

/** Lower case, without accents. @param {string} text */
const fold = text => text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase()

/** The words of a text as they stand there. @param {string} text @returns {string[]} */
const split = text => text.match(/[\p{L}\p{N}]+/gu) || []

/** The words of a text, folded. @param {string} text @returns {string[]} */
const words = text => split(fold(text))

/** Several words as one, so that "top k", "top-k" and "topk" are the same. @param {string[]} list */
const squash = list => list.join("")

/** The part of a word that its family shares, at least four letters. @param {string} word */
const stem = word => {
  for (const ending of ENDINGS)
    if (word.length - ending.length >= 4 && word.endsWith(ending)) return word.slice(0, -ending.length)
  return word
}

/** How many slips are forgiven in a word of this length. @param {number} length */
const slips = length => (length < 4 ? 0 : length < 8 ? 1 : 2)

/** Edits between two words, swapped neighbours counted as one (optimal string alignment,
 * https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance); `most` + 1 when there are more.
 * With `open`, what `b` has beyond `a` is free: `a` is still being typed.
 * @param {string} a @param {string} b @param {number} most @param {boolean} open */
const edits = (a, b, most, open = false) => {
  if (a.length - b.length > most || (!open && b.length - a.length > most)) return most + 1
  let before = [], row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1)
    }
    if (Math.min(...next) > most) return most + 1
    before = row
    row = next
  }
  return Math.min(most + 1, open ? Math.min(...row) : row[b.length])
}

/** @param {string} html as the theme's plugin writes it @returns {string} plain text */
const plain = html =>
  html.replace(/<\/?(em|strong|code|mark|abbr|a|span|b|i)\b[^>]*>/g, "").replace(/<[^>]*>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'").replace(/&amp;/g, "&").replace(/\s+/g, " ").trim()

/** @param {string} text @returns {string} text that is safe as HTML */
const escape = text =>
  text.replace(/[&<>"']/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c])

/** @typedef {{location: string, title: string, text: string, page: Entry, names: Set<string>, heading: Set<string>,
 *   boost: number, sections: Entry[]}} Entry a page or a section; `names`: the words of its names */
/** @typedef {{words: string[], squashed: string, letters: number, places: Map<Entry, Call>}} Name */
/** @typedef {{weight: number, given: boolean}} Call how a place is called so; `given`: by the data, not by its heading */
/** @typedef {{entries: Entry[], vocabulary: Map<string, Map<Entry, number>>, stems: Map<string, string[]>,
 *   names: Map<string, Name>, sorted: string[], sortedNames: string[]}} Index */

/** The parts of a heading that are names of their own: "Poda (pruning)" is also "Poda", and "pruning".
 * @param {string} title @returns {string[]} */
const namesIn = title => {
  const inside = [...title.matchAll(/\(([^)]+)\)/g)].flatMap(match => match[1].split(/[,;]/))
  const outside = title.replace(/\([^)]*\)/g, " ")
  const parts = outside.split(/[:,]| e | ou /)
  return [title, outside, ...inside, ...parts].map(name => name.trim()).filter(Boolean)
}

/** The words of a name that tell something. @param {string} text @returns {string[]} */
const telling = text => {
  const all = words(text), kept = all.filter(word => !STOP.has(word))
  return kept.length ? kept : all
}

/** Which letters and digits a word has, one bit each: two words of few edits differ in few. @param {string} word */
const letters = word => {
  let bits = 0
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 31)
  return bits
}

/** Whether two words can be `most` edits apart: an edit changes two letters at most. */
const near = (a, b, most) => {
  let differ = a ^ b, count = 0
  while (differ) { differ &= differ - 1; count++ }
  return count <= 2 * most
}

/** Build the index. @param {{config: any, docs: any[]}} data @returns {Index} */
const build = ({ config, docs }) => {
  /** @type {Map<string, Entry>} */
  const at = new Map()
  for (const doc of docs) {
    const [address, anchor] = doc.location.split("#")
    const page = at.get(address)
    const title = plain(doc.title), text = plain(doc.text)
    if (anchor && page && title === page.title && !page.sections.length && !page.text) {
      page.text = text // the text below the H1 is the page's own
      continue
    }
    const entry = {
      location: doc.location, title, text, names: new Set(), heading: new Set(words(title)), boost: doc.boost || 1,
      sections: [],
    }
    entry.page = anchor ? page : entry
    if (anchor) page.sections.push(entry)
    at.set(doc.location, entry)
  }
  const entries = [...at.values()]
  /** @type {Map<string, Name>} */
  const names = new Map()
  const call = (entry, text, weight, given) => {
    const list = telling(text), squashed = squash(list)
    if (!names.has(squashed)) names.set(squashed, { words: list, squashed, letters: letters(squashed), places: new Map() })
    const { places } = names.get(squashed)
    const before = places.get(entry) || { weight: 0, given: false }
    places.set(entry, { weight: Math.max(weight, before.weight), given: given || before.given })
  }
  const mentions = new Set((config.names || []).flatMap(([places]) => places.slice(1)))
  for (const entry of entries) // the page that teaches comes before the glossary
    namesIn(entry.title).forEach((name, i) =>
      call(entry, name, WEIGHTS.own * (i ? 0.98 : 1) * (mentions.has(entry.location) ? WEIGHTS.mention : 1), false))
  for (const [places, given] of config.names || [])
    places.forEach((place, i) => {
      const entry = at.get(place)
      if (entry) for (const name of given) call(entry, name, i ? WEIGHTS.mention : WEIGHTS.alias, true)
    })
  const vocabulary = new Map(), stems = new Map(), nameWords = new Set()
  const add = (word, entry) => {
    if (!vocabulary.has(word)) vocabulary.set(word, new Map())
    const places = vocabulary.get(word)
    places.set(entry, (places.get(entry) || 0) + 1)
  }
  for (const entry of entries) for (const word of words(entry.text)) add(word, entry)
  for (const { words: list, places } of names.values())
    list.forEach((word, i) => {
      // "fine tuning" is found as "finetuning"
      for (const one of i ? [word, list[i - 1] + word] : [word]) {
        nameWords.add(one)
        for (const entry of places.keys()) {
          add(one, entry)
          entry.names.add(one)
        }
      }
    })
  for (const word of vocabulary.keys()) {
    const key = stem(word)
    if (!stems.has(key)) stems.set(key, [])
    stems.get(key).push(word)
  }
  return { entries, vocabulary, stems, names, sorted: [...vocabulary.keys()].sort(), sortedNames: [...nameWords].sort() }
}

/** Where words that begin with `prefix` stand in a sorted list. @param {string[]} sorted @param {string} prefix */
const beginning = (sorted, prefix) => {
  let low = 0, high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < prefix) low = middle + 1
    else high = middle
  }
  const found = []
  while (low < sorted.length && sorted[low].startsWith(prefix)) found.push(sorted[low++])
  return found
}

/** The words of the site that a typed word may stand for, and how well, 0 to 1.
 * @param {Index} index @param {string} word @param {boolean} last it may be half-typed @returns {Map<string, number>} */
const meanings = (index, word, last) => {
  const found = new Map()
  const keep = (other, quality) => { if (quality > (found.get(other) || 0)) found.set(other, quality) }
  if (index.vocabulary.has(word)) keep(word, 1)
  for (const other of index.stems.get(stem(word)) || []) keep(other, WEIGHTS.stem)
  if (last || word.length >= 5) // what begins with one or two letters is half the site: then names only
    for (const other of beginning(word.length < 3 ? index.sortedNames : index.sorted, word))
      keep(other, WEIGHTS.prefix * (last ? 1 : 0.9) * (0.6 + 0.4 * word.length / other.length))
  const most = slips(word.length)
  if (!found.size && most) {
    const bits = letters(word)
    const slip = (others, quality) => {
      for (const other of others) {
        if (other[0] !== word[0] && other[1] !== word[0] && word.length < 6) continue
        const open = last && word.length >= 5 && other.length > word.length + most
        if (!open && !near(bits, letters(other), most)) continue
        const distance = edits(word, other, most, open)
        if (distance <= most) keep(other, WEIGHTS.fuzzy ** distance * quality)
      }
    }
    slip(index.sortedNames, 1)
    if (word.length >= 5) slip(index.sorted, 0.8)
  }
  return found
}

/** How well a query is a name, 0 to 1. @param {Name} name @param {string} squashed @param {number} bits its letters
 * @param {boolean} last */
const likeness = (name, squashed, bits, last) => {
  if (name.squashed === squashed) return 1
  if (last && name.squashed.startsWith(squashed))
    return WEIGHTS.typing * (0.5 + 0.5 * squashed.length / name.squashed.length)
  const most = slips(squashed.length)
  if (!most || !near(bits, name.letters, most)) return 0
  const distance = edits(squashed, name.squashed, most)
  return distance <= most ? WEIGHTS.slip ** distance : 0
}

/** @typedef {{entry: Entry, score: number, hits: Set<string>}} Match */

/** Every place that answers a query, best first. @param {Index} index @param {string} query @returns {Match[]} */
const rank = (index, query) => {
  const all = words(query.slice(0, 200)).slice(0, 12)
  if (!all.length) return []
  const asked = telling(query.slice(0, 200)).slice(0, 12)
  const last = /[\p{L}\p{N}]$/u.test(query)
  const squashed = squash(asked), whole = squash(all)
  const count = index.entries.length
  const wanted = asked.map((word, i) => {
    const found = meanings(index, word, last && i === asked.length - 1 && word === all[all.length - 1])
    for (const [a, b] of [[asked[i - 1], word], [word, asked[i + 1]]]) // "over fitting" is one word of the site
      if (a && b && index.vocabulary.has(a + b)) found.set(a + b, 1)
    const places = new Set([...found.keys()].flatMap(other => [...index.vocabulary.get(other).keys()]))
    return { found, rarity: Math.log(1 + count / (1 + places.size)) }
  })
  const total = wanted.reduce((sum, { rarity }) => sum + rarity, 0)

  /** @type {Map<Entry, {points: number, covered: number[], hits: Set<string>}>} */
  const seen = new Map()
  wanted.forEach(({ found, rarity }, i) => {
    for (const [word, quality] of found)
      for (const [entry, times] of index.vocabulary.get(word)) {
        if (!seen.has(entry)) seen.set(entry, { points: [], covered: [], hits: new Set() })
        const place = seen.get(entry)
        const field = entry.heading.has(word) ? WEIGHTS.heading
          : entry.names.has(word) ? WEIGHTS.heading * 0.9
          : entry.page.heading.has(word) ? WEIGHTS.title : WEIGHTS.body * times / (times + 1)
        place.points[i] = Math.max(place.points[i] || 0, quality * field * rarity)
        place.covered[i] = Math.max(place.covered[i] || 0, quality * rarity)
        place.hits.add(word)
      }
  })
  /** What each page answers as a whole: the words may stand in different sections. */
  const pages = new Map()
  for (const [entry, { covered }] of seen) {
    const page = pages.get(entry.page) || []
    covered.forEach((value, i) => { page[i] = Math.max(page[i] || 0, value) })
    for (const [i, { found, rarity }] of wanted.entries())
      for (const word of entry.page.heading) if (found.has(word)) page[i] = Math.max(page[i] || 0, found.get(word) * rarity)
    pages.set(entry.page, page)
  }
  const sum = list => list.reduce((a, b) => a + (b || 0), 0)
  /** How well the query names each place, 0 to 1. @type {Map<Entry, number>} */
  const named = new Map()
  const bits = letters(squashed), wholeBits = letters(whole)
  for (const name of index.names.values()) {
    const like = Math.max(likeness(name, squashed, bits, last), whole === squashed ? 0 : likeness(name, whole, wholeBits, last))
    // All words of a name among those asked, "detectar viés aws" and "Viés": as much as they are of the question.
    const inside = like < 0.7 && name.words.every(word => wanted.some(({ found }) => (found.get(word) || 0) > 0.6))
    const part = inside && sum(wanted.map(({ found, rarity }) => name.words.some(word => found.has(word)) ? rarity : 0)) / total
    if (!like && !part) continue
    for (const [entry, { weight, given }] of name.places) {
      const found = weight * Math.max(like, part * (given ? WEIGHTS.inside : WEIGHTS.insideHeading))
      if (found > (named.get(entry) || 0)) named.set(entry, found)
    }
  }
  const matches = []
  for (const entry of new Set([...seen.keys(), ...named.keys()])) {
    const place = seen.get(entry), name = named.get(entry) || 0
    const covered = place ? sum(place.covered) / total : 0
    const shared = sum(pages.get(entry.page) || []) / total
    if (name < 0.5 && Math.max(covered, shared * 0.95) < ENOUGH) continue
    const points = place ? sum(place.points) / (total * WEIGHTS.heading) : 0
    const score = (WEIGHTS.name * name + WEIGHTS.words * points * (0.4 + 0.6 * covered) + WEIGHTS.page * shared * covered +
      (entry.page === entry ? WEIGHTS.first : 0)) * entry.boost
    matches.push({ entry, score, hits: place ? place.hits : new Set() })
  }
  return matches.sort((a, b) => b.score - a.score)
}

/** The text with the found words marked, as safe HTML. @param {string} text @param {Set<string>} hits */
const mark = (text, hits) => {
  let html = "", end = 0
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!hits.has(fold(match[0]))) continue
    html += escape(text.slice(end, match.index)) + "<mark>" + escape(match[0]) + "</mark>"
    end = match.index + match[0].length
  }
  return html + escape(text.slice(end))
}

/** The part of a text with the most found words in it. @param {string} text @param {Set<string>} hits */
const teaser = (text, hits) => {
  if (text.length <= TEASER) return text
  const places = [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter(match => hits.has(fold(match[0])))
  let best = 0, most = 0
  places.forEach((place, i) => {
    const inside = places.slice(i).filter(other => other.index < place.index + TEASER * 0.8)
    const different = new Set(inside.map(other => fold(other[0]))).size
    if (different > most) { most = different; best = place.index }
  })
  let start = Math.max(0, best - 30)
  if (start) start = text.indexOf(" ", start) + 1
  let end = Math.min(text.length, start + TEASER)
  if (end < text.length) end = text.lastIndexOf(" ", end)
  return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "")
}

/** The words of a place that were found, as they stand there: what the page marks when it opens. */
const standing = (entry, hits) => {
  const found = {}
  for (const word of split(entry.title + " " + entry.text)) if (hits.has(fold(word))) found[word.toLowerCase()] = true
  return found
}

/** @param {Match} match @param {number} score */
const shown = ({ entry, hits }, score) => ({
  location: entry.location,
  title: mark(entry.title, hits),
  text: entry.text ? `<p>${mark(teaser(entry.text, hits), hits)}</p>` : "",
  score,
  terms: standing(entry, hits),
})

/** What the search box shows. @param {Index} index @param {string} query */
const answer = (index, query) => {
  const matches = rank(index, query)
  /** @type {Map<Entry, Match[]>} */
  const groups = new Map()
  for (const match of matches) {
    const page = match.entry.page
    if (!groups.has(page)) {
      if (groups.size === GROUPS) continue
      groups.set(page, [])
    }
    groups.get(page).push(match)
  }
  const items = [...groups].map(([page, found]) => {
    const best = found[0].score
    const sections = found.filter(({ entry, score }) => entry !== page && score >= NEAR * best).slice(0, SECTIONS)
    const own = found.find(({ entry }) => entry === page) || { entry: page, score: 0, hits: found[0].hits }
    // The theme opens the highest score on Enter, and hides what scores below the first.
    return own === found[0]
      ? [shown(own, best), ...sections.map(match => shown(match, best))]
      : [...sections.map((match, i) => shown(match, best + (i ? 0 : 0.01) - (i ? 0 : 0.01))), shown(own, best - 0.01)]
  })
  return { items, suggest: suggest(matches, query) }
}

/** The typed words with the last one finished, as the first result has it. @param {Match[]} matches */
const suggest = (matches, query) => {
  const typed = split(query).pop()
  if (!typed || !matches.length) return []
  const full = split(matches[0].entry.title).find(word => word.toLowerCase().startsWith(typed.toLowerCase()))
  return full ? [typed + full.slice(typed.length).toLowerCase()] : []
}

/** The names nearest to a query that found nothing. @param {Index} index @param {string} query */
const nearest = (index, query) => {
  const squashed = squash(words(query.slice(0, 60)))
  const most = Math.min(4, Math.ceil(squashed.length / 2))
  const found = []
  for (const name of index.names.values()) {
    const distance = edits(squashed, name.squashed, most)
    if (distance <= most)
      for (const { title, location } of name.places.keys()) found.push({ title, location, distance })
  }
  const titles = new Set()
  return found.sort((a, b) => a.distance - b.distance)
    .filter(({ title }) => !titles.has(title) && titles.add(title)).slice(0, 4)
}

/* The protocol. search.js listens on the channel: the theme passes on nothing else.
   The published index is large, and most visits do not search: what the theme loads then only names the file
   (`config.later`), and the worker gets it when the box opens or something is asked. */
if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("search:" + self.location.pathname)
  let given, index, asked = ""
  const load = () => index ??= Promise.resolve(given.config.later
    ? fetch(new URL(given.config.later, self.location)).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))
    : given)
    .then(data => {
      channel?.postMessage({ ready: true })
      return build(data)
    }, () => { index = null }) // no connection: search.js says so, and the next question tries again
  channel?.addEventListener("message", ({ data }) => { if (data.open && given) load() })
  addEventListener("message", async ({ data: { type, data } }) => {
    if (type === 0) {
      given = data
      postMessage({ type: 1 })
      if (data.config.later) channel?.postMessage({ waiting: true })
      else load()
    } else if (type === 2) {
      asked = data
      if (!data.trim()) {
        postMessage({ type: 3, data: { items: [], suggest: [] } })
        channel?.postMessage({ query: data, found: 0, nearest: [] })
        return
      }
      const loaded = await load()
      if (!loaded || asked !== data) return // the reader has typed on
      const found = answer(loaded, data)
      postMessage({ type: 3, data: found })
      channel?.postMessage({ query: data, found: found.items.length, nearest: found.items.length ? [] : nearest(loaded, data) })
    } else throw new TypeError(`unknown message ${type}: the theme changed its protocol`)
  })
}
