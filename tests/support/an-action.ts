// Content that is ready to be published, about invented people, with one override per test.
import { type ActionContent, blankContent } from "@/lib/actions/action";
import { newId, type TargetId } from "@/lib/ids";
import { blankTarget, type Target } from "@/lib/targets/target";

export function aTarget(override: Partial<Target> = {}): Target {
  return {
    ...blankTarget(newId<TargetId>()),
    role: "Minister of Justice",
    name: "Mr Oren Valk",
    postalAddress: ["1 Court Street", "1000 Merrin", "ZUBARIA"],
    emails: ["minister@justice.zubaria.example"],
    salutation: "Dear Minister,",
    ...override,
  };
}

export function aContent(override: Partial<ActionContent> = {}): ActionContent {
  return {
    ...blankContent("en"),
    country: "Zubaria",
    title: "Teacher held after asking for textbooks",
    summary: "Lena Marsh was arrested in her classroom.",
    persons: [{ name: "Lena Marsh", pronouns: "she/her" }],
    demands: ["Release Lena Marsh", "Let her teach again"],
    letters: [
      {
        language: "en",
        subject: "Please release Lena Marsh",
        salutation: "Dear Minister,",
        body: "I am writing about Lena Marsh.\n\n• Release Lena Marsh;\n• Let her teach again.",
        closing: "Yours sincerely,",
      },
    ],
    targets: [aTarget()],
    deadlineOn: "2026-08-31",
    consent: "Her sister, by phone on 2 May.",
    ...override,
  };
}
