// Where a command writes a file: under its name once it is whole, or to standard output as it is made. Whoever stops the
// command (Ctrl+C, a signal to end) finds no half a file.
import { rmSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Refusal } from "./command";

export interface OutputFile {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** The file is whole and stands under its name from now on. */
  readonly keep: () => Promise<void>;
  /** Nothing of it is left, once it is not kept. */
  readonly drop: () => Promise<void>;
}

/** "-" is standard output, of which nothing can be taken back. */
export function openOutput(path: string): Promise<OutputFile> {
  return path === "-" ? Promise.resolve(standardOutput()) : fileAt(path);
}

async function fileAt(path: string): Promise<OutputFile> {
  const part = `${path}.part-${process.pid}`;
  const stopMinding = onStop(() => rmSync(part, { force: true }));
  const file = await open(part, "w").catch(() => {
    stopMinding();
    throw new Refusal(`${path} cannot be written.`);
  });
  return {
    write: async (bytes) => {
      for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
    },
    keep: async () => {
      await file.close();
      await rename(part, path).catch(() => {
        throw new Refusal(`${path} cannot be written.`);
      });
    },
    drop: async () => {
      await file.close().catch(() => undefined);
      await rm(part, { force: true });
      stopMinding();
    },
  };
}

/** As a shell counts a process that a signal ended: 128 and the signal's number. */
const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Does that, and ends the process, when it is told to end; answers what takes this back. */
function onStop(clear: () => void): () => void {
  const minded = (Object.keys(codes) as (keyof typeof codes)[]).map((signal) => {
    const stop = () => {
      clear();
      process.exit(codes[signal]);
    };
    process.once(signal, stop);
    return () => process.off(signal, stop);
  });
  return () => {
    for (const forget of minded) forget();
  };
}

function standardOutput(): OutputFile {
  // Whoever reads it may stop: the write then says so, and nothing else has to.
  process.stdout.on("error", () => undefined);
  const write = (bytes: Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      process.stdout.write(bytes, (fault) => (fault ? reject(fault) : resolve()));
    });
  return { write, keep: async () => undefined, drop: async () => undefined };
}
