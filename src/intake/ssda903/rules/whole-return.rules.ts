import type { ItemPlace } from '../../department-rule.ts'
import { at, type ReturnRule } from '../rule.ts'

export const wholeReturnRules: readonly ReturnRule[] = [
  {
    code: '444',
    severity: 'error',
    tables: ['Header'],
    fields: ['UPN'],
    wrong: 'Two children have the same pupil number.',
    remedy: 'Find out whose it is; if the two are one child, use one identifier.',
    check(all, _, found) {
      const byNumber = new Map<string, ItemPlace[]>()
      for (const { id, Header } of all.children)
        for (const row of Header) {
          if (row.UPN === undefined || /^UN\d$/.test(row.UPN)) continue
          const places = byNumber.get(row.UPN) ?? []
          places.push(...at(row, 'UPN').map(place => ({ ...place, child: id })))
          byNumber.set(row.UPN, places)
        }
      for (const places of byNumber.values()) if (new Set(places.map(({ child }) => child)).size > 1) found(...places)
    },
  },
]
