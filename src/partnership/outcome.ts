/** What a use case answers where the person can put right what stands in its way: done, or what is wrong by field. */
export type Outcome<T = undefined> =
  | { readonly isDone: true; readonly value: T }
  | { readonly isDone: false; readonly errors: Readonly<Record<string, string>> }

export const done = <T>(value: T): Outcome<T> => ({ isDone: true, value })
export const refused = (errors: Readonly<Record<string, string>>): Outcome<never> => ({ isDone: false, errors })
