// The dot barrier as a stream: a message that gives away everything but its last byte, and that one only once the
// barrier is committed. Whatever a mail library does, it cannot end a message whose last byte it does not have.
import { Readable } from "node:stream";

export interface Gate {
  readonly stream: Readable;
  onLastByte: () => void;
  /** The server wants the message. */
  asked: boolean;
  fenced: boolean;
  lastByteSent: boolean;
  /** Settles when the barrier, once tried, has answered. */
  answered: Promise<void>;
}

/** `heardGo`: has the server said 354? Without that the barrier is not even tried. */
export function gated(mime: Buffer, heardGo: () => boolean, barrier: () => Promise<boolean>): Gate {
  const stream = new Readable({
    // So small that the second read means: everything but the last byte went on its way.
    highWaterMark: 1,
    read() {
      if (gate.asked) {
        gate.answered = pass().catch(() => void stream.destroy(new Error("the barrier failed")));
      } else {
        gate.asked = true;
        stream.push(mime.subarray(0, -1));
      }
    },
  });
  const gate: Gate = {
    ...{ stream, onLastByte: () => undefined, asked: false, fenced: false, lastByteSent: false },
    answered: Promise.resolve(),
  };
  const pass = async () => {
    if (!heardGo()) throw new Error("the server never said 354");
    gate.fenced = !(await barrier());
    if (gate.fenced) throw new Error("fenced");
    if (stream.destroyed) return;
    gate.lastByteSent = true;
    gate.onLastByte();
    stream.push(mime.subarray(-1));
    stream.push(null);
  };
  return gate;
}
