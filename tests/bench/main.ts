// npm run bench -- NAME. Each benchmark measures ours and its floor side by side in one run and prints the ratio.

const benchmarks = {
  submit: () => import("./submit"),
  pages: () => import("./pages"),
  delivery: () => import("./delivery"),
  outbox: () => import("./outbox"),
  letters: () => import("./letters"),
  extraction: () => import("./extraction"),
  import: () => import("./import"),
  fuzz: () => import("./fuzz"),
} as const;

export async function main([name = ""]: string[]): Promise<number> {
  if (!(name in benchmarks)) {
    process.stderr.write(`Say which: ${Object.keys(benchmarks).join(", ")}\n`);
    return 1;
  }
  const { run } = await benchmarks[name as keyof typeof benchmarks]();
  await run();
  return 0;
}
