// Printing for pages: a piece becomes a file on one of two presses. The queue has an end and so has waiting: whoever finds it
// full is told so at once, and no text, however it was made, keeps another one waiting for long.
import { availableParallelism } from "node:os";
import { type Milliseconds, second } from "@/lib/clock";
import type { Order, Piece } from "@/lib/letters/piece";
import { openPress, type Press, type Sheets } from "@/lib/letters/press";
import { type Done, type Refused, refused } from "@/lib/result";

/** `busy`: try again in some seconds. `not_printed`: it took too long or broke its process; it would do so again. */
export type Printed = Done<Sheets> | Refused<"busy" | "not_printed">;

export interface PrinterLimits {
  readonly presses: number;
  /** How many pieces may wait, and how long one may. */
  readonly waiting: number;
  readonly patience: Milliseconds;
  /** What one piece may take, start of the process included. */
  readonly time: Milliseconds;
  readonly folder?: string;
}

export interface Printer {
  print(piece: Piece): Promise<Printed>;
  close(): void;
}

interface Waiting {
  readonly order: Order;
  readonly answer: (printed: Printed) => void;
  readonly fail: (fault: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

export function openPrinter(limits: PrinterLimits): Printer {
  const queue: Waiting[] = [];
  const presses = Array.from({ length: limits.presses }, () => openPress(limits));
  const free = [...presses];

  const next = () => {
    const press = free[0];
    const first = press && queue.shift();
    if (!press || !first) return;
    free.shift();
    clearTimeout(first.timer);
    void printed(press, first.order)
      .then(first.answer, first.fail)
      .finally(() => {
        // The press used last is warm: it stands first.
        free.unshift(press);
        next();
      });
  };
  const wait = (order: Order): Promise<Printed> =>
    new Promise((answer, fail) => {
      const giveUp = () => {
        queue.splice(queue.indexOf(waiting), 1);
        answer(refused("busy"));
      };
      const waiting = { order, answer, fail, timer: setTimeout(giveUp, limits.patience) };
      queue.push(waiting);
      next();
    });
  return {
    print: (piece) =>
      free.length === 0 && queue.length >= limits.waiting
        ? Promise.resolve(refused("busy"))
        : wait({ ...piece, tagged: true }),
    close: () => {
      for (const press of presses) press.close();
    },
  };
}

async function printed(press: Press, order: Order): Promise<Printed> {
  const sheets = await press.set(order);
  return sheets === null ? refused("not_printed") : { ok: true, ...sheets };
}

/** When to try again where presses were busy. */
export const secondsOfPrinting = 10;

const presses = Math.min(2, availableParallelism());
let printer: Printer | undefined;

/** On the presses that all pages of this process share. */
export function print(piece: Piece): Promise<Printed> {
  printer ??= openPrinter({ presses, waiting: 40, patience: 10 * second, time: 12 * second });
  return printer.print(piece);
}

/** The file alone; throws where there is none. For those who ask for no more than they can wait for. */
export async function printedBytes(piece: Piece): Promise<Uint8Array> {
  const sheets = await print(piece);
  if (!sheets.ok) throw new Error(`${piece.file}: ${sheets.problem}`);
  return sheets.bytes;
}
