// The form that lets someone sign in, or gives them another role.
import { Button } from "@/app/_ui/button";
import { SelectField, TextField } from "@/app/_ui/field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { organizerRoles } from "@/lib/organizers/organizer";
import { peoplePath } from "../../_desk/paths";

export const personProblems = ["email_invalid", "role_invalid", "name_too_long", "yourself"] as const;
type PersonProblem = (typeof personProblems)[number];

const fieldOf = { email_invalid: "email", yourself: "email", role_invalid: "role", name_too_long: "name" } as const;

interface AddPersonProps {
  readonly locale: Locale;
  readonly problem?: PersonProblem;
  readonly typed?: { readonly email: string; readonly name: string; readonly role: string };
}

export function AddPerson({ locale, problem, typed }: AddPersonProps) {
  const t = translator(locale, "desk");
  const w = translator(locale, "words");
  const problemOf = (field: string) =>
    problem !== undefined && fieldOf[problem] === field ? t(`people.problems.${problem}`) : undefined;
  const email = { label: t("people.email"), problem: problemOf("email"), maxLength: 254, dir: "ltr" };
  const name = { label: t("people.name"), hint: t("people.nameHelp"), problem: problemOf("name"), maxLength: 200 };
  return (
    <section aria-labelledby="add">
      <h2 id="add">{t("people.add")}</h2>
      <p>{t("people.addHelp")}</p>
      <form method="post" action={`${peoplePath(locale)}/organizers`}>
        <TextField name="email" type="email" required autoComplete="off" defaultValue={typed?.email} {...email} />
        <TextField name="name" dir="auto" autoComplete="off" defaultValue={typed?.name} {...name} />
        <SelectField
          name="role"
          defaultValue={typed?.role || "editor"}
          label={t("people.role")}
          problem={problemOf("role")}
        >
          {organizerRoles.map((role) => (
            <option key={role} value={role}>
              {w(`roles.${role}`)}
            </option>
          ))}
        </SelectField>
        <Button tone="main">{t("people.addButton")}</Button>
      </form>
    </section>
  );
}
