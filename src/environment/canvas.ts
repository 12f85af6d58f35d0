/**
 * The canvas for covers and figures, without the machine's fonts: they would
 * make a cover differ from place to place, and take 80 MB to load.
 */
export async function loadCanvas(): Promise<typeof import('@napi-rs/canvas')> {
  process.env['DISABLE_SYSTEM_FONTS_LOAD'] = '1'
  return import('@napi-rs/canvas')
}
