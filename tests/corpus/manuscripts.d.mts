export function manuscriptsBelow(root: string): string[]
