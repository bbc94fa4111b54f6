// A group's evening: the form at the desk makes one PDF, with JavaScript and without, and a number that is none is said beside it.
import { readFileSync } from "node:fs";
import { extractText } from "../support/pdf-text";
import { expect, signIn, test } from "./postbag";

test("the form makes a pack", async ({ page }) => {
  await signIn(page);
  await page.getByRole("link", { name: "Packs" }).click();
  const first = page.locator("[name=letters]").first();
  await first.fill("many");
  await page.locator("main form button").last().click();
  await expect(page.locator("#letters-problem")).toBeVisible();
  await expect(page.locator("[name=letters]").first()).toHaveValue("many");

  await page.goto("/en/desk/packs");
  await page.locator("[name=letters]").first().fill("2");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("main form button").last().click(),
  ]);
  const bytes = readFileSync((await download.path())!);
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const text = await extractText(bytes);
  expect(text.length).toBeGreaterThan(500);
});
