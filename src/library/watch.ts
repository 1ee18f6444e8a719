import { watch } from 'chokidar';

/**
 * Tells of every change below the paths, once for changes that come together, until the signal stops it. `onReady` is
 * called when it has begun to see them: what changed before is not told.
 */
export async function watchFiles(
  paths: readonly string[],
  stop: AbortSignal,
  onChange: () => void,
  onReady: () => void = () => undefined,
): Promise<void> {
  // Editors rename a new file over the old one; chokidar keeps up with that, where fs.watch goes deaf.
  const watcher = watch([...paths], { ignoreInitial: true, ignored: /[\\/](?:node_modules|\.git)(?:[\\/]|$)/ });
  watcher.on('ready', onReady);
  let waiting: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(waiting);
    waiting = setTimeout(onChange, 60);
  });
  await new Promise<void>((end) => {
    if (stop.aborted) end();
    stop.addEventListener('abort', () => {
      end();
    });
  });
  clearTimeout(waiting);
  await watcher.close();
}
