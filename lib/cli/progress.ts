// How far a long command is, on standard error: one line that moves on a terminal, a plain line now and then elsewhere.
import { say } from "./command";

export interface Progress {
  /** `done` of all that was announced. */
  readonly tell: (done: number) => void;
  /** Leaves the last line as it is. */
  readonly end: () => void;
}

/** How many plain lines does a whole run make? One for each tenth. */
const plainLines = 10;
const barWidth = 30;

/** `what`: "letters". The stream is standard error, or what a test gives instead. */
export function progressOf(
  all: number,
  what: string,
  stream: { readonly isTTY?: boolean; write(text: string): unknown } = process.stderr,
): Progress {
  let told = 0;
  const part = (done: number) => Math.min(1, all === 0 ? 1 : done / all);
  if (stream.isTTY !== true) {
    const tell = (done: number) => {
      const tenth = Math.floor(part(done) * plainLines);
      if (tenth > told) stream.write(`${done} of ${all} ${what}\n`);
      told = Math.max(told, tenth);
    };
    return { tell, end: () => undefined };
  }
  const tell = (done: number) => {
    const filled = Math.round(part(done) * barWidth);
    stream.write(`\r[${"#".repeat(filled)}${".".repeat(barWidth - filled)}] ${done} of ${all} ${what}\u001b[K`);
    told = done;
  };
  return { tell, end: () => (told > 0 ? void stream.write("\n") : undefined) };
}

/** Several sentences, each on a line of its own. */
export function sayAll(sentences: readonly string[]): void {
  for (const sentence of sentences) say(sentence);
}
