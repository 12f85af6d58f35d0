import type {VFileMessage} from 'vfile-message'

/** A template that can't be used: its messages say why and where, or `message` does. */
export class TemplateInvalid extends Error {
  constructor(
    message: string,
    readonly messages: VFileMessage[] = []
  ) {
    super(message)
  }
}
