// What watches the processes of `npm start`, with processes of a test's own in their place.
import { spawn } from "node:child_process";
import { join } from "node:path";

export interface Watching {
  /** Of the watching process: its code, or the signal that ended it. */
  readonly exit: Promise<number | string | null>;
  readonly said: () => string;
  isAlive(): boolean;
  kill(signal: NodeJS.Signals): void;
}

const program = `
  import { patience, sideBySide } from ${JSON.stringify(join(process.cwd(), "bin", "side-by-side.mjs"))};
  const { processes, waits } = JSON.parse(process.env.SIDE_BY_SIDE);
  const env = { ...process.env, SIDE_BY_SIDE: undefined };
  const end = async (code) => { await stop(); process.exit(code); };
  const { begin, stop } = sideBySide({
    cwd: process.cwd(), env, onGivenUp: () => void end(1), waits: { ...patience, ...waits },
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void end(0));
  for (const [name, ...args] of processes) begin(name, args);
`;

/** `processes`: a name and what node is to run. `waits`: milliseconds, see bin/side-by-side.mjs. */
export function watchSideBySide({
  processes,
  waits = {},
  env = {},
}: {
  processes: readonly (readonly [name: string, ...args: string[]])[];
  waits?: Record<string, number>;
  env?: Readonly<Record<string, string | undefined>>;
}): Watching {
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { PATH: process.env.PATH, NODE_ENV: "test", ...env, SIDE_BY_SIDE: JSON.stringify({ processes, waits }) },
  });
  let said = "";
  child.stderr.on("data", (bytes) => {
    said += String(bytes);
  });
  const exit = new Promise<number | string | null>((resolve) => {
    // What it said last is heard a little later; its line stays open for as long as a process of its lives.
    child.once("exit", (code, signal) => void setTimeout(() => resolve(code ?? signal), 200));
  });
  return {
    exit,
    said: () => said,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill: (signal) => void child.kill(signal),
  };
}
