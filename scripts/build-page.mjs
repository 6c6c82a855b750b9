// Bundles the script and the style of report.html into dist/page: part of npm run build.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))

await build({
  entryPoints: [path('src/page/main.ts'), path('src/page/style.css')],
  outdir: path('dist/page'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome103', 'firefox113', 'safari16.4'],
  charset: 'ascii',
  legalComments: 'none',
  logLevel: 'warning',
})
