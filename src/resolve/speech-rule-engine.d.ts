declare module 'speech-rule-engine' {
  export interface Engine {
    setupEngine(options: {locale: string; domain: string; modality: string; json: string}): Promise<string>
    engineReady(): Promise<string>
    toSpeech(mathml: string): string
  }
  const engine: Engine
  export default engine
}
