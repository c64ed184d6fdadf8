// The suite that drives the window: one test after another, for they share one VS Code.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/ui/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    bail: 0,
  },
})
