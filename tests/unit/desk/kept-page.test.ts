// The editor's form when it comes back: nothing that was typed is lost, not even a day that cannot be read.
import { describe, expect, it } from "vitest";
import { keptPage } from "@/app/[locale]/(desk)/desk/actions/[id]/_editor/kept-page";
import { type ActionId, newId } from "@/lib/ids";
import { aContent } from "@/tests/support/an-action";

const kept = { locale: "en", actionId: newId<ActionId>(), content: aContent(), draftNumber: 7 } as const;
const dayInput = (page: string) => /<input[^>]*id="deadline_on"[^>]*>/.exec(page)?.[0] ?? "";

describe("the editor that came back", () => {
  it("shows an unread day as it was typed, in a field that takes any text, with what to do", async () => {
    const answer = await keptPage({ ...kept, reason: "unread_day", unread: { deadline_on: "03/04/2027" } });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(dayInput(page)).toMatch(/type="text"/);
    expect(dayInput(page)).toMatch(/value="03\/04\/2027"/);
    expect(dayInput(page)).toMatch(/aria-invalid="true"/);
    expect(page).toMatch(/id="deadline_on-problem"[^>]*>[^<]*15 May 2027/);
    expect(page).toMatch(/name="draft_number" [^>]*value="7"/);
  });

  it("keeps it, too, when nobody is signed in any more", async () => {
    const answer = await keptPage({ ...kept, locale: "ar", reason: "signed_out", unread: { deadline_on: "قريبا" } });
    expect(answer.status).toBe(401);
    expect(dayInput(await answer.text())).toMatch(/value="قريبا"/);
  });

  it("is a calendar's field where the day could be read", async () => {
    const answer = await keptPage({ ...kept, reason: "changed", unread: {} });
    expect(answer.status).toBe(409);
    expect(dayInput(await answer.text())).toMatch(/type="date".*value="2026-08-31"/);
  });
});
