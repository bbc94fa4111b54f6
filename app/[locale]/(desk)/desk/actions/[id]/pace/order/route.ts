// POST: the pace of an action's letters, or of those to one of its targets, is chosen.
import { actionRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { pacePath } from "@/app/[locale]/(desk)/_desk/paths";
import { choosePace } from "@/app/[locale]/(desk)/desk/_pace/pace-order";

export const POST = actionRoute("steer_sending", (desk) =>
  choosePace({ desk, path: pacePath(desk.locale, desk.actionId), actionId: desk.actionId }),
);
