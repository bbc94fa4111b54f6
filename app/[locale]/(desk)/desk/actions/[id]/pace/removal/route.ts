// POST: the choice is taken back, and the next wider one counts.
import { actionRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { pacePath } from "@/app/[locale]/(desk)/_desk/paths";
import { takeBackPace } from "@/app/[locale]/(desk)/desk/_pace/pace-order";

export const POST = actionRoute("steer_sending", (desk) =>
  takeBackPace({ desk, path: pacePath(desk.locale, desk.actionId), actionId: desk.actionId }),
);
