/** Damages a file as transmission, editors and ill will do; the same numbers give the same damage. */
export function damage(content: Buffer, numbers: readonly number[]): Buffer {
  let damaged = content
  for (let index = 0; index + 2 < numbers.length; index += 3) {
    const [kind = 0, where = 0, what = 0] = numbers.slice(index, index + 3)
    damaged = KINDS[kind % KINDS.length]?.(damaged, damaged.length === 0 ? 0 : where % damaged.length, what) ?? damaged
  }
  return damaged
}

type Damage = (content: Buffer, at: number, what: number) => Buffer

const WORDS = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '<![CDATA[<]]>',
  '<Child>',
  '</Child>',
  '<CINdetails><CINdetails>',
  '\0',
  '1066-04-13',
  '2030-02-31',
  '=cmd()',
  '<x:Message xmlns:x="y">',
  '\uFFFD\u{1F600}',
  '-1',
  'TRUE',
  '<Reviews/>',
  '"',
  ',,',
  '\n',
  '<c r="XFD1048576"><v>1</v></c>',
  '<row r="0">',
  't="e"',
  '1e308',
  '99999999999',
  '</row>',
  ',yes,,E06000022,999',
]

const KINDS: readonly Damage[] = [
  (content, at) => content.subarray(0, at),
  (content, at, what) => Buffer.concat([content.subarray(0, at), content.subarray(at + 1 + (what % 40))]),
  (content, at, what) => {
    const changed = Buffer.from(content)
    changed[at] = what % 256
    return changed
  },
  (content, at, what) =>
    Buffer.concat([content.subarray(0, at), Buffer.from(WORDS[what % WORDS.length] ?? ''), content.subarray(at)]),
  (content, at, what) => {
    const end = at + (what % 400)
    return Buffer.concat([content.subarray(0, end), content.subarray(at)])
  },
  (content, at, what) => Buffer.concat([content.subarray(at), content.subarray(0, what % 200)]),
  content => Buffer.from(content.toString(), 'utf16le'),
]
