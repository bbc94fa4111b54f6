// Ten thousand spoiled documents of all formats through the importer. The seed is printed: POSTBAG_SEED repeats a run.
import { drawnPdf } from "@/tests/support/drawn-pdf";
import { fuzz } from "@/tests/support/fuzz";
import { sheetNames, sheetPdf } from "@/tests/support/sheets/sheet";

const cases = 10_000;

export async function run(): Promise<void> {
  const seed = Number(process.env.POSTBAG_SEED ?? Math.floor(Math.random() * 2 ** 31));
  say(`seed ${seed}, ${cases} cases`);
  const sheets = await Promise.all(sheetNames.map(sheetPdf));
  const plain = await drawnPdf(
    ["UA: 5/20 Index: EUR 99/1/2020 Norland Date: 3 May 2020\nURGENT ACTION\nEDITOR HELD"],
    {},
  );
  const begun = performance.now();
  const { answers, faults, slowest } = await fuzz(seed, cases, [...sheets, plain]);
  for (const [answer, count] of Object.entries(answers).sort()) say(`${answer}: ${count}`);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  say(`${seconds} s, slowest ${slowest.toFixed(0)} ms, ${faults.length} without an answer`);
  for (const fault of faults.slice(0, 20)) say(fault);
  if (faults.length > 0) process.exitCode = 1;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
