// A published action about invented people, and supporters who write for it.
import type { Database } from "@/db/database";
import type { ActionContent } from "@/lib/actions/action";
import { createDraft, publishAction } from "@/lib/actions/commands";
import type { AppealWorld } from "@/lib/appeals/links";
import type { AppealForm } from "@/lib/appeals/schema";
import type { ActionId } from "@/lib/ids";
import type { Target } from "@/lib/targets/target";
import { aContent as aPublishableContent, aTarget as aPublishableTarget } from "./an-action";

export const world: AppealWorld = {
  secret: "a secret that is used in tests and nowhere else",
  url: "https://letters.example.org",
  mailFrom: "appeals@letters.example.org",
};

/** The minister, who is written to by mail and by nothing else. */
export function aTarget(said: Partial<Target> = {}): Target {
  return aPublishableTarget({
    name: "Orla Venn",
    emails: ["minister@justice.example"],
    postalAddress: [],
    salutation: "",
    ...said,
  });
}

/** Open until the end of June, with a link of the organizer's own in the model letter. */
export function aContent(said: Partial<ActionContent> = {}): ActionContent {
  const letter = {
    language: "en",
    subject: "Maro Tel",
    salutation: "Dear Minister,",
    body: "I write about Maro Tel.\n\n• release Maro Tel at once\n\nSee https://facts.example/maro",
    closing: "Yours sincerely,",
  };
  const title = "Release the teacher Maro Tel";
  return aPublishableContent({ title, letters: [letter], targets: [aTarget()], deadlineOn: "2026-06-30", ...said });
}

export interface Published {
  readonly id: ActionId;
  readonly slug: string;
  readonly content: ActionContent;
}

export async function publish(db: Database, content: ActionContent, now: Date): Promise<Published> {
  const { id, slug } = await createDraft(db, { content, by: "operator", now });
  const published = await publishAction(db, { actionId: id, by: "operator", now });
  if (!published.ok) throw new Error(JSON.stringify(published));
  return { id, slug, content };
}

let count = 0;

/** A form as the schema leaves it; each with a nonce and an address of its own. */
export function aForm(content: ActionContent, said: Partial<AppealForm> = {}): AppealForm {
  count += 1;
  return {
    form_nonce: `nonce-${count}`,
    name: "Ana López",
    email: `ana.${count}@mail.example`,
    country: "DE",
    language: "en",
    subject: "About Maro Tel",
    body: "In my own words: please release Maro Tel.",
    target: [...content.targets, ...content.copies].map(({ id }) => id),
    sign_as: "full",
    reply: "none",
    consent: "yes",
    news: false,
    ...said,
  };
}
