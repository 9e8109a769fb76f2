import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { govuk } from './design-system.ts'
import { fillForm } from './fill-form.ts'
import { html } from './html.ts'

const filled = (fields: ReturnType<typeof html>, values: Record<string, string | string[]>): string =>
  fillForm(html`<h1>Page</h1><form method="post" action="/here">${fields}</form>`, values).body.toString()

test('text, hidden and long fields take what was typed, in place of what the page holds', () => {
  const page = filled(
    html`<input type="text" name="title" value="Old &gt; one"><input type="hidden" name="version" value="3" /><textarea name="words" rows="5">Old words</textarea>`,
    { title: 'New', version: '2', words: 'one\ntwo' },
  )
  assert.match(page, /<input type="text" name="title" value="New">/)
  assert.match(page, /<input type="hidden" name="version" value="2">/)
  assert.match(page, /<textarea name="words" rows="5">\none\ntwo<\/textarea>/)
})

test('choices are those that were made, and a tick that was taken away stays away', () => {
  const page = filled(
    html`<input type="radio" name="kind" value="a" checked><input type="radio" name="kind" value="b">
<input type="checkbox" name="each" value="1"><input type="checkbox" name="each" value="2" checked>
<select name="year"><option value="2022" selected>2022</option><option value="2023">2023</option></select>`,
    { kind: 'b', year: '2023' },
  )
  assert.deepEqual(
    [...page.matchAll(/value="(\w+)" (?:checked|selected)/g)].map(([, value]) => value),
    ['b', '2023'],
  )
})

test('the choices of the design system’s own templates are filled in as well', () => {
  const radios = govuk('radios', {
    name: 'kind',
    items: [
      { value: 'one', text: 'One', checked: true },
      { value: 'two', text: 'Two' },
    ],
  })
  assert.match(filled(radios, { kind: 'two' }), /value="two" checked>/)
  assert.doesNotMatch(filled(radios, { kind: 'two' }), /value="one"[^>]*checked/)
})

test('fields of one name take their values in order', () => {
  const page = filled(html`<input name="row" value=""><input name="row" value="">`, { row: ['first', 'second'] })
  assert.match(page, /value="first"><input name="row" value="second">/)
})

test('passwords and files are never filled in', () => {
  const page = filled(html`<input type="password" name="secret"><input type="file" name="file">`, {
    secret: 'mine',
    file: 'x',
  })
  assert.doesNotMatch(page, /mine|value=/)
})

test('of several forms the one with the fields that were typed into is filled', () => {
  const body = html`<form method="get"><input name="words"></form><form method="post" action="/other"><input name="note"></form><form method="post" action="/this"><input name="note"><input name="words"></form>`
  const page = fillForm(body, { words: 'typed', note: 'as well' }).body.toString()
  assert.equal(page.match(/value=/g)?.length, 2)
  assert.match(
    page,
    /<form method="post" action="\/this"><input name="note" value="as well"><input name="words" value="typed">/,
  )
})

test('what has no field any more is told, so that nothing typed is lost', () => {
  const body = html`<form method="post" action="/this"><input name="words"></form>`
  assert.deepEqual(fillForm(body, { words: 'here', note: 'There is no field for this', blank: ' ' }).left, [
    'There is no field for this',
  ])
  assert.deepEqual(fillForm(html`<p>No form at all</p>`, { words: 'here' }).left, ['here'])
})

test('whatever was typed becomes text, never markup', () => {
  const body = html`<form method="post" action="/a"><input name="a" value=""><textarea name="b"></textarea></form>`
  const blank = fillForm(body, { a: '', b: '' }).body.toString()
  const tags = (markup: string): number => markup.split('<').length
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>"\'&$`/= \nat', '</textarea>', '<script>', '$&') }), typed => {
      const page = fillForm(body, { a: typed, b: typed }).body.toString()
      assert.equal(tags(page), tags(blank))
      assert.equal(
        page,
        html`<form method="post" action="/a"><input name="a" value="${typed}"><textarea name="b">\n${typed}</textarea></form>`.toString(),
      )
    }),
  )
})
