import type { Scene } from "../test/scene.ts";
import type { Saying } from "./sayings.ts";

const secretariat = "gov-office.secretariat";

/** Units that a reform may merge, most of them in what a county begins with. */
const units = [
  "water",
  "ecology",
  "agriculture",
  "forestry",
  "town-qingquan",
  "town-weiqi",
] as const;

/** An account that has come to a post of the successor. */
type Coming = { readonly account: string; readonly post: string };

/**
 * One unit goes into another, where a third confirms it; every now and then its head had an interest in
 * something, and comes to a post of the successor. Gives what was done, in a line.
 */
export const mergeUnits = async (
  scene: Scene,
  { chance, codes, canary }: Saying,
): Promise<{ readonly said: string; readonly comes?: Coming }> => {
  const unit = chance.pick(units) ?? "water";
  const into = chance.pick(units.filter((one) => one !== unit)) ?? "forestry";
  const head = `${unit}.head`;
  const said = `${unit} goes into ${into}`;
  const code = chance.pick(codes);
  const recused = code !== undefined && chance.is(0.5);
  if (recused) await scene.says(head, `回避 ${code} ${canary()}`);
  const shown = await scene.says(
    secretariat,
    `通讯录 并入 ${unit} 到 ${into} 依据=县编办〔2026〕3号 日期=2026-11-20`,
  );
  if (!shown.text.includes("[提请核准]")) return { said: `${said}: refused` };
  await shown.press("提请核准");
  const list = await scene.says("discipline.intake", "岗位核准");
  const word = chance.is(0.85) ? "核准" : "不同意";
  if (!list.text.includes(`[${word}]`)) return { said: `${said}: not asked` };
  const done = await list.press(word);
  const { organisations, people } = await scene.store.directory();
  if (organisations.has(unit)) return { said: `${said}: ${done.text.slice(0, 60)}` };
  const account = chance.is(0.7) ? head : `${unit}.liaison`;
  const post = chance.pick(
    [...people.values()].filter(({ organisation }) => organisation === into),
  );
  if (post === undefined || chance.is(0.3)) return { said };
  await scene.store.saveAccounts([
    {
      platform: "web",
      external: account,
      person: post.id,
      conversation: `direct:${account}`,
      boundAt: scene.clock.now(),
    },
  ]);
  const why = recused ? `, ${head} recused from ${code}` : "";
  return {
    said: `${said}${why}, ${account} comes to ${post.id}`,
    comes: { account, post: post.id },
  };
};
