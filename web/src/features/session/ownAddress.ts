/** Back to where the session ended, but only within these pages: an address of another site is not followed. */
export function ownAddress(next: string | undefined): string | null {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : null
}
