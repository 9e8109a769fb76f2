import { type MatrixState, matrixLetters } from '#platform/ui/matrix-cell.ts'

/** In a rated cell: the letters of a state without a number, else the number alone. Its unit is in the table's caption. */
export const ratedText = (state: MatrixState, text: string): string => matrixLetters(state) ?? text.replace(/%$/, '')
