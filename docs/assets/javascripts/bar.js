/* The sections of the bar at the foot of a phone (overrides/partials/bar.html) close when the reader chose one, touches
   anything else or presses Escape. */
{
  const open = () => document.querySelector(".bar details[open]")

  document.addEventListener("click", ({ target }) => {
    const sections = open()
    if (sections && !target.closest(".bar summary")) sections.open = false
  })
  document.addEventListener("keydown", ({ key }) => {
    const sections = key === "Escape" && open()
    if (!sections) return
    sections.open = false
    sections.querySelector("summary").focus()
  })
}
