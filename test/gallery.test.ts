import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseHTML } from 'linkedom'
import { type GalleryPage, galleryPages } from './fixtures/gallery/gallery.ts'

const assets = (name: string): string => `/assets/${name}`
const pages = Object.entries(galleryPages).map(([name, draw]) => {
  const markup = draw(assets)
  return { name: name as GalleryPage, markup, document: parseHTML(markup).document }
})

test('no page carries an inline style, script or handler, which the content security policy would refuse', () => {
  for (const { name, markup } of pages) {
    assert.ok(!/\sstyle=|<style|\son[a-z]+=/i.test(markup), name)
    assert.deepEqual(markup.match(/<script[^>]*>/g), ['<script type="module" src="/assets/app.js">'], name)
  }
})

test('every page has one h1, one main, a title, and headings that skip no level', () => {
  for (const { name, document } of pages) {
    assert.equal(document.querySelectorAll('h1').length, 1, name)
    assert.equal(document.querySelectorAll('main').length, 1, name)
    assert.ok(document.title.length > 10, name)
    const levels = [...document.querySelectorAll('main h1, main h2, main h3')].map(heading =>
      Number(heading.tagName[1]),
    )
    levels.forEach((level, index) => {
      const before = levels[index - 1]
      if (before !== undefined) assert.ok(level <= before + 1, `${name}: h${level} after h${before}`)
    })
  }
})

test('no id is used twice, and everything that names an id names one that is there', () => {
  for (const { name, document } of pages) {
    const ids = [...document.querySelectorAll('[id]')].map(element => element.id)
    assert.equal(new Set(ids).size, ids.length, name)
    for (const attribute of ['for', 'aria-labelledby', 'aria-describedby']) {
      for (const element of document.querySelectorAll(`[${attribute}]`)) {
        const named: string[] = (element.getAttribute(attribute) ?? '').split(' ').filter((id: string) => id !== '')
        for (const id of named) assert.ok(ids.includes(id), `${name}: ${attribute} ${id}`)
      }
    }
  }
})

test('each error of the summary leads to a field, keeps what was typed, and the title says "Error:"', () => {
  const form = pages.find(({ name }) => name === 'form')
  assert.ok(form)
  const links = [...form.document.querySelectorAll('.govuk-error-summary__list a')]
  assert.equal(links.length, 3)
  for (const link of links) {
    const target: { readonly tagName: string } | null = form.document.getElementById(
      (link.getAttribute('href') ?? '').slice(1),
    )
    assert.equal(target?.tagName, 'INPUT', link.textContent ?? '')
  }
  assert.match(form.document.title, /^Error: /)
  assert.equal(form.document.getElementById('name')?.getAttribute('value'), 'Kezia "Kit" <Orme>')
  assert.ok(form.document.querySelector('#told[checked]'))
})

test('every state of a matrix cell is also said in words', () => {
  const matrix = pages.find(({ name }) => name === 'matrix')
  assert.ok(matrix)
  for (const cell of matrix.document.querySelectorAll('td.kith-cell')) {
    const state = cell.className.replace('kith-cell kith-cell--', '')
    const said = cell.querySelector('.govuk-visually-hidden')?.textContent?.trim()
    assert.ok(said, state)
  }
})

test('the strip of a clock is hidden from screen readers, and its sentence is not', () => {
  const queue = pages.find(({ name }) => name === 'queue')
  const clocks = [...(queue?.document.querySelectorAll('.kith-clock') ?? [])]
  assert.equal(clocks.length, 3)
  for (const clock of clocks) {
    assert.equal(clock.querySelector('.kith-clock__strip')?.getAttribute('aria-hidden'), 'true')
    assert.match(clock.querySelector('.kith-clock__sentence')?.textContent ?? '', /day/i)
  }
})
