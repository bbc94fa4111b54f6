// POST: back to the usual pace.
import { deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { outboxPacePath } from "@/app/[locale]/(desk)/_desk/paths";
import { takeBackPace } from "@/app/[locale]/(desk)/desk/_pace/pace-order";

export const POST = deskRoute("steer_sending", (desk) =>
  takeBackPace({ desk, path: outboxPacePath(desk.locale), actionId: null }),
);
