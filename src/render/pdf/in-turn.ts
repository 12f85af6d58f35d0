/** Code for the page, by name: the browser gets it as its source text, so it uses nothing from outside itself. */
type Steps = Record<string, (argument: never) => unknown>

/** What steps are given; one that is not named is given nothing. */
type Given<S extends Steps> = {[Name in keyof S]?: Parameters<S[Name]>[0]}

/** What steps returned; what is returned as nothing is not there. */
type Results<S extends Steps> = {[Name in keyof S]: Awaited<ReturnType<S[Name]>>}

/**
 * Join steps to one that takes each after the other.
 *
 * Every journey to the page takes time, and in a pause between two the browser
 * would draw a state of the page that nobody looks at.
 *
 * @returns code for the page, which takes what the steps are given and gives what each of them returned.
 */
export function inTurn<S extends Steps>(steps: S): (given: Given<S>) => Promise<Results<S>> {
  const calls = Object.entries(steps).map(
    ([name, step]) => `results.${name} = await (${step})(given.${name})`
  )
  const code = `return (async () => {\nconst results = {}\n${calls.join('\n')}\nreturn results\n})()`
  return new Function('given', code) as (given: Given<S>) => Promise<Results<S>>
}
