/** The address, clickable where the terminal is known to follow OSC 8 links; elsewhere the plain address. */
export function link(
  url: string,
  { isTTY, env }: { readonly isTTY: boolean; readonly env: Readonly<Record<string, string | undefined>> },
): string {
  return isTTY && followsLinks(env) ? `\u001b]8;;${url}\u001b\\${url}\u001b]8;;\u001b\\` : url;
}

// The terminals that https://github.com/Alhadis/OSC8-Adoption lists and that say who they are.
function followsLinks(env: Readonly<Record<string, string | undefined>>): boolean {
  if (env.FORCE_HYPERLINK !== undefined) return env.FORCE_HYPERLINK !== '0';
  if (env.TMUX !== undefined || env.TERM === 'dumb') return false;
  const programs = ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio'];
  return (
    programs.includes(env.TERM_PROGRAM ?? '') ||
    Number(env.VTE_VERSION ?? 0) >= 5000 ||
    ['WT_SESSION', 'KONSOLE_VERSION', 'KITTY_WINDOW_ID', 'DOMTERM'].some((name) => env[name] !== undefined)
  );
}
