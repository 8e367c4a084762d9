import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['*.e2e.ts'],
    globalSetup: './support/sharedServer.ts',
    // One server and two cores: files one after the other, each test with time for a cold JVM. Two at once took a third less
    // time, and in each run another test saw a page that was still on its way.
    fileParallelism: false,
    testTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 180_000,
  },
})
