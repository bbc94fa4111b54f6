// CPU time and memory of this process and all below it, as Linux counts them; elsewhere of this process alone.
import { readFileSync } from "node:fs";

/** Milliseconds of those that live now; Linux counts in hundredths of a second. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + children(process.pid).reduce((sum, pid) => sum + cpuTimeOf(pid), 0);
}

/** Megabytes, pages that two share counted twice. */
export function memoryOfAll(): number {
  const kilobytes = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
  const below = children(process.pid).reduce((sum, pid) => sum + kilobytes(pid), 0);
  return process.memoryUsage.rss() / 2 ** 20 + below / 1024;
}

/** What `work` needs at most, looked at ten times a second. */
export async function withPeak<T>(work: () => Promise<T>): Promise<{ result: T; peak: number }> {
  let peak = memoryOfAll();
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryOfAll());
  }, 100);
  try {
    return { result: await work(), peak };
  } finally {
    clearInterval(watch);
  }
}

function children(pid: number): number[] {
  const direct = read(`/proc/${pid}/task/${pid}/children`).trim().split(" ").filter(Boolean).map(Number);
  return direct.flatMap((child) => [child, ...children(child)]);
}

/** The 14th and 15th fields, counted behind the name, which may hold anything. */
function cpuTimeOf(pid: number): number {
  const fields = read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
