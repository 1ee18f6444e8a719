// commander asks for it as it is loaded, for commands that are programs of their own; cfp has none, and it is the slowest of
// Node's to load.
export function spawn() {
  throw new Error('no command of cfp is a program of its own');
}
