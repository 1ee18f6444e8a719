/** A way to put text on the clipboard: through the terminal, or by a program that reads it. */
export type ClipboardWay = { readonly kind: 'terminal' } | Program;

export interface Program {
  readonly kind: 'program';
  readonly command: string;
  readonly args: readonly string[];
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The ways to the clipboard, best first. A terminal that is known to take OSC 52 goes before all programs, and so does
 * any at the end of a connection, where a program would fill the clipboard of the wrong machine; else it comes last.
 */
export function clipboardWays({
  env,
  platform,
  isTTY,
}: {
  env: Env;
  platform: string;
  isTTY: boolean;
}): ClipboardWay[] {
  const terminal: ClipboardWay[] = isTTY && env.TERM !== 'dumb' ? [{ kind: 'terminal' }] : [];
  const programs = programsOn(platform, env);
  const isRemote = env.SSH_TTY !== undefined || env.SSH_CONNECTION !== undefined;
  return isRemote || takesOsc52(env) ? [...terminal, ...programs] : [...programs, ...terminal];
}

function programsOn(platform: string, env: Env): Program[] {
  const program = (command: string, ...args: string[]): Program => ({ kind: 'program', command, args });
  if (platform === 'darwin') return [program('pbcopy')];
  if (platform === 'win32') return [program('clip')];
  return [
    ...(env.WAYLAND_DISPLAY === undefined ? [] : [program('wl-copy')]),
    ...(env.DISPLAY === undefined ? [] : [program('xclip', '-selection', 'clipboard')]),
    ...(env.WSL_DISTRO_NAME === undefined ? [] : [program('clip.exe')]),
  ];
}

// Terminals that take OSC 52 as they come, and that say who they are.
function takesOsc52(env: Env): boolean {
  if (env.TMUX !== undefined || env.STY !== undefined) return false;
  return (
    ['iTerm.app', 'WezTerm', 'ghostty', 'rio', 'vscode'].includes(env.TERM_PROGRAM ?? '') ||
    ['KITTY_WINDOW_ID', 'WT_SESSION', 'ALACRITTY_WINDOW_ID'].some((name) => env[name] !== undefined) ||
    /^(?:foot|xterm-kitty|alacritty|contour)/.test(env.TERM ?? '')
  );
}

/** The sequence that asks a terminal to put a text on the clipboard. It is base64: nothing in the text can steer. */
export function osc52(text: string, { TMUX }: Env): string {
  const sequence = `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;
  // tmux hands on what is wrapped for it, where its `allow-passthrough` is on.
  return TMUX === undefined
    ? sequence
    : `${sequence}\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
}
