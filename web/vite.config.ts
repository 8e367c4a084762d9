import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** Beside each text file its Brotli form, at the best level, which no server could afford while it answers. */
const brotli: Plugin = {
  name: 'brotli',
  apply: 'build',
  writeBundle: ({ dir }) => {
    const assets = join(dir ?? '', 'assets')
    for (const file of readdirSync(assets).filter(name => /\.(js|css|svg)$/.test(name))) {
      writeFileSync(join(assets, `${file}.br`), brotliCompressSync(readFileSync(join(assets, file))))
    }
  },
}

export default defineConfig({
  plugins: [react(), tailwindcss(), brotli],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    // Browsers that know light-dark(): one set of tokens serves both modes.
    target: ['es2023', 'chrome123', 'firefox120', 'safari17.5'],
    // The content security policy allows only files of our own: nothing is inlined as a data address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What many pages share travels together: the headers of thirty small files weigh more than what is in them.
          groups: [
            { name: 'shared', test: /[\\/]src[\\/](parts|format|session)[\\/]/, minShareCount: 5 },
            { name: 'icons', test: /[\\/]lucide-react[\\/]/, minShareCount: 5 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
})
