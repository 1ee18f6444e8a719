/** Whether an error is the system's, with one of these codes. */
export function isErrnoCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
