import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { attributes, type HtmlPart, html, joinHtml, unsafeHtml } from './html.ts'

test('no text, whatever it holds, leaves an unescaped bracket, quote or ampersand', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const printed = html`${text}`.toString()
      assert.ok(!/[<>"'`]/.test(printed))
      assert.ok(!/&(?!(?:amp|lt|gt|quot|#39|#96);)/.test(printed))
    }),
  )
})

test('escaped text reads back as what was given', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' }
      const read = html`${text}`.toString().replace(/&([^;]+);/g, (_, name: string) => names[name] ?? '?')
      assert.equal(read, text)
    }),
  )
})

test('escaping happens once: html inside html is not escaped again', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const once = html`<b>${text}</b>`
      assert.equal(html`${once}`.toString(), once.toString())
      assert.equal(html`${[once, once]}`.toString(), `${once}${once}`)
    }),
  )
})

test('an attribute value cannot end its attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const printed = attributes({ title: text }).toString()
      assert.match(printed, /^ title="[^"<>]*"$/s)
    }),
  )
})

test('false, null and undefined print nothing; zero prints', () => {
  assert.equal(html`[${false}${null}${undefined}${''}${0}${10n}${[1, 'a', null]}]`.toString(), '[0101a]')
})

test('interpolating any other object throws and says what to do', () => {
  for (const wrong of [
    {},
    new Date(0),
    Object.create(null),
    () => 'x',
    true,
    Symbol('x'),
    new Map(),
    new String('x'),
  ]) {
    assert.throws(() => html`${wrong as HtmlPart}`, /format it first/)
  }
  assert.throws(() => html`${{ toString: () => '<b>' } as unknown as HtmlPart}`, /an object \(Object\)/)
})

test('attributes print by kind and refuse handlers, styles and broken names', () => {
  assert.equal(
    attributes({ hidden: true, id: 'a', 'data-n': 0, title: '', lang: undefined, class: false }).toString(),
    ' hidden id="a" data-n="0" title=""',
  )
  for (const name of ['onclick', 'style', 'a b', 'a"', '']) assert.throws(() => attributes({ [name]: 'x' }), TypeError)
})

test('joined parts are escaped, and so is what joins them', () => {
  assert.equal(joinHtml(['a<', unsafeHtml('<i>b</i>')], ' & ').toString(), 'a&lt; &amp; <i>b</i>')
})
