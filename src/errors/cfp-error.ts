/** A mistake that the user can mend: told in words, with the way out, and never with a stack. Ends with exit code 2. */
export class CfpError extends Error {
  override readonly name = 'CfpError';
  /** The next thing to do. */
  readonly help: string;

  constructor(message: string, help: string, options?: ErrorOptions) {
    super(message, options);
    this.help = help;
  }
}
