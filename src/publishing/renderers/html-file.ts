import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { html, unsafeHtml } from '#platform/ui/html.ts'
import type { PublishedDocument } from '../document.ts'
import { documentHtml } from './html.ts'

const require = createRequire(import.meta.url)
const WEIGHTS = [400, 600, 700] as const

/** The whole document as one file that needs no other: its style, typeface and pictures are inside. */
export function renderHtmlFile(document: PublishedDocument): string {
  const content = documentHtml(document, {
    figure: id => `#figure-${id}`,
    section: id => `#${id}`,
    tableData: () => undefined,
  })
  return html`<!doctype html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'">
<title>${document.title} – ${document.partnership}</title>
<style>${unsafeHtml(savedStyles())}</style>
</head>
<body>
<main id="main-content">
${content}
</main>
</body>
</html>
`.toString()
}

let styles: string | undefined

function savedStyles(): string {
  styles ??= [
    ...WEIGHTS.map(fontFace),
    readFileSync(join(import.meta.dirname, 'saved-page.css'), 'utf8'),
    readFileSync(join(import.meta.dirname, '../../../assets/styles/document.css'), 'utf8'),
  ].join('\n')
  return styles
}

function fontFace(weight: (typeof WEIGHTS)[number]): string {
  const name = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff2`
  const file = readFileSync(require.resolve(name)).toString('base64')
  return `@font-face{font-family:"Atkinson Hyperlegible Next";font-weight:${weight};src:url(data:font/woff2;base64,${file}) format("woff2")}`
}
