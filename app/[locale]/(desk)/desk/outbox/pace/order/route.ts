// POST: the pace of all letters that have none of their own is chosen.
import { deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { outboxPacePath } from "@/app/[locale]/(desk)/_desk/paths";
import { choosePace } from "@/app/[locale]/(desk)/desk/_pace/pace-order";

export const POST = deskRoute("steer_sending", (desk) =>
  choosePace({ desk, path: outboxPacePath(desk.locale), actionId: null }),
);
