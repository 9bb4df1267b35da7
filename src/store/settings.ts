import { isRefusal } from "./refused.ts";
import type { Client, Inside } from "./tables.ts";

/** The statement that keeps a setting, whatever it was: only of what does not follow from that. */
export const keptSetting = (client: Inside, name: string, value: string) =>
  client.setting.upsert({ where: { name }, create: { name, value }, update: { value } });

/** The statement that makes a setting another than it was: of two that know nothing of each other the second fails. */
export const settingFrom = (
  client: Inside,
  name: string,
  was: string | undefined,
  value: string,
) =>
  was === undefined
    ? client.setting.create({ data: { name, value }, select: { name: true } })
    : client.setting.update({
        where: { name, value: was },
        data: { value },
        select: { name: true },
      });

/** Whether `settingFrom` failed because the setting is no longer what it was. */
export const isOtherwise = (error: unknown): boolean =>
  isRefusal(error, "P2025") || isRefusal(error, "P2002", "Setting");

/** What a setting is. */
export const settingIn = async (client: Inside, name: string): Promise<string | undefined> => {
  const [found] = await client.$queryRaw<readonly { readonly value: string }[]>`
    SELECT "value" FROM "Setting" WHERE "name" = ${name}`;
  return found?.value;
};

/**
 * Makes of a setting what follows from what it is, with other statements in the same transaction; where
 * another process has changed it meanwhile, from what it is then. Gives what it now is.
 */
export const changeSetting = async (
  client: Client,
  name: string,
  change: (was: string | undefined) => string,
  also: (client: Inside) => readonly ReturnType<typeof keptSetting>[] = () => [],
): Promise<string> => {
  for (;;) {
    const was = await settingIn(client, name);
    const now = change(was);
    if (now === was) return now;
    try {
      await client.$transaction([settingFrom(client, name, was, now), ...also(client)]);
      return now;
    } catch (error) {
      if (!isOtherwise(error)) throw error;
    }
  }
};
