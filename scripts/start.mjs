// npm start. Set-up and what runs Node 26 share one process, because each start of Node costs a twentieth of a second or more.
import './setup.mjs'

process.argv.splice(2, 0, 'src/main.ts', 'start')
await import('./run.mjs')
