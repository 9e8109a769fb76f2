import { createRequire } from 'node:module'
import { errorMessage, Refusal } from '#platform/errors.ts'
import { type TypefaceStyle, typefaceFile } from '#platform/typeface.ts'

export interface TypstSource {
  readonly mainFileContent: string
  readonly inputs: Readonly<Record<string, string>>
}

/** The part of the compiler's interface that is used here; the package ships no types of its own. */
export interface TypstCompiler {
  pdf: (source: TypstSource, options: { pdfStandard: 'ua-1' | '1.7'; creationTimestamp: number }) => Uint8Array
  query: (source: TypstSource, selector: { selector: string }) => unknown
  /** Forgets what has not been used in the last `age` compilations. */
  evictCache: (age: number) => void
}

interface TypstPackage {
  readonly NodeCompiler: {
    create: (options: { workspace: string; fontArgs: readonly { fontBlobs: readonly Uint8Array[] }[] }) => TypstCompiler
  }
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
  'linux-arm64': '@myriaddreamin/typst-ts-node-compiler-linux-arm64-gnu',
}

const STYLES: readonly TypefaceStyle[] = ['regular', 'italic', 'semibold', 'bold', 'boldItalic']

let compiler: TypstCompiler | undefined

/** Nothing is read from disk by a document: its workspace is this folder and its template reads only its inputs. */
export function typstCompiler(platform: string = `${process.platform}-${process.arch}`): TypstCompiler {
  if (platform === `${process.platform}-${process.arch}` && compiler) return compiler
  const name = PACKAGES[platform]
  if (name === undefined)
    throw new Refusal(`PDF files cannot be made on ${platform}: the compiler is built for Linux only`)
  compiler = loadPackage(name).NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: STYLES.map(typefaceFile) }],
  })
  return compiler
}

function loadPackage(name: string): TypstPackage {
  try {
    return createRequire(import.meta.url)(name)
  } catch (error) {
    throw new Refusal(`PDF files cannot be made: the package ${name} is not installed (${errorMessage(error)})`)
  }
}
