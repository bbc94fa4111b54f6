// An urgent action about invented people, as a document that the importer reads, and publishes for a journey.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const document = (target: string, deadline: string) => `URGENT ACTION

FERRYMAN HELD AFTER STRIKE ${Date.now()}
Bero Sand, a ferryman from Low Haven, was taken from the quay on 2 May. His family has not heard of him since.

TAKE ACTION: WRITE AN APPEAL IN YOUR OWN WORDS OR USE THIS MODEL LETTER

Minister of Justice
Ada Rill
Ministry of Justice
1 Quay Road
1000 Low Haven, Lydora
Email: ${target}

Dear Minister,

I am writing about Bero Sand, a ferryman who was taken from the quay on 2 May.

I therefore urge you to:

• Release Bero Sand immediately;
• Tell his family where he is held.

Yours sincerely,

ADDITIONAL INFORMATION

The ferrymen of Low Haven struck for two days in April.

PREFERRED LANGUAGE TO ADDRESS TARGET: English
You can also write in your own language.

PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: ${deadline}

NAME AND PREFERRED PRONOUN: Bero Sand (he/him)
`;

/** Answers the action's slug. `postbag` runs a command and answers what it printed. */
export function publishDocument(postbag: (args: readonly string[]) => string, path: string, target: string): string {
  const deadline = new Date(Date.now() + 20 * 24 * 3600_000);
  const printed = `${deadline.getUTCDate()} ${deadline.toLocaleString("en", { month: "long", timeZone: "UTC" })} ${deadline.getUTCFullYear()}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, document(target, printed));
  return postbag(["import", path, "--publish"]).trim().split("\n").at(-1)!;
}
