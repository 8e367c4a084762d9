import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['*.e2e.ts'],
    globalSetup: './support/sharedServer.ts',
    // One server and two cores: files one after the other, each test with time for a cold JVM.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
})
