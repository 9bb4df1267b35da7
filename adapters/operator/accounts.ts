import { randomBytes } from "node:crypto";
import { addHours, momentText } from "../../src/calendar/day.ts";
import { bindCodeOf, codeHash, codeHours } from "../../src/commands/bind.ts";
import { isBeginning, needsSecond } from "../../src/flow/confirmers.ts";
import { operator } from "../../src/flow/post-watch.ts";
import { csvOf } from "../../src/people/county-sheet.ts";
import { ConfigError } from "../config.ts";
import { type Operation, withStore } from "./operation.ts";

/** `bind-code <post>`: prints a one-time code by which somebody binds an account to that post. */
export const bindCode: Operation = async ([post], terminal) =>
  withStore(terminal, async ({ store, time, bot }) => {
    const directory = await store.directory();
    const { people } = directory;
    if (post === undefined || !people.has(post))
      throw new ConfigError(
        post === undefined
          ? "bind-code needs a post, such as: npm run admin -- bind-code water.liaison"
          : `There is no post ${post}. Posts begin with a unit's id, such as ${[...people.keys()].slice(0, 3).join(", ")}.`,
      );
    const code = bindCodeOf(randomBytes(16).toString("hex"));
    const expiresAt = addHours(time.now(), codeHours);
    await bot.giveBindCode({ hash: codeHash(code), person: post, expiresAt });
    terminal.log(
      `${code}\n绑定 ${code}\n有效至 ${momentText(expiresAt).zh} / valid until ${momentText(expiresAt).en}`,
    );
    const holder = directory.people.get(post);
    const asked = { post, by: operator };
    if (
      holder !== undefined &&
      needsSecond(directory, holder, "account", operator) &&
      isBeginning(directory, "account", asked)
    )
      terminal.log(
        "这个岗位有职权，可是还没有保密员、纪检或者别的单位的人能核准，绑定就生效，并发消息给各单位负责人。请先给保密员和纪检绑定账号 / this post has powers and nobody can confirm it yet: binding takes effect at once, and word goes to every head. Bind the officers for secrecy and discipline first",
      );
    return true;
  });

/** `bind-codes [unit]`: a sheet of one-time codes for every post that has no account yet, as CSV to be printed and cut. */
export const bindCodes: Operation = async ([unit], terminal) =>
  withStore(terminal, async ({ store, time, bot }) => {
    const directory = await store.directory();
    if (unit !== undefined && !directory.organisations.has(unit))
      throw new ConfigError(
        `There is no unit ${unit}. There is: ${[...directory.organisations.keys()].join(", ")}.`,
      );
    const held = new Set(
      (await store.accountsOf(...directory.people.keys())).map(({ person }) => person),
    );
    const posts = [...directory.people.values()].filter(
      ({ id, organisation }) => !held.has(id) && (unit === undefined || organisation === unit),
    );
    if (posts.length === 0)
      throw new ConfigError(
        "Every post has an account already; bind-code <post> prints a code for one.",
      );
    const expiresAt = addHours(time.now(), codeHours);
    const until = momentText(expiresAt).zh;
    const lines: (readonly string[])[] = [["单位", "岗位", "发给机器人的话", "有效至"]];
    for (const { id, organisation, name } of posts) {
      const code = bindCodeOf(randomBytes(16).toString("hex"));
      await bot.giveBindCode({ hash: codeHash(code), person: id, expiresAt });
      const of = directory.organisations.get(organisation)?.name.zh ?? organisation;
      lines.push([of, name.zh, `绑定 ${code}`, until]);
    }
    terminal.log(csvOf(lines));
    return true;
  });
