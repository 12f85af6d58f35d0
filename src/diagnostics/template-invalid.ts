import type {VFileMessage} from 'vfile-message'

/** A template that can't be used. Where its files are at fault, `messages` say why and at which place, and `message` too. */
export class TemplateInvalid extends Error {
  constructor(
    message: string,
    readonly messages: VFileMessage[] = []
  ) {
    const lines = messages.map(
      ({file, line, column, reason}) => `${[file, line, column].filter(Boolean).join(':')}  ${reason}`
    )
    super([message, ...lines].join('\n'))
  }
}
