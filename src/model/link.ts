/**
 * Whether a link may lead there: the web, a mailbox, a telephone, or a place
 * in the article or beside it. Anything else could act (`javascript:`, `data:`).
 */
export function isSafeLink(url: string): boolean {
  return /^(?:https?:|mailto:|tel:|doi:|#|\?|\/(?!\/)|\.{1,2}\/|[^:/?#]+(?:[/?#]|$))/iu.test(url.trim())
}
