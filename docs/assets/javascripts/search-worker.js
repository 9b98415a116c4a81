/* Answers the search box: a worker in the place of the theme's, which knows neither accents, slips nor other names.

   Protocol (mkdocs-material 9.8.2, src/templates/assets/javascripts/integrations/search): this file is the only place
   that depends on it, and tests/browser/test_search.py, which types into the real box, fails when a release changes it.
   - in  {type: 0, data: {config, docs, options}}  what the build wrote to search/search_index.json
   - out {type: 1}                                 ready
   - in  {type: 2, data: "words typed"}
   - out {type: 3, data: {items, suggest}}         items: a list of groups, each with its page among its sections

   scripts/studysite/search_index.py writes two parts: `first`, the titles and names of all places, and `texts`.
   No browser API outside the last section, so that the tests call the functions directly. */
"use strict"

/* What counts, from most to least. A name is a heading or a name from the data; 1 is a perfect match. */
const WEIGHTS = {
  name: 10, // the query is a name of this place
  words: 5, // the words of the query stand in this place
  complete: 0.6, // ... of which this share grows with how many of them do
  page: 2, // ... or elsewhere on its page,
  spread: 0.95, // ... which then answers nearly as well as one place
  alias: 1, // a name that the data gives to the place that teaches it
  mention: 0.85, // ... and to its glossary entry
  own: 0.95, // a name that is the heading itself,
  ownPart: 0.94, // ... without its parentheses, or what stands in them,
  ownWord: 0.86, // ... or one of several things that it names
  typing: 0.9, // the query is the beginning of a name,
  typingShare: 0.3, // ... of which this share grows with what is typed of it
  slip: 0.88, // the query is a name with a slip, for each
  shared: 0.8, // the query and a name that the data gives have words in common, in any order
  sharedHeading: 0.55, // ... or a heading, which may be about another subject: "Como reduzir"
  heading: 3, // a word in the heading, beside
  named: 2.7, // ... in another name of the place,
  title: 1.6, // ... in the title of the page,
  summary: 1.5, // ... in the sentence that sums the page up, and
  body: 1, // ... in the text
  prefix: 0.85, // a word that only begins as the one that was typed,
  prefixShare: 0.4, // ... of which this share grows with what is typed of it,
  prefixInside: 0.9, // ... times this, where more words follow
  stem: 0.8, // a word of the same stem
  kin: 0.55, // a word that people use for it
  fuzzy: 0.65, // a word with a slip, for each,
  fuzzyText: 0.8, // ... times this, where no name has it
  service: 1.25, // a place of a service, times, for who asks for one
  first: 0.02, // a page before its sections, when all else is equal
}
const ENOUGH = words => (words > 3 ? 0.5 : 0.6) // the share of a query, by the rarity of its words, that a place must answer,
const NAMED = words => (words > 2 ? 0.3 : 0.5) // or how well it must name it: a long query says some things twice
const GROUPS = 8 // pages shown
const SECTIONS = 2 // sections shown of each
const PART = 1.3 // a name that has half of the words of a query is less than half as good,
const OWN = 1.5 // and so is one that has twice the words
const WEAK = 0.6 // the share of that which does when nothing else is found
const NEAR = 0.75 // a section is shown if it scores this share of the best of its page
const LEAST = 2 // the score of an answer: a fifth of what a name is worth
const SURE = 0.5 // how well a word must be meant to name something
const WHOLE = 0.95 // the share of a long query from which a text answers it, whatever the names around it say
const FIXTURE = 10 // a heading that more places have, as "Exemplo", says nothing about what stands under it
const TEASER = 170 // characters
const STEP = 100 // places indexed before the worker looks for questions
const SOON = "\u2003\u200b".repeat(TEASER / 2) // as much room as a teaser takes, until the texts have come

/* Words that say nothing about the subject, in both languages. They count only when there is no other. */
const STOP = new Set(
  ("a ao aos as ate chama chamam coisa com como da das de deixar deve devo do dos durante e ela ele em entre era essa esse esta este eu foi " +
    "forma ha isso ja jeito mais mas me meu meus minha minhas muita muitas muito muitos na nas nem no nos o os ou para pela " +
    "pelo pelos por posso pra preciso qual quais quando quanta quantas quanto quantos quero que quem se sem ser seu seus sua suas " +
    "sao sei so tem ter um uma usar uso voce porque onde fazer faz serve significa diferenca melhor " +
    "the of to in is are an and or for with what how when which does do vs versus between from by on it").split(" "))

/* What the whole site is about: in a long question it says nothing about the place. */
const SUBJECT = new Set(["ia", "ai", "inteligencia", "artificial", "aws"])

/* Endings that words of one family differ in: rotular, rotulado, rotulagem; train, training. */
const ENDINGS = ("izations ization amentos imentos amento imento acoes icoes agens antes entes idades aveis iveis acao icao " +
  "agem ante ente idade avel ivel ando endo indo ados adas idos idas ador edor idor ation ings ing amente mente ado ada ido " +
  "ida oes ar er ir ao al es ed as os a e o s").split(" ").sort((a, b) => b.length - a.length)

/* Everyday words for one need, one family a line: who asks how to "diminuir" is answered by "reduzir". */
const KIN = [
  "reduzir reducao diminuir encolher enxugar menor menores compactar leve leves",
  "evitar prevenir impedir",
  "corrigir resolver consertar",
  "detectar identificar descobrir",
  "dividir quebrar partir fatiar",
  "parte partes pedaco pedacos trecho trechos",
  "medir avaliar calcular comparar",
  "barato barata economizar economia",
  "custo custos preco gastar gasto pagar cobrar cobranca",
  "rapido rapida velocidade veloz imediato imediata instantaneo instantanea",
  "guardar armazenar salvar",
  "esconder ocultar mascarar",
  "inventar inventa inventada",
  "celular telefone smartphone aparelho dispositivo",
  "criar gerar produzir",
  "empresa corporativo interno",
  "foto fotos imagem imagens figura figuras desenho",
  "sentido significado semantica",
  "resposta saida",
  "pergunta pedido requisicao",
  "errado errada erro falso falsa",
  "igual iguais igualmente justo justa",
  "noite madrugada",
  "prova exame certificacao",
  "reprovar reprovado retentativa refazer tentativa",
  "durar duracao minutos horas",
  "achar encontrar procurar buscar localizar",
]

/** A weight of which `share` grows with `part`, 0 to 1. @param {number} share @param {number} part */
const grown = (share, part) => 1 - share + share * part

/** Lower case, without accents. @param {string} text */
const fold = text => (/^[ -~]*$/.test(text) ? text : text.normalize("NFD").replace(/\p{M}+/gu, "")).toLowerCase()

/** The words of a text as they stand there. @param {string} text @returns {string[]} */
const split = text => text.match(/[\p{L}\p{N}]+/gu) || []

/** The words of a text, folded. @param {string} text @returns {string[]} */
const words = text => split(fold(text))

/** Several words as one, so that "top k", "top-k" and "topk" are the same. @param {string[]} list */
const squash = list => list.join("")

/** The part of a word that its family shares, at least four letters; two before a plural: FMs, LLMs. @param {string} word */
const stem = word => {
  for (const ending of ENDINGS)
    if (word.length - ending.length >= (ending === "s" ? 2 : 4) && word.endsWith(ending)) return word.slice(0, -ending.length)
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

/** @param {string} text @returns {string} text that is safe as HTML */
const escape = text =>
  text.replace(/[&<>"']/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c])

/** @typedef {{id: number, location: string, title: string, text: string, page: Entry, boost: number}} Entry a page or a
 *   section, which stands after its page */
/** @typedef {{ids: number[], weights: number[]}} Places where a word stands, and how much it weighs there */
/** @typedef {{words: string[], squashed: string, letters: number, calls: Map<number, Call>}} Name */
/** @typedef {{weight: number, given: boolean}} Call how a place is called so; `given`: by the data, not by its heading */
/** @typedef {{entries: Entry[], whole: boolean, services: Set<number>, vocabulary: Map<string, Places>, stems: Map<string, string[]>,
 *   names: Map<string, Name>, named: Map<string, Name[]>, sorted: List, sortedNameWords: List, sortedNames: List}} Index
 *   `whole`: with the texts; `services`: the places of one; `named`: the names that hold a word */
/** @typedef {{words: string[], letters: Int32Array}} List sorted words, and their letters as bits */

/** The parts of a heading that are names of their own: "Poda (pruning)" is also "Poda", and "pruning".
 * @param {string} title @returns {[string, number][]} with what each weighs */
const namesIn = title => {
  const inside = [...title.matchAll(/\(([^)]+)\)/g)].flatMap(match => match[1].split(/[,;]/))
  const outside = title.replace(/\([^)]*\)/g, " ")
  return [
    [title, WEIGHTS.own], ...[outside, ...inside].map(name => [name, WEIGHTS.ownPart]),
    ...outside.split(/[:,]| e | ou /).map(name => [name, WEIGHTS.ownWord]),
  ]
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

/** Whether two words, as `letters` has them, can be `most` edits apart: an edit changes two letters at most.
 * @param {number} a @param {number} b @param {number} most */
const near = (a, b, most) => {
  let differ = a ^ b, count = 0
  while (differ) { differ &= differ - 1; count++ }
  return count <= 2 * most
}

/** @param {Iterable<string>} found @returns {List} */
const sort = found => {
  const list = [...found].sort()
  return { words: list, letters: Int32Array.from(list, letters) }
}

/** The anchor of most headings: their words, without what stands in parentheses. @param {string} title */
const anchor = title => words(title.replace(/\([^)]*\)/g, " ")).join("-")

/** @param {any[][]} pages as search_index.py writes them, with 0 for the anchor that the title says @param {string[]} texts @returns {Entry[]} */
const read = (pages, texts) => {
  const entries = []
  for (const [address, title, boost, ...sections] of pages) {
    const page = { id: entries.length, location: address, title, text: texts[entries.length] || "", boost }
    entries.push(Object.assign(page, { page }))
    for (let i = 0; i < sections.length; i += 2) {
      const id = entries.length
      entries.push({ id, location: `${address}#${sections[i] || anchor(sections[i + 1])}`, title: sections[i + 1], text: texts[id] || "", boost, page })
    }
  }
  return entries
}

/* Who says one of these asks for a service. */
const SERVICE = new Set(["servico", "servicos", "aws"])

/** Build the index step by step, without texts for a first answer. @param {{pages: any[][], names: any[]}} first
 * @param {string[]} [texts] @returns {Generator<void, Index>} */
const building = function* ({ pages, names: known }, texts) {
  const entries = read(pages, texts || [])
  /** @type {Map<string, Name>} */
  const names = new Map()
  const nameWords = entries.map(() => new Set())
  const call = (id, text, weight, given) => {
    const list = telling(text), squashed = squash(list)
    if (!squashed) return
    if (!names.has(squashed)) names.set(squashed, { words: list, squashed, letters: letters(squashed), calls: new Map() })
    const { calls } = names.get(squashed)
    const before = calls.get(id) || { weight: 0, given: false }
    calls.set(id, { weight: Math.max(weight, before.weight), given: given || before.given })
    list.forEach((word, i) => {
      nameWords[id].add(word)
      if (i && list.length < 4) nameWords[id].add(list[i - 1] + word) // "fine tuning" is found as "finetuning"
    })
  }
  const mentions = new Set(known.flatMap(([ids]) => ids.slice(1)))
  const services = new Set(known.filter(([ids]) => entries[ids.at(-1)].location.startsWith("servicos-aws/")).flatMap(([ids]) => ids))
  const titles = new Map()
  for (const { title } of entries) titles.set(title, (titles.get(title) || 0) + 1)
  const tells = title => titles.get(title) <= FIXTURE
  for (const { id, title } of entries) // the page that teaches comes before the glossary
    if (tells(title)) for (const [name, weight] of namesIn(title)) call(id, name, weight * (mentions.has(id) ? WEIGHTS.mention : 1), false)
  for (const [ids, others] of known) {
    const heading = namesIn(entries[ids.at(-1)].title).filter(([, weight]) => weight >= WEIGHTS.ownPart).map(([name]) => name)
    ids.forEach((id, i) => { for (const name of [...heading, ...others]) call(id, name, i ? WEIGHTS.mention : WEIGHTS.alias, true) })
  }

  /** @type {Map<string, Places>} */
  const vocabulary = new Map()
  const add = (word, id, weight) => {
    let places = vocabulary.get(word)
    if (!places) vocabulary.set(word, places = { ids: [], weights: [] })
    places.ids.push(id)
    places.weights.push(weight)
  }
  let title
  for (const { id, page, title: own, text } of entries) {
    const heading = new Set(tells(own) ? words(own) : []), times = new Map()
    if (page.id === id) title = heading
    if (texts && id % STEP === 0) yield
    for (const word of words(text)) times.set(word, (times.get(word) || 0) + 1)
    for (const word of heading) add(word, id, WEIGHTS.heading)
    for (const word of nameWords[id]) if (!heading.has(word)) add(word, id, WEIGHTS.named)
    for (const [word, count] of times)
      if (!heading.has(word) && !nameWords[id].has(word))
        add(word, id, title.has(word) ? WEIGHTS.title : (page.id === id ? WEIGHTS.summary : WEIGHTS.body) * count / (count + 1))
  }
  const stems = new Map(), named = new Map()
  for (const word of vocabulary.keys()) put(stems, stem(word), word)
  for (const name of names.values()) for (const word of new Set(name.words)) put(named, word, name)
  return {
    entries, whole: Boolean(texts), services, vocabulary, stems, names, named, sorted: sort(vocabulary.keys()),
    sortedNameWords: sort(new Set(nameWords.flatMap(found => [...found]))), sortedNames: sort(names.keys()),
  }
}

/** The whole index at once. @param {any[]} parts @returns {Index} */
const build = (...parts) => {
  const work = building(...parts)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** The same, with room for questions in between. @param {any[]} parts @returns {Promise<Index>} */
const buildSlowly = async (...parts) => {
  const work = building(...parts)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await new Promise(resolve => setTimeout(resolve))
  }
}

/** @template V @param {Map<string, V[]>} lists @param {string} key @param {V} value */
const put = (lists, key, value) => {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** The families of everyday words, by the stem of each; "partir" and "parte" share theirs. @type {Map<string, string[]>} */
const KIN_OF = new Map()
for (const family of KIN.map(line => line.split(" ").map(stem))) for (const word of family) for (const kin of family) put(KIN_OF, word, kin)

/** Which words begin with `prefix`. @param {List} list @param {string} prefix */
const beginning = ({ words: sorted }, prefix) => {
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
  const own = stem(word)
  for (const other of index.stems.get(own) || []) keep(other, WEIGHTS.stem)
  for (const kin of KIN_OF.get(own) || []) for (const other of index.stems.get(kin) || []) keep(other, WEIGHTS.kin)
  if (!found.size && word.length === 3) // "val loss"
    for (const other of beginning(index.sortedNameWords, word)) keep(other, WEIGHTS.prefix)
  if (last || word.length >= 5) // what begins with one or two letters is half the site: then names only
    for (const other of beginning(word.length < 3 ? index.sortedNameWords : index.sorted, word))
      keep(other, WEIGHTS.prefix * (last ? 1 : WEIGHTS.prefixInside) * grown(WEIGHTS.prefixShare, word.length / other.length))
  const most = word.length < 5 ? 0 : slips(word.length) // a short word, with a slip, may be any other
  if (!found.size && most) {
    const bits = letters(word)
    const slip = ({ words: others, letters: theirs }, quality) => {
      for (let i = 0; i < others.length; i++) {
        const other = others[i]
        const open = last && word.length >= 6 && other.length > word.length + most && other.length < 2 * word.length
        if (!open && (Math.abs(other.length - word.length) > most || !near(bits, theirs[i], most))) continue
        if (other[0] !== word[0] && other[1] !== word[0] && word.length < 8) continue
        const distance = edits(word, other, most, open)
        if (distance <= most) keep(other, WEIGHTS.fuzzy ** distance * quality)
      }
    }
    slip(index.sortedNameWords, 1)
    if (word.length >= 6 && !found.size) slip(index.sorted, WEIGHTS.fuzzyText)
  }
  return found
}

/** The names that a query is, and how well, 0 to 1. @param {Index} index @param {string} squashed the query as one word
 * @param {boolean} last it may be half-typed @param {(name: Name, likeness: number) => void} keep */
const alike = (index, squashed, last, keep) => {
  const { sortedNames: { words: all, letters: theirs } } = index
  if (index.names.has(squashed)) keep(index.names.get(squashed), 1)
  if (last)
    for (const other of beginning(index.sortedNames, squashed))
      if (other !== squashed) keep(index.names.get(other), WEIGHTS.typing * grown(WEIGHTS.typingShare, squashed.length / other.length))
  const most = slips(squashed.length)
  if (!most) return
  const bits = letters(squashed)
  for (let i = 0; i < all.length; i++) {
    if (Math.abs(all[i].length - squashed.length) > most || all[i] === squashed || !near(bits, theirs[i], most)) continue
    const distance = edits(squashed, all[i], most)
    if (distance <= most) keep(index.names.get(all[i]), WEIGHTS.slip ** distance)
  }
}

/** @typedef {{entry: Entry, score: number, hits: Set<string>}} Match `hits`: the words of the site that answer */

/** Every place that answers a query, best first. @param {Index} index @param {string} query @returns {Match[]} */
const rank = (index, query) => {
  const all = words(query.slice(0, 200)).slice(0, 12)
  if (!all.length) return []
  const { entries, vocabulary } = index
  const told = telling(query.slice(0, 200)).slice(0, 12), narrower = told.filter(word => !SUBJECT.has(word))
  const asked = told.length > 3 && narrower.length > 1 ? narrower : told
  const last = /[\p{L}\p{N}]$/u.test(query)
  const hits = new Set()

  /* For each place, and for each page as a whole: what it answers of the query. The words may stand apart. */
  const points = new Float32Array(entries.length), covered = new Float32Array(entries.length)
  const shared = new Float32Array(entries.length) // of its page, by the number of the page
  const seen = new Set(), about = new Uint8Array(entries.length) // the subject of a place: what a name or a title says
  let total = 0, known = 0, unknown = 0, strange = false
  const wanted = asked.map((word, i) => {
    const found = meanings(index, word, last && i === asked.length - 1 && word === all[all.length - 1])
    for (const [a, b] of [[asked[i - 1], word], [word, asked[i + 1]]]) // "over fitting" is one word of the site
      if (a && b && vocabulary.has(a + b)) found.set(a + b, 1)
    const best = new Float32Array(entries.length), quality = new Float32Array(entries.length)
    const mine = []
    for (const [other, good] of found) {
      hits.add(other)
      const { ids, weights } = vocabulary.get(other)
      for (let j = 0; j < ids.length; j++) {
        const id = ids[j]
        if (!quality[id]) mine.push(id)
        if (good > quality[id]) quality[id] = good
        if (good * weights[j] > best[id]) best[id] = good * weights[j]
        if (weights[j] >= WEIGHTS.title || asked.length === 1) about[id] = 1
      }
    }
    const rarity = Math.log(1 + entries.length / (1 + mine.length))
    total += rarity
    if (mine.length) known += rarity
    else unknown++
    if (Math.max(0, ...found.values()) < WEIGHTS.stem) strange = true
    const ofPage = new Float32Array(entries.length)
    for (const id of mine) {
      seen.add(id)
      points[id] += best[id] * rarity
      covered[id] += quality[id] * rarity
      const page = entries[id].page.id
      if (quality[id] > ofPage[page]) {
        shared[page] += (quality[id] - ofPage[page]) * rarity
        ofPage[page] = quality[id]
      }
    }
    return { found, rarity }
  })

  if (unknown && asked.length > 3 && 2 * unknown < asked.length) // in a long question, a strange word says no more than others
    total = known * asked.length / (asked.length - unknown)

  /* How well the query names each place, 0 to 1. */
  const called = new Float32Array(entries.length)
  const call = (name, likeness, common) => {
    for (const [id, { weight, given }] of name.calls) {
      // "Vantagens" is an answer where its page is about the rest of the question
      const good = weight * likeness *
        (!common ? 1 : given ? WEIGHTS.shared : WEIGHTS.sharedHeading * shared[entries[id].page.id] / total)
      if (good > called[id]) { called[id] = good; seen.add(id) }
    }
  }
  const squashed = squash(asked), whole = squash(all)
  alike(index, squashed, last, (name, likeness) => call(name, likeness, false))
  if (whole !== squashed) alike(index, whole, last, (name, likeness) => call(name, likeness, false))
  for (const [name, [parts, own]] of common(index, wanted)) call(name, likenessOf(index, name, parts / total, own), true)

  const service = all.some(word => SERVICE.has(word))
  const enough = ENOUGH(asked.length), wellNamed = NAMED(asked.length)
  const matches = [], weak = []
  for (const id of seen) {
    const entry = entries[id], answered = covered[id] / total, together = shared[entry.page.id] / total
    const reached = Math.max(called[id] / wellNamed, answered / enough, WEIGHTS.spread * together / enough)
    if (reached < WEAK) continue
    const score = (WEIGHTS.name * called[id] +
      WEIGHTS.words * points[id] / (total * WEIGHTS.heading) * grown(WEIGHTS.complete, answered) +
      WEIGHTS.page * together * answered + (entry.page === entry ? WEIGHTS.first : 0)) *
      (service && index.services.has(id) ? WEIGHTS.service : 1) * entry.boost
    const sentence = answered > WHOLE && asked.length > 3
    if (score < LEAST || !(about[id] || called[id] || sentence)) continue // some words of an example are no answer
    const place = reached < 1 ? weak : matches
    place.push({ entry, score, hits })
  }
  // A need in words that the site knows, all of them, is about the site.
  const found = matches.length || asked.length < 3 || strange ? matches : weak
  return found.sort((a, b) => b.score - a.score)
}

/** The names that have words of the query, with how much of the query they have and how much of them it has.
 * @param {Index} index @param {{found: Map<string, number>, rarity: number}[]} wanted @returns {Map<Name, number[]>} */
const common = (index, wanted) => {
  /** @type {Map<Name, number[]>} */
  const found = new Map()
  for (const { found: meant, rarity } of wanted) {
    const mine = new Map(), weight = new Map()
    for (const [word, quality] of meant)
      for (const name of index.named.get(word) || [])
        if (quality > SURE && quality > (mine.get(name) || 0)) {
          mine.set(name, quality)
          weight.set(name, telltale(index, word))
        }
    for (const [name, quality] of mine) {
      const parts = found.get(name)
      if (parts) { parts[0] += quality * rarity; parts[1] += quality * weight.get(name) }
      else found.set(name, [quality * rarity, quality * weight.get(name)])
    }
  }
  return found
}

/** How much a word tells names apart. @param {Index} index @param {string} word */
const telltale = (index, word) => Math.log(1 + index.names.size / index.named.get(word).length)

/** How well a name with words of the query names what is asked. @param {Index} index @param {Name} name
 * @param {number} part of the query that it has @param {number} own what the query has of it, by what its words tell */
const likenessOf = (index, name, part, own) => {
  const whole = name.words.reduce((sum, word) => sum + telltale(index, word), 0)
  return part ** PART * Math.min(1, own / whole) ** OWN
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

/** The words of a place that were found, as they stand there: what the page marks when it opens.
 * @param {Entry} entry @param {Set<string>} hits @returns {Record<string, boolean>} */
const standing = (entry, hits) => {
  const found = {}
  for (const word of split(entry.title + " " + entry.text)) if (hits.has(fold(word))) found[word.toLowerCase()] = true
  return found
}

/** @param {Match} match @param {number} score @param {boolean} whole */
const shown = ({ entry, hits }, score, whole) => ({
  location: entry.location,
  title: mark(entry.title, hits),
  text: `<p>${whole ? mark(teaser(entry.text, hits), hits) : SOON}</p>`,
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
      ? [own, ...sections].map(match => shown(match, best, index.whole))
      : [...sections.map(match => shown(match, best, index.whole)), shown(own, best - 0.01, index.whole)]
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
    if (distance > most) continue
    for (const id of name.calls.keys()) {
      const { title, location } = index.entries[id]
      found.push({ title, location, distance })
    }
  }
  const titles = new Set()
  return found.sort((a, b) => a.distance - b.distance)
    .filter(({ title }) => !titles.has(title) && titles.add(title)).slice(0, 4)
}

/* The protocol. search.js listens on the channel: the theme passes on nothing else. The hash of this file's address is
   the window's own (overrides/partials/javascripts/palette.html), so that other windows neither load nor answer.
   The published index is large, and most visits do not search: what the theme loads then only names two files
   (`config.later`). The worker gets the names when the page is idle, the texts when the box opens or something is asked,
   and answers from the names alone until the texts are there. */
if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("search:" + self.location.pathname + self.location.hash)
  let config, index, first, asked = null
  let held = false, missed = false // a finger is on a result: the list stays until it is let go
  const get = async part => {
    if (!config.later) return config[part]
    const response = await fetch(new URL(config.later[part], self.location))
    if (!response.ok) throw new Error(`${response.status} ${response.url}`)
    return response.json()
  }
  const respond = () => {
    if (asked === null || (!index && asked.trim())) return
    missed = held
    if (held) return
    const found = index && asked.trim() ? answer(index, asked) : { items: [], suggest: [] }
    const empty = !found.items.length && asked.trim()
    if (empty && !index.whole) return // the texts may hold it
    postMessage({ type: 3, data: found })
    channel?.postMessage({ query: asked, found: found.items.length, nearest: empty ? nearest(index, asked) : [] })
  }
  /** Once, or again after it failed. @param {() => Promise<void>} work */
  const once = work => {
    let done
    return () => done ??= work().catch(error => { // no connection: search.js says so, and the next question tries again
      done = null
      channel?.postMessage({ failed: true })
      throw error
    })
  }
  const loadNames = once(async () => {
    first = await get("first")
    index = build(first)
    channel?.postMessage({ ready: true })
    respond()
  })
  const loadTexts = once(async () => {
    await loadNames()
    const texts = await get("texts")
    index = await buildSlowly(first, texts)
    respond()
  })
  const load = () => loadTexts().catch(() => {})
  channel?.addEventListener("message", ({ data }) => {
    if (data.open && config) load()
    if (data.idle && config) loadNames().catch(() => {})
    if (data.hold !== undefined) {
      held = data.hold
      if (missed) respond()
    }
  })
  addEventListener("message", ({ data: { type, data } }) => {
    if (type === 0) {
      config = data.config
      postMessage({ type: 1 })
      if (config.later) channel?.postMessage({ waiting: true })
      else load()
    } else if (type === 2) {
      asked = data
      held = false
      respond()
      if (data.trim()) load()
    } else throw new TypeError(`unknown message ${type}: the theme changed its protocol`)
  })
}
