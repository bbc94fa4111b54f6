// Letters as PDF per second and the CPU time of one, beside bare pdfkit with Helvetica: no other script, no tags, no shaping.
// Rounds of ours and of the floor alternate, so that both meet the same machine.
import PDFDocument from "pdfkit";
import type { Letter } from "@/lib/letters/letter";
import { toPdf } from "@/lib/letters/pdf";
import { toPlainText } from "@/lib/letters/plain-text";
import { aLetter, type SampleLanguage } from "@/tests/unit/letters/sample-letters";

const rounds = 4;
const lettersPerRound = 30;
const languages: readonly SampleLanguage[] = ["en", "zh", "ar"];

interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly bytes: number;
}

type Render = (letter: Letter) => Promise<Uint8Array>;

export async function run(): Promise<void> {
  const before = performance.now();
  await toPdf([aLetter("en")], "a4");
  say("first letter, library and fonts loaded for it", `${(performance.now() - before).toFixed(0)} ms`);
  await costOf(barePdf, "en");
  for (const language of languages) {
    await costOf(ours, language);
    const pairs: { ours: Cost; floor: Cost }[] = [];
    for (let round = 0; round < rounds; round++) {
      pairs.push({ ours: await costOf(ours, language), floor: await costOf(barePdf, "en") });
    }
    report(language, middle(pairs.map((pair) => pair.ours)), middle(pairs.map((pair) => pair.floor)));
  }
}

const ours: Render = (letter) => toPdf([letter], "a4");

/** The fastest way to a sheet that looks at all like a letter. */
function barePdf(letter: Letter): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ size: "A4", margin: 72 });
    const parts: Buffer[] = [];
    document.on("data", (part: Buffer) => parts.push(part));
    document.on("end", () => resolve(Buffer.concat(parts)));
    document.font("Helvetica").fontSize(11);
    for (const line of [...letter.sender, ...letter.recipient, letter.date]) document.text(line);
    for (const paragraph of toPlainText(letter).split("\n\n")) document.moveDown().text(paragraph);
    document.end();
  });
}

/** Of one letter, in milliseconds, over letters of which no two are the same. */
async function costOf(render: Render, language: SampleLanguage): Promise<Cost> {
  const letters = Array.from({ length: lettersPerRound }, (_, at) =>
    aLetter(language, { name: `Rosa Lindqvist ${at}` }),
  );
  const started = performance.now();
  const used = process.cpuUsage();
  let bytes = 0;
  for (const letter of letters) bytes += (await render(letter)).length;
  const { user, system } = process.cpuUsage(used);
  const each = (total: number) => total / letters.length;
  return { wall: each(performance.now() - started), cpu: each((user + system) / 1000), bytes: each(bytes) };
}

function middle(costs: readonly Cost[]): Cost {
  return [...costs].sort((a, b) => a.cpu - b.cpu)[Math.floor(costs.length / 2)]!;
}

function report(language: string, cost: Cost, floor: Cost): void {
  const line = ({ wall, cpu, bytes }: Cost) =>
    `${(1000 / wall).toFixed(0)} letters/s, ${cpu.toFixed(1)} ms CPU each, ${(bytes / 1024).toFixed(1)} kB`;
  say(`Postbag, ${language}`, line(cost));
  say("bare pdfkit, Helvetica, en", line(floor));
  say("ratio of CPU time", (cost.cpu / floor.cpu).toFixed(2));
}

function say(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(46)} ${value}\n`);
}
