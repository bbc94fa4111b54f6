// A pack as an answer: whole, for the few letters of a group, or as it is made, for the many of a desk.
import { minute } from "@/lib/clock";
import { type NoFile, notPrintableIn, type PackOut, type PackSetting, writePack } from "@/lib/packs/file";
import type { PackPlan } from "@/lib/packs/pack";
import { type Done, done, type Refused, refused } from "@/lib/result";

/** How many packs of groups may be in the making at a time, and how many of the desk? Each has two presses of 150 MB. */
const atOnce = 2;
const inTheMaking = { groups: 0, desk: 0 };
/** How long may a browser take no more of a file? Then its place is given to the next. */
const patience = minute;

export type NoPack = Refused<NoFile> | (Refused<"not_printable"> & { readonly characters: readonly string[] });

export async function packBytes(
  plan: PackPlan,
  setting: PackSetting,
): Promise<Done<{ bytes: Uint8Array<ArrayBuffer> }> | NoPack> {
  const characters = notPrintableIn(plan);
  if (characters.length > 0) return { ...refused("not_printable"), characters };
  const chunks: Uint8Array[] = [];
  const made = await oneOfFew("groups", plan, setting, (bytes) => void chunks.push(bytes));
  return made.ok ? done({ bytes: new Uint8Array(Buffer.concat(chunks)) }) : made;
}

/**
 * The file as it is made. Answers once there is something of it; what fails later breaks the download off, so that no
 * browser takes half a file for a whole one. `onFault` hears of it.
 */
export async function packStream(
  plan: PackPlan,
  setting: PackSetting,
  onFault: (fault: unknown) => void,
): Promise<Done<{ stream: ReadableStream<Uint8Array<ArrayBuffer>> }> | NoPack> {
  const characters = notPrintableIn(plan);
  if (characters.length > 0) return { ...refused("not_printable"), characters };
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const writer = writable.getWriter();
  let begin: () => void = () => undefined;
  const begun = new Promise<null>((resolve) => {
    begin = () => resolve(null);
  });
  const write = async (bytes: Uint8Array) => {
    begin();
    const stalled = setTimeout(() => void writer.abort().catch(() => undefined), patience);
    await writer.write(new Uint8Array(bytes)).finally(() => clearTimeout(stalled));
  };
  const made = oneOfFew("desk", plan, setting, write);
  const ended = made.then((result) =>
    result.ok ? writer.close() : writer.abort(new Error(`the pack broke off: ${result.problem}`)),
  );
  ended.catch(async (fault: unknown) => {
    await writer.abort(fault).catch(() => undefined);
    // A browser that went away, or took no more, says nothing.
    if (fault !== undefined) onFault(fault);
  });
  const first = await Promise.race([begun, made]);
  return first === null || first.ok ? done({ stream: readable }) : first;
}

async function oneOfFew(
  whose: keyof typeof inTheMaking,
  plan: PackPlan,
  setting: PackSetting,
  write: PackOut["write"],
): ReturnType<typeof writePack> {
  if (inTheMaking[whose] >= atOnce) return refused("busy");
  inTheMaking[whose] += 1;
  try {
    return await writePack(plan, setting, { write });
  } finally {
    inTheMaking[whose] -= 1;
  }
}
