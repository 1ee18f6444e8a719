import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import process from 'node:process';

/** What ran the bench, in a few lines of Markdown. */
export function machine(timer: string, now: Date): string {
  const cores = availableParallelism();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB of memory`;
  return [
    `- ${now.toISOString().slice(0, 10)}`,
    `- ${cpus()[0]?.model.trim() || process.arch}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${memory}`,
    `- ${process.platform} ${release()}, Node.js ${process.versions.node}; times by ${timer}`,
    '',
  ].join('\n');
}

/** What else the machine does, where it tells; a busy one measures nothing well. */
export function loadOf(): string {
  const [minute = 0] = loadavg();
  return `Load of the last minute: ${minute.toFixed(1)} on ${availableParallelism()} cores.`;
}
