import {defineConfig} from 'vitest/config'
import {BaseSequencer, type TestSpecification} from 'vitest/node'

/** Judges of whole corpora take minutes each: begun last, one would keep a worker when the other has nothing left. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({moduleId}: TestSpecification) => /judges[\\/]conformance/u.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    setupFiles: ['tests/seed.ts'],
    include: ['tests/**/*.test.ts'],
    // Two workers for two cores; a process each, since a browser or a time zone belongs to one.
    pool: 'forks',
    maxWorkers: 2,
    sequence: {sequencer: LongestFirst},
    testTimeout: 30_000,
    hookTimeout: 60_000
  }
})
