// The review page holds for everyone: accessible, at any width, in both directions, and with one script of ours at most.
import AxeBuilder from "@axe-core/playwright";
import { ownDocument } from "../support/documents/own-document";
import { expect, signIn, test } from "./postbag";

test("the review can be used by everyone, in both languages and at any width", async ({ page }) => {
  await signIn(page);
  await page.goto("/en/desk/import");
  await page.locator("[name=text]").fill(ownDocument.replace(/UNTIL:.*/, ""));
  await page.locator("main form button").first().click();
  await page.waitForURL(/\/desk\/import\/[\w-]{36}$/);
  const path = new URL(page.url()).pathname;
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    for (const [locale, scheme] of [
      ["en", "light"],
      ["ar", "dark"],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      const answer = await page.goto(path.replace("/en/", `/${locale}/`));
      expect(answer!.headers()["content-security-policy"]).toMatch(/script-src http:\/\/localhost:\d+\/review\.js$/);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${locale} ${width} ${id} ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${locale} ${width} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  }
});
