/** Where the judges of metadata lie. */
export const folder: string
/** Python packages with their versions. */
export const packages: {judges: string[]; schemas: string[]}
