/**
 * Property tests look at the same values each time, so that a build that passed passes again.
 * `SEED=random RUNS=20` looks further.
 */
import fc from 'fast-check'

const wanted = process.env['SEED'] ?? '20261126'
if (wanted !== 'random') fc.configureGlobal({...fc.readConfigureGlobal(), seed: Number(wanted)})
