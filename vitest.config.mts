import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{engine,lsp,cli,harness,fuzz,nasty}/**/*.test.ts'],
    testTimeout: 120_000,
  },
})
