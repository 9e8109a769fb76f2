import { createRequire } from 'node:module'
import { TYPEFACE_NAME, typefacePath } from '../typeface.ts'

type Resvg = typeof import('@resvg/resvg-js')

// A native library that only whoever asks for a picture needs.
const load = createRequire(import.meta.url)
let library: Resvg | undefined

/** Twice the size of the drawing, so that it is sharp in print and on large screens. */
const SCALE = 2
const WIDEST = 4_000

/** A drawing as PNG, in the typeface of the pages; drawn outside the thread that answers requests. */
export async function pngOf(svg: string, width: number): Promise<Buffer> {
  library ??= load('@resvg/resvg-js') as Resvg
  const image = await library.renderAsync(svg, {
    fitTo: { mode: 'width', value: Math.min(width * SCALE, WIDEST) },
    background: '#ffffff',
    font: {
      fontFiles: [typefacePath('regular'), typefacePath('semibold'), typefacePath('bold')],
      loadSystemFonts: false,
      defaultFontFamily: TYPEFACE_NAME,
    },
  })
  return image.asPng()
}
