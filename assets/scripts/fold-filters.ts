/** On a phone a list begins with its rows: its filters are folded away until somebody asks for them. */
export function foldFilters(): void {
  const narrow = matchMedia('(max-width: 640px)')
  const fold = (): void => {
    for (const filters of document.querySelectorAll<HTMLDetailsElement>('.kith-filters-fold'))
      filters.open = !narrow.matches
  }
  fold()
  narrow.addEventListener('change', fold)
}
