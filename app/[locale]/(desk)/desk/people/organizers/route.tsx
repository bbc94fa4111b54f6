// POST: lets a person sign in with a role, or gives another role to someone who can.
import { z } from "zod";
import { documentPage, seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { peoplePath } from "@/app/[locale]/(desk)/_desk/paths";
import { parseForm, readForm } from "@/lib/form";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { addOrganizer } from "@/lib/organizers/commands";
import { organizerRoles } from "@/lib/organizers/organizer";
import { AddPerson, personProblems } from "../add-person";

const person = z.object({
  email: z.string("email_invalid").trim(),
  role: z.enum(organizerRoles, "role_invalid"),
  name: z.string().trim().max(200, "name_too_long").default(""),
});

export const POST = deskRoute("manage_people", async ({ request, locale, organizer, db, now }) => {
  const form = await readForm(request, { maxBytes: 20_000 });
  if (!form.ok) return askAgain(locale, new FormData(), "email_invalid");
  const parsed = parseForm(person, form.fields);
  if (!parsed.ok) return askAgain(locale, form.fields, Object.values(parsed.fields)[0]);
  const { email, role, name } = parsed.value;
  // Nobody may lock themselves out by a slip: there would be no owner left to let them in again.
  if (email.toLowerCase() === organizer.email) return askAgain(locale, form.fields, "yourself");
  const added = await addOrganizer(db, { email, role, ...(name === "" ? {} : { name }), now });
  if (!added.ok) return askAgain(locale, form.fields, added.problem);
  return seeOther(`${peoplePath(locale)}?done=${added.added ? "added" : "changed"}`);
});

/** The form as it was typed, with the problem beside its field. */
function askAgain(locale: Locale, fields: FormData, code: string | undefined): Promise<Response> {
  const typed = (field: string) => String(fields.get(field) ?? "");
  const problem = personProblems.find((known) => known === code) ?? "email_invalid";
  const title = translator(locale, "desk")("people.title");
  const person = { email: typed("email"), name: typed("name"), role: typed("role") };
  return documentPage(locale, 422, title, <AddPerson locale={locale} problem={problem} typed={person} />);
}
