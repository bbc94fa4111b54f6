// The pace and the outbox hold for everyone: accessible, at any width, in both directions; who may only look cannot choose.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, postbag, signIn, test } from "./postbag";

const wrong = "?per_hour=900&from_hour=9&until_hour=&time_zone=&spread=yes";
const meant = "?per_hour=60&from_hour=9&until_hour=17&time_zone=Asia/Tokyo&spread=yes";

test("the pace can be chosen by everyone, in both languages and at any width", async ({ page }) => {
  await signIn(page);
  const pace = `${await openAction(page)}/pace`;
  const paths = ["/en/desk/outbox", "/en/desk/outbox/pace", pace, pace + wrong, pace + meant];
  for (const [width, locale, scheme] of [
    [1280, "en", "light"],
    [360, "ar", "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    for (const path of paths) {
      await page.goto(path.replace("/en/", `/${locale}/`));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${locale} ${width} ${id} ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${path} ${locale} ${width} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  }
});

test("reviewers see the pace and cannot choose it, viewers do not see it", async ({ page }) => {
  await signInAs(page, "reviewer");
  const pace = `${await openAction(page)}/pace`;
  await page.goto(pace);
  await expect(page.getByText("How it is now:")).toBeVisible();
  await expect(page.locator("[name=per_hour]")).toHaveCount(0);
  for (const order of [
    `${pace}/order`,
    `${pace}/removal`,
    "/en/desk/outbox/pace/order",
    "/en/desk/outbox/pace/removal",
  ]) {
    const headers = { "sec-fetch-site": "same-origin" };
    const answer = await page.request.post(order, { form: { per_hour: "60" }, headers, maxRedirects: 0 });
    expect([order, answer.status()]).toEqual([order, 403]);
  }
  await page.context().clearCookies();
  expect((await page.request.post(`${pace}/order`, { form: { per_hour: "60" }, maxRedirects: 0 })).status()).toBe(303);
  await signInAs(page, "viewer");
  const hidden = await page.goto(pace);
  expect(hidden!.status()).toBe(404);
});

/** The address of an action on the desk's list that is open. */
async function openAction(page: Page): Promise<string> {
  await page.goto("/en/desk");
  const row = page.locator("main tr", { has: page.getByText("Open", { exact: true }) }).first();
  return (await row.getByRole("link").first().getAttribute("href"))!;
}

async function signInAs(page: Page, role: string): Promise<void> {
  const address = `${role}.${Date.now()}@postbag.example`;
  postbag(["organizer", "add", address, "--role", role]);
  await page.goto(postbag(["organizer", "link", address]).trim());
  await page.locator("main form button").first().click();
  await page.waitForURL(/\/desk/);
}
