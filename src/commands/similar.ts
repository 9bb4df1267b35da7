import { facts, note } from "../chat/card.ts";
import { number, optional } from "../chat/field.ts";
import { type Text, text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import { findCategory } from "../flow/categories.ts";
import { similarAmong, similarLimits, standingMatters } from "../flow/recurring.ts";
import { similarText } from "../flow/related.ts";
import { holdsOffice, type Office, readSeat } from "../flow/seat.ts";
import { noSettings, type SimilarLimits } from "../people/county-settings.ts";
import { command } from "./command.ts";
import { noticeTo } from "./leave.ts";

const words = {
  similar: text("类案提醒", "Similar cases"),
  help: text(
    "看现在有哪些类案，看或设多少天内几件就提醒：类案提醒 天数=180 件数=3",
    "See which matters are alike, and see or set how many within how many days make an alert: similar cases days=180 count=3",
  ),
  count: text("件数", "Count"),
  days: text("天数", "Days"),
  from: text("提醒标准", "Alert from"),
  limits: ({ count, days }: SimilarLimits): Text =>
    text(
      `同一类、同一地方或者同一单位满${count}件，都在最近${days}日内提交`,
      `${count} of one category in one place or against one unit, all begun within the last ${days} days`,
    ),
  none: text("现在没有您能看到的类案。", "No matters that you see are alike now."),
  done: (limits: Text): Text =>
    text(`类案提醒标准现在是：${limits.zh}。`, `An alert is now given from: ${limits.en}.`),
  news: (by: Text, limits: Text): Text =>
    text(
      `${by.zh}把类案提醒标准设为：${limits.zh}。`,
      `${by.en} has set when similar cases make an alert: ${limits.en}.`,
    ),
};

const setters: readonly Office[] = ["procuratorate:chief", "convenor", "secretariat"];

/** So many sets are listed. */
const mostListed = 20;

/** 类案提醒 similar cases: what is alike as its reader sees it, and from how many the county wants it told. */
export const similar = command({
  id: "similar",
  label: words.similar,
  names: ["类案提醒", "类案", "similar cases"],
  help: words.help,
  by: setters,
  form: {
    count: optional(number(words.count, 2, 20)),
    days: optional(number(words.days, 30, 730)),
  },
  run: async ({ count, days }, context) => {
    const { actor, directory, store, event, now, flows } = context;
    const limits = similarLimits(directory);
    if (count === undefined && days === undefined) {
      const all = await standingMatters(context, sightOf(actor));
      const sets = similarAmong(all, flows, directory).filter(
        ({ matters }) => matters.length >= limits.count,
      );
      const rows = sets
        .slice(0, mostListed)
        .map(
          (set) =>
            [findCategory(set.category)?.name ?? words.similar, similarText(context, set)] as const,
        );
      return {
        card: {
          title: words.similar,
          body: [
            facts(
              [words.from, words.limits(limits)],
              ...(rows.length === 0 ? [[words.similar, words.none] as const] : rows),
            ),
          ],
          actions: [],
        },
      };
    }
    const set: SimilarLimits = { count: count ?? limits.count, days: days ?? limits.days };
    await store.changeSettings((kept) => ({ ...noSettings, ...kept, similar: set }));
    const said = words.limits(set);
    const others = [...directory.people.values()].filter(
      (person) =>
        person.id !== actor.id &&
        setters.some((office) => holdsOffice(person, readSeat(office), "")),
    );
    await store.save({
      seen: { event, actor: actor.id, at: now },
      notices: others.map(({ id }) =>
        noticeTo(
          context,
          { key: `similar-set:${event}`, person: id, title: words.similar },
          words.news(actor.name, said),
        ),
      ),
    });
    return { card: note(words.similar, [words.done(said)]) };
  },
});
