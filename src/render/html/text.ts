/** A text node. */
export function text(value: string): {type: 'text'; value: string} {
  return {type: 'text', value}
}
