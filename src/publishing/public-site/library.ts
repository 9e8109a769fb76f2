import type { Database, Tx } from '#platform/db/database.ts'
import { Kept } from './kept.ts'
import {
  findOpenedRelease,
  findReleaseFile,
  type IndexedRelease,
  listIndexedReleases,
  listTableDescriptions,
  type OpenedRelease,
} from './public-site.store.ts'
import { type SearchEntry, searchEntries } from './search.ts'

/** An erratum is seen by every reader after this long at most, also one that withholds a figure. */
const STALE_AFTER_MS = 1_000
const MOST_OPEN_RELEASES = 40

export interface Shelf {
  /** Grows whenever any release is added or corrected. */
  readonly version: number
  readonly releases: readonly IndexedRelease[]
}

export interface Opened extends OpenedRelease {
  readonly release: IndexedRelease
  readonly searchEntries: readonly SearchEntry[]
}

/** Reads releases as `kith_public` and keeps what it has read until the release is corrected. */
export class Library {
  readonly #database: Database
  readonly #now: () => number
  readonly #opened = new Kept<Promise<Opened | undefined>>(MOST_OPEN_RELEASES)
  #shelf: Shelf = { version: 0, releases: [] }
  #checkedAt = Number.NEGATIVE_INFINITY
  #checking: Promise<Shelf> | undefined

  constructor(database: Database, now: () => number = () => performance.now()) {
    this.#database = database
    this.#now = now
  }

  /** What is published, as of a second ago at most; without waiting where that is known. */
  shelf(): Shelf | Promise<Shelf> {
    if (this.#now() - this.#checkedAt < STALE_AFTER_MS) return this.#shelf
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined
    })
    return this.#checking
  }

  async #check(): Promise<Shelf> {
    const askedAt = this.#now()
    const releases = await this.#read(listIndexedReleases)
    if (!isSameShelf(releases, this.#shelf.releases)) this.#shelf = { version: this.#shelf.version + 1, releases }
    this.#checkedAt = askedAt
    return this.#shelf
  }

  open(release: IndexedRelease): Promise<Opened | undefined> {
    const key = `${release.releaseId}/${release.revision}`
    const kept = this.#opened.get(key)
    if (kept) return kept
    const opening = this.#read(tx => findOpenedRelease(tx, release.releaseId)).then(
      found => found && { ...found, release, searchEntries: searchEntries(found.document) },
    )
    this.#opened.set(key, opening, 1)
    opening.catch(() => this.#opened.forget(key))
    return opening
  }

  file(releaseId: string, name: string): ReturnType<typeof findReleaseFile> {
    return this.#read(tx => findReleaseFile(tx, releaseId, name))
  }

  tableDescriptions(releaseId: string): ReturnType<typeof listTableDescriptions> {
    return this.#read(tx => listTableDescriptions(tx, releaseId))
  }

  #read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#database.kysely.transaction().setIsolationLevel('repeatable read').execute(work)
  }
}

const isSameShelf = (a: readonly IndexedRelease[], b: readonly IndexedRelease[]): boolean =>
  a.length === b.length &&
  a.every((release, index) => release.releaseId === b[index]?.releaseId && release.revision === b[index]?.revision)

/** The release whose address the path begins with, the longest where several do, and what follows it. */
export function findByPath(
  releases: readonly IndexedRelease[],
  path: string,
): { readonly release: IndexedRelease; readonly rest: string } | undefined {
  const [release] = releases
    .filter(({ address }) => path === address || path.startsWith(`${address}/`))
    .toSorted((a, b) => b.address.length - a.address.length)
  return release && { release, rest: path.slice(release.address.length + 1) }
}
