import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['tests/seed.ts'],
    include: ['tests/**/*.test.ts'],
    // Two workers for two cores; a process each, since a browser or a time zone belongs to one.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000
  }
})
