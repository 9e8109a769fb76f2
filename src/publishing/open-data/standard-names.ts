type Named = (title: string, suffix: string) => string

/** Gives each title, with what follows it, a column name of its own of at most so many letters: lower case, underscores. */
export function columnNamer(most: number): Named {
  const distinct = keepDistinct()
  return (title, suffix) =>
    distinct(copy => {
      const end = `${copy === 1 ? '' : `_${copy}`}${suffix === '' ? '' : `_${plain(suffix)}`}`
      const stem = plain(title)
      return `${(/^[a-z]/.test(stem) ? stem : `n${stem}`).slice(0, most - end.length)}${end}`
    })
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

/** The same for labels, which are read by people. */
export function labeller(most: number): Named {
  const distinct = keepDistinct()
  return (title, suffix) =>
    distinct(copy => {
      const end = `${suffix === '' ? '' : `: ${suffix}`}${copy === 1 ? '' : ` (${copy})`}`
      return title.length + end.length <= most
        ? `${title}${end}`
        : `${title.slice(0, most - end.length - 1).trimEnd()}…${end}`
    })
}

function keepDistinct(): (candidate: (copy: number) => string) => string {
  const taken = new Set<string>()
  return candidate => {
    for (let copy = 1; ; copy += 1) {
      const text = candidate(copy)
      if (taken.has(text)) continue
      taken.add(text)
      return text
    }
  }
}
