/** A region that nothing overflows needs no stop on the way through the page with the Tab key. */
export function markScrollingRegions(): void {
  const observer = new ResizeObserver(entries => {
    for (const { target } of entries) {
      const region = target.closest<HTMLElement>('.kith-scroll')
      if (!region) continue
      const scrolls = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight
      region.tabIndex = scrolls ? 0 : -1
    }
  })
  for (const region of document.querySelectorAll('.kith-scroll')) {
    observer.observe(region)
    if (region.firstElementChild) observer.observe(region.firstElementChild)
  }
}
