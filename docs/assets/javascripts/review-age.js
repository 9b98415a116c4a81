/* A page that was reviewed long ago says so. Only the reader's device knows how long. `data-max-days`: rule P11. */
{
  const say = () => {
    const time = document.querySelector(".page-foot time")
    const days = time ? (Date.now() - Date.parse(time.dateTime)) / 864e5 : 0
    if (!time || days <= Number(time.dataset.maxDays)) return
    const note = document.createElement("p")
    note.className = "review-age"
    note.textContent = `Esta página foi revisada há ${Math.floor(days)} dias. Confira preços, limites e situação dos serviços nas Fontes.`
    document.querySelector("article h1")?.after(note)
  }
  if (window.document$) window.document$.subscribe(say)
  else say()
}
