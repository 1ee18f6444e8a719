type Env = Readonly<Record<string, string | undefined>>;

/** The editor that is opened: $VISUAL, $EDITOR, else vi; the program, and what it is given before the file. */
export function editorIn(env: Env): { readonly command: string; readonly program: string; readonly args: string[] } {
  const command = env.VISUAL ?? env.EDITOR ?? 'vi';
  const [program = 'vi', ...args] = command.split(' ').filter((word) => word !== '');
  return { command, program, args };
}

/** The program that opens an address, by platform; on Linux, $BROWSER goes first. Null where there is no screen for one. */
export function browserIn(env: Env, platform: string): string | null {
  const { BROWSER } = env;
  if (BROWSER !== undefined && /^[\w./+-]+$/.test(BROWSER)) return BROWSER;
  if (platform === 'darwin') return 'open';
  // The shell of Windows would take an & for the end of the command; explorer takes the address as it is.
  if (platform === 'win32') return 'explorer';
  const hasScreen = [BROWSER, env.DISPLAY, env.WAYLAND_DISPLAY, env.WSL_DISTRO_NAME].some((one) => one !== undefined);
  return hasScreen || platform !== 'linux' ? 'xdg-open' : null;
}
