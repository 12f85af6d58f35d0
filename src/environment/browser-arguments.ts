import type {Candidate} from './browser-places.js'

/** Whether a browser can draw its tabs only when that is asked for: frames for a screen that nobody sees cost as much as a layout. */
export function drawsWhenAsked(kind: Candidate['kind']): boolean {
  // Chromium has no way to do it on macOS.
  return kind === 'headless-shell' && process.platform !== 'darwin'
}

/**
 * Command line that starts a browser hermetic, quiet, and the same everywhere.
 *
 * No name resolves, so nothing leaves even where interception has a gap; no
 * hinting, so text is as wide on paper as the font says.
 *
 * @param profile folder for its state; a headless shell needs none.
 */
export function browserArguments(
  kind: Candidate['kind'],
  sandboxed: boolean,
  profile: string | undefined
): string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    ...(sandboxed ? [] : ['--no-sandbox', '--no-zygote']),
    ...(drawsWhenAsked(kind)
      ? ['--enable-begin-frame-control', '--run-all-compositor-stages-before-draw']
      : []),
    ...(profile ? [`--user-data-dir=${profile}`] : []),
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-proxy-server',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--disable-background-networking',
    '--disable-domain-reliability',
    '--disable-sync',
    '--disable-extensions',
    '--disable-default-apps',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--disable-features=Translate,MediaRouter,OptimizationHints,DialMediaRouteProvider',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--metrics-recording-only',
    '--mute-audio',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    '--no-service-autorun',
    '--password-store=basic',
    '--use-mock-keychain',
    '--hide-scrollbars',
    '--font-render-hinting=none',
    // In megabytes: a page is printed before its garbage is worth collecting, and that takes longer than a layout.
    '--js-flags=--initial-heap-size=96',
    '--force-color-profile=srgb',
    '--lang=en-US',
    // Registering the dictionaries in the profile is the work of the component updater.
    ...(kind === 'chrome' ? [] : ['--disable-component-update']),
    'about:blank'
  ]
}
