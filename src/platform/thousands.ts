// Made once: `toLocaleString` looks its language up anew at each call, which was a third of a page of two hundred figures.
const GROUPED = new Intl.NumberFormat('en-GB')

/** "1,603": a number as people read it. */
export const thousands = (number: number): string => GROUPED.format(number)
