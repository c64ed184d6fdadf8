// The suite that drives windows. Each file has a VS Code and a browser of its own, and they wait more than they work: two at a time.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/ui/**/*.test.ts'],
    globalSetup: ['test/ui/prepare.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    bail: 0,
    // What one waits for comes much later where other programs work, too; nothing waits longer than it has to.
    expect: { poll: { timeout: 20_000 } },
  },
})
