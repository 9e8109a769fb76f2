interface OpenPanel {
  readonly link: HTMLAnchorElement
  readonly panel: HTMLElement
}

const WIDE = matchMedia('(min-width: 56.25em)')
let open: OpenPanel | undefined

/** A figure is a link to its own page; with script its panel opens beside it, or below it where there is no room. */
export function openProvenanceInPlace(): void {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : undefined
    if (target?.closest('[data-provenance-close]')) close()
    const link = target?.closest<HTMLAnchorElement>('a[data-provenance]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    const template = link.nextElementSibling
    if (!(template instanceof HTMLTemplateElement)) return
    event.preventDefault()
    const isSame = open?.link === link
    close()
    if (!isSame) show(link, template)
  })
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') close()
  })
}

function show(link: HTMLAnchorElement, template: HTMLTemplateElement): void {
  const panel = template.content.firstElementChild?.cloneNode(true)
  if (!(panel instanceof HTMLElement)) return
  const slot = document.querySelector<HTMLElement>('[data-provenance-slot]')
  if (slot && WIDE.matches) {
    slot.append(panel)
    const offset = link.getBoundingClientRect().top - slot.getBoundingClientRect().top
    panel.style.marginTop = `${Math.max(0, offset - 24)}px`
  } else {
    const block = link.closest('p, li, dd, figure, .kith-scroll, table, section') ?? link
    block.after(panel)
  }
  link.setAttribute('aria-expanded', 'true')
  open = { link, panel }
  panel.focus()
}

function close(): void {
  if (!open) return
  const { link, panel } = open
  open = undefined
  const hadFocus = panel.contains(document.activeElement)
  panel.remove()
  link.setAttribute('aria-expanded', 'false')
  if (hadFocus) link.focus()
}
