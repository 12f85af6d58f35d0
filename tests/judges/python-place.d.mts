export const versions: string
export const folder: string
