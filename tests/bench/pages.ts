// What a first visit to a public page weighs, compressed, beside the framework's own script alone.
import { gzipSync } from "node:zlib";
import { startApp } from "./running-app";

/** Gzipped script of an App Router page without one client component, measured on Next 16.4 (docs/decisions/001-house.md). */
const frameworkFloor = 135.5;

export async function run(): Promise<void> {
  const app = await startApp({ WORKER: "off" });
  try {
    const list = await (await fetch(`${app.url}/en`)).text();
    const action = list.match(/href="(\/en\/actions\/[^"/?#]+)"/)?.[1];
    if (!action) throw new Error("no open action on the list");
    for (const path of ["/en", action, `${action}/write`]) {
      const { page, assets } = await weigh(app.url, path);
      const total = page + assets;
      process.stdout.write(
        `${path.padEnd(60)} ${kB(page)} page + ${kB(assets)} style and script = ${kB(total)}; framework script alone ${frameworkFloor} kB (${(frameworkFloor / (total / 1000)).toFixed(1)}x)\n`,
      );
    }
  } finally {
    await app.stop();
  }
}

async function weigh(base: string, path: string) {
  const html = await (await fetch(base + path)).text();
  const linked = [...html.matchAll(/<(?:link[^>]+href|script[^>]+src)="(\/[^"]+\.(?:css|js)[^"]*)"/g)].map(
    ([, href]) => href!,
  );
  const sizes = await Promise.all(
    [...new Set(linked)].map(
      async (href) => gzipSync(Buffer.from(await (await fetch(base + href)).arrayBuffer())).length,
    ),
  );
  return { page: gzipSync(html).length, assets: sizes.reduce((sum, size) => sum + size, 0) };
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
