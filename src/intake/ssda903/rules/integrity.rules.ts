import { at, birthOf, type ChildRule, childRule, rowRule } from '../rule.ts'
import type { TableName } from '../tables.ts'

type WithBirth = Exclude<TableName, 'Header' | 'Episodes'>

const IN_HEADER: readonly (readonly [string, TableName])[] = [
  ['INT01', 'AD1'],
  ['INT02', 'PlacedAdoption'],
  ['INT03', 'Episodes'],
  ['INT04', 'Missing'],
  ['INT05', 'OC2'],
  ['INT06', 'OC3'],
  ['INT07', 'PrevPerm'],
  ['INT08', 'Reviews'],
  ['INT09', 'UASC'],
]
const SAME_BIRTH: readonly (readonly [string, WithBirth])[] = [
  ['INT11', 'AD1'],
  ['INT12', 'PlacedAdoption'],
  ['INT13', 'Missing'],
  ['INT14', 'OC2'],
  ['INT15', 'OC3'],
  ['INT16', 'PrevPerm'],
  ['INT17', 'Reviews'],
  ['INT18', 'UASC'],
]
const ONCE: readonly (readonly [string, TableName])[] = [
  ['INT31', 'AD1'],
  ['INT32', 'Header'],
  ['INT33', 'OC2'],
  ['INT34', 'OC3'],
  ['INT35', 'PrevPerm'],
  ['INT36', 'UASC'],
]

export const integrityRules: readonly ChildRule[] = [
  ...IN_HEADER.map(([code, table]) =>
    rowRule({
      code,
      table,
      with: ['Header'],
      fields: ['CHILD'],
      wrong: `A child in the table ${table} is not in the table Header.`,
      remedy: 'Add the child there, or correct the identifier.',
      isWrong: (_, __, { Header }) => Header.length === 0,
    }),
  ),
  ...SAME_BIRTH.map(([code, table]) =>
    rowRule({
      code,
      table,
      with: ['Header'],
      fields: ['DOB'],
      wrong: `The date of birth in the table ${table} is another than in the table Header.`,
      remedy: 'Correct whichever of the two is wrong.',
      isWrong: (it, _, child) => child.Header.length > 0 && it.DOB !== birthOf(child),
    }),
  ),
  rowRule({
    code: 'INT21',
    table: 'UASC',
    with: ['Header'],
    fields: ['SEX'],
    wrong: 'The sex in the table UASC is another than in the table Header.',
    remedy: 'Correct whichever of the two is wrong.',
    isWrong: (it, _, { Header }) => Header[0] !== undefined && it.SEX !== Header[0].SEX,
  }),
  ...ONCE.map(([code, table]) =>
    childRule({
      code,
      tables: [table],
      fields: ['CHILD'],
      wrong: `The child stands more than once in the table ${table}.`,
      remedy: 'Leave one row; if they are two children, give each an identifier of its own.',
      check(child, _, found) {
        const rows = child[table]
        if (rows.length > 1) found(...rows.flatMap(row => at<TableName>(row, 'CHILD')))
      },
    }),
  ),
]
