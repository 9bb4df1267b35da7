import { action, note } from "../chat/card.ts";
import { line, optional, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import { type Directory, organisationName, type Person, unitNamed } from "../people/directory.ts";
import {
  type GroupWish,
  groupWishesKept,
  groupWishKept,
  groupWishName,
  readGroupWishes,
} from "../people/group-wishes.ts";
import type { Channel } from "../store/store.ts";
import { type CommandContext, command } from "./command.ts";
import { words } from "./words.ts";

/** What a group can be bound to: `linkage`, or a unit by whatever it is called. */
const readTarget = (typed: string, directory: Directory): string | Refusal => {
  if (["联动群", "联动", "linkage"].includes(typed.trim().toLowerCase())) return "linkage";
  return unitNamed(directory, typed)?.id ?? new Refusal(words.groupUnknown(typed));
};

const targetName = (target: string, directory: Directory): Text =>
  target === "linkage" ? words.linkage : organisationName(directory, target);

const mayBind = (person: Person, target: string): boolean =>
  person.roles.includes("secretariat") ||
  (target === person.organisation && person.roles.includes("liaison"));

const inGroup = ({ request }: CommandContext): string | Refusal =>
  request.surface.is === "group" ? request.surface.conversation : new Refusal(words.groupOnly);

/** The bound group in which somebody asks, where they may set how it is told; otherwise why not. */
export const boundHere = async (context: CommandContext): Promise<Channel | Refusal> => {
  const conversation = inGroup(context);
  if (conversation instanceof Refusal) return conversation;
  const bound = await context.store.channel(context.request.platform, conversation);
  if (bound === undefined) return new Refusal(words.groupNotBound);
  return mayBind(context.actor, bound.boundTo) ? bound : new Refusal(words.groupWho);
};

/** What a bound group has otherwise than every group. */
export const wishOf = async ({ store }: CommandContext, group: string): Promise<GroupWish> =>
  readGroupWishes(await store.settingsUnder(groupWishesKept))[group] ?? {};

/** Changes one wish of a bound group; returns all it has otherwise than every group. */
export const keepWish = async <W extends keyof GroupWish>(
  context: CommandContext,
  group: string,
  { wish, is }: { readonly wish: W; readonly is: GroupWish[W] },
): Promise<GroupWish> => {
  await context.store.saveSetting(groupWishName(group, wish), groupWishKept(is));
  return wishOf(context, group);
};

/** 群 绑定: reminders of the linkage, or of one unit, will be posted in this group. */
export const groupBind = command({
  id: "group-bind",
  label: words.groupBind,
  names: ["绑定", "bind"],
  kindNames: ["群", "group"],
  help: words.groupBindHelp,
  inGroup: true,
  form: {
    to: optional(line(words.groupTo, { main: true, max: 40 })),
    confirmed: optional(yesNo(words.confirm, { byButton: true })),
  },
  run: async ({ to, confirmed }, context) => {
    const conversation = inGroup(context);
    if (conversation instanceof Refusal) return conversation;
    const target = readTarget(to ?? "", context.directory);
    if (target instanceof Refusal) return target;
    if (!mayBind(context.actor, target)) return new Refusal(words.groupWho);
    const as = targetName(target, context.directory);
    if (confirmed !== true) {
      const press = { command: "group-bind", answers: { to: target, confirmed: true } };
      return {
        here: true,
        card: note(
          words.groupBind,
          [words.groupConfirm(as)],
          [action(words.confirm, press, "primary")],
        ),
      };
    }
    const { platform } = context.request;
    const bound = await context.store.channel(platform, conversation);
    await context.store.save({
      seen: { event: context.event, actor: context.actor.id, at: context.now },
      channel: {
        id: bound?.id ?? context.newId(),
        platform,
        conversation,
        boundTo: target,
        boundBy: context.actor.id,
        boundAt: context.now,
        language: context.actor.language,
      },
    });
    return { here: true, card: note(words.groupBind, [words.groupBound(as)]) };
  },
});

/** 群 解绑: no more reminders in this group. */
export const groupUnbind = command({
  id: "group-unbind",
  label: words.groupUnbind,
  names: ["解绑", "unbind"],
  kindNames: ["群", "group"],
  help: words.groupUnbindHelp,
  inGroup: true,
  form: {},
  run: async (_, context) => {
    const bound = await boundHere(context);
    if (bound instanceof Refusal) return bound;
    await context.store.save({
      seen: { event: context.event, actor: context.actor.id, at: context.now },
      unboundChannel: bound.id,
    });
    return { here: true, card: note(words.groupUnbind, [words.groupUnbound]) };
  },
});
