import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['*.e2e.ts'],
    globalSetup: './support/sharedServer.ts',
    // Two cores: while one file waits for a start or a page, another goes on. Each test has time for a cold JVM.
    maxWorkers: 2,
    testTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 180_000,
  },
})
