// What holds on every public page: accessible, light, no inline script, nobody else's host, both directions.
import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Page, Response } from "@playwright/test";
import { expect, test } from "./postbag";

/** At most, compressed, style and script included. */
const firstView = 40_000;

async function paths(page: Page): Promise<readonly string[]> {
  await page.goto("/en");
  const action = await page.locator("main a[href*='/actions/']").first().getAttribute("href");
  return ["/en", action!, `${action}/write`, `${action}/reports`, action!.replace("/en/", "/ar/"), "/ar"];
}

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1280, 360]) {
    test(`are accessible at ${width} px in ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      for (const path of await paths(page)) {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });
  }
}

test("weigh at most 40 kB, ask nobody else, and allow no inline script", async ({ page, baseURL }) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${baseURL}/`)) foreign.push(request.url());
  });
  for (const path of await paths(page)) {
    const answers: Promise<Buffer>[] = [];
    const collect = (response: Response) => {
      if (response.ok()) answers.push(response.body());
    };
    page.on("response", collect);
    const response = await page.goto(path, { waitUntil: "networkidle" });
    page.off("response", collect);
    const weight = (await Promise.all(answers)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(weight, path).toBeLessThanOrEqual(firstView);
    const policy = response!.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("nonce");
    expect(await page.locator("script:not([src]), [onclick], [style]").count(), path).toBe(0);
  }
  expect(foreign).toEqual([]);
});

test("are answered calmly where nothing is", async ({ request }) => {
  for (const path of [
    "/en/nothing",
    "/xx",
    "/en/actions/none",
    "/en/confirm/none",
    "/en/appeals/none",
    "/_next/image?url=x&w=1&q=1",
  ]) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect([400, 404], path).toContain(answer.status());
  }
});

test("say what they say in Arabic, from right to left", async ({ page }) => {
  await page.goto("/ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
});
