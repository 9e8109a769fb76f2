import type { Day } from '../record-day.ts'
import type { CodeListName } from './codes.ts'

interface AnyField {
  /** As Ofsted's template heads the column. */
  readonly name: string
  /** Other headings that areas give it; case, spaces and punctuation never matter. */
  readonly also?: readonly string[]
  /** Without it nothing can be counted: a list needs the column, and each row a value. */
  readonly isKey?: boolean
  /** A figure or a check is left out where the column is missing. */
  readonly isNeeded?: boolean
  /** Every row should have one. */
  readonly isExpected?: boolean
  /** What stands there says who somebody is. */
  readonly isIdentifying?: boolean
}

export interface TextField extends AnyField {
  readonly kind: 'text'
}
export interface DayField extends AnyField {
  readonly kind: 'day'
}
export interface NumberField extends AnyField {
  /** `count` is whole and not below nought; an age may be a fraction of a year. */
  readonly kind: 'count' | 'age'
}
export interface YesNoField extends AnyField {
  readonly kind: 'yes-no'
}
export interface CodeField extends AnyField {
  readonly kind: 'code'
  readonly codes: CodeListName
}
export type Field = TextField | DayField | NumberField | YesNoField | CodeField

type ValueOf<F extends Field> = F extends DayField
  ? Day
  : F extends NumberField
    ? number
    : F extends YesNoField
      ? boolean
      : string

export type Fields = Readonly<Record<string, Field>>

export interface List<F extends Fields = Fields> {
  readonly number: number
  readonly title: string
  readonly fields: F
}

/** Where a row stands, and what stands in it by the names of its items. */
export type EntryRow = {
  readonly line: number
  /** "List 3" */
  readonly part: string
  readonly written: Readonly<Record<string, string>>
}

/** One row of a list; an item is undefined where nothing stands there, or nothing that could be read. */
export type Entry<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> | undefined } & EntryRow

/** A row of whichever list. */
export type AnyEntry = EntryRow & Readonly<Record<string, unknown>>

type Given = Omit<AnyField, 'name'>

export const text = (name: string, given: Given = {}): TextField => ({ kind: 'text', name, ...given })
export const day = (name: string, given: Given = {}): DayField => ({ kind: 'day', name, ...given })
export const count = (name: string, given: Given = {}): NumberField => ({ kind: 'count', name, ...given })
export const age = (name: string, given: Given = {}): NumberField => ({ kind: 'age', name, ...given })
export const yesNo = (name: string, given: Given = {}): YesNoField => ({ kind: 'yes-no', name, ...given })
export const code = (name: string, codes: CodeListName, given: Given = {}): CodeField => ({
  kind: 'code',
  name,
  codes,
  ...given,
})

export const list = <F extends Fields>(number: number, title: string, fields: F): List<F> => ({ number, title, fields })

export const child = {
  childId: text('Child Unique ID', { also: ['Child ID', 'Child Unique Identifier', 'Unique Child ID'], isKey: true }),
  sex: code('Gender', 'sex', { also: ['Sex'], isExpected: true }),
  ethnicity: code('Ethnicity', 'ethnicity', { also: ['Ethnic origin'], isExpected: true }),
  bornOn: day('Date of Birth', {
    also: ['DOB', 'Expected date of birth'],
    isNeeded: true,
    isExpected: true,
    isIdentifying: true,
  }),
  age: age('Age', { also: ['Age of Child (Years)', 'Age of Child'] }),
}
const team = text('Allocated Team', { also: ['Team'] })
const worker = text('Allocated Worker', { also: ['Worker', 'Allocated Social Worker'], isIdentifying: true })
export const allocation = { team, worker }
export const disability = yesNo('Does the Child have a Disability', { also: ['Has Disability', 'Disability'] })
