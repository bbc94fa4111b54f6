// GET /{locale}: open actions, narrowed by country, language, way and deadline.
import { listOpenActions } from "@/lib/actions/queries";
import { daysUntil } from "@/lib/clock";
import { noCounts } from "@/lib/participation/participation";
import { countsOf } from "@/lib/participation/queries";
import { page } from "./_http/answer";
import { publicPage } from "./_http/visit";
import { ListPage, nearDays } from "./_pages/list-page";

export const GET = publicPage(async ({ request, setting, query, db }) => {
  const all = await listOpenActions(db.read, setting.now);
  const counts = await countsOf(
    db.read,
    all.map(({ id }) => id),
  );
  const countries = [...new Set(all.map(({ country }) => country))].filter(Boolean).sort();
  const languages = [...new Set(all.flatMap(({ letterLanguages }) => letterLanguages))].sort();
  const wanted = (name: string, known: readonly string[]) => known.find((one) => one === query.get(name)) ?? "";
  const filter = {
    country: wanted("country", countries),
    language: wanted("language", languages),
    way: wanted("way", ["email", "post"]),
    within: wanted("within", nearDays.map(String)),
  };
  const actions = all
    .filter(
      (action) =>
        (filter.country === "" || action.country === filter.country) &&
        (filter.language === "" || action.letterLanguages.includes(filter.language)) &&
        (filter.way === "" || action.channels.some((channel) => channel === filter.way)) &&
        (filter.within === "" || daysUntil(action.deadlineOn, setting.now) <= Number(filter.within)),
    )
    .map((action) => ({ ...action, counts: counts.get(action.id) ?? noCounts }));
  return page(setting, request, {
    title: setting.t("list.title"),
    description: setting.t("list.lead"),
    keep: "public",
    body: <ListPage setting={setting} actions={actions} filter={filter} choices={{ countries, languages }} />,
  });
});
