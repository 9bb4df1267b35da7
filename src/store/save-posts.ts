import type { Statement } from "./direct.ts";
import { keptFormerPost, keptSuccession, newRevision, savedAccount } from "./people.ts";
import { coverRow, postEntryRow, postRequestRow } from "./rows.ts";
import type { Writing } from "./save-matters.ts";
import type { Change } from "./store.ts";

// What a change says of accounts, groups, languages and posts.

const movedTo = (
  client: Writing["client"],
  { was: { platform, external: before }, ...now }: NonNullable<Change["movedAccount"]>,
): Statement =>
  client.account.update({
    where: { platform_external: { platform, external: before } },
    data: now,
    select: { person: true },
  });

/** The statements of a change that are about accounts, groups and languages. */
export const bindings = ({ client, plain }: Writing, change: Change): readonly Statement[] => {
  const { usedCode, boundAccount, movedAccount, channel, unboundChannel, language } = change;
  const { cover, endedCover, handedOver, preferred, bindCode, postEntries = [] } = change;
  const { movedGroups } = change;
  return [
    ...(usedCode === undefined ? [] : [client.bindCode.delete({ where: { hash: usedCode } })]),
    ...(boundAccount === undefined ? [] : [savedAccount(client, boundAccount)]),
    ...(movedAccount === undefined ? [] : [movedTo(client, movedAccount)]),
    ...(channel === undefined
      ? []
      : [client.channel.upsert({ where: { id: channel.id }, create: channel, update: channel })]),
    ...(unboundChannel === undefined
      ? []
      : [client.channel.deleteMany({ where: { id: unboundChannel } })]),
    ...(movedGroups === undefined
      ? []
      : [
          client.channel.updateMany({
            where: { boundTo: movedGroups.unit },
            data: { boundTo: movedGroups.into },
          }),
        ]),
    ...(language === undefined
      ? []
      : [
          client.person.update({
            where: { id: language.person },
            data: { language: language.language },
          }),
        ]),
    ...(preferred === undefined
      ? []
      : [
          client.account.updateMany({
            where: { person: preferred.person },
            data: { preferred: false },
          }),
          client.account.update({
            where: {
              platform_external: { platform: preferred.platform, external: preferred.external },
              person: preferred.person,
            },
            data: { preferred: true },
          }),
        ]),
    ...(cover === undefined ? [] : [client.cover.create({ data: coverRow(cover) })]),
    ...(endedCover === undefined
      ? []
      : [
          client.cover.update({
            where: { id: endedCover, endedAt: null },
            data: { endedAt: change.seen.at },
          }),
        ]),
    ...plain.insert("PostEntry", postEntries.map(postEntryRow)),
    ...(change.changedPost === undefined
      ? []
      : [
          client.person.update({
            where: { id: change.changedPost.id },
            data: {
              organisation: change.changedPost.organisation,
              roles: JSON.stringify(change.changedPost.roles),
            },
            select: { id: true },
          }),
        ]),
    ...(change.succession === undefined ? [] : [keptSuccession(client, change.succession)]),
    ...(change.formerPosts ?? []).map((said) => keptFormerPost(client, said)),
    ...(change.newAccountsOf === undefined
      ? []
      : [
          client.account.updateMany({
            where: { person: change.newAccountsOf },
            data: { boundAt: change.seen.at },
          }),
        ]),
    ...(change.settled ?? []).map(({ id, as, by }) =>
      client.postRequest.update({
        where: { id, settled: null },
        data: { settled: as, settledBy: by, settledAt: change.seen.at, nextAt: null },
        select: { id: true },
      }),
    ),
    ...(change.changedRequest === undefined
      ? []
      : [
          client.postRequest.update({
            where: {
              id: change.changedRequest.was.id,
              settled: null,
              change: postRequestRow(change.changedRequest.was).change,
            },
            data: { change: JSON.stringify(change.changedRequest.change) },
            select: { id: true },
          }),
        ]),
    ...(change.postRequest === undefined
      ? []
      : [client.postRequest.create({ data: postRequestRow(change.postRequest) })]),
    ...(bindCode === undefined ? [] : [client.bindCode.create({ data: bindCode })]),
    ...(handedOver === undefined
      ? []
      : [
          // What stands in the chats of whoever leaves is theirs to read no longer.
          client.posting.updateMany({
            where: { to: "person", recipient: handedOver.person },
            data: { stale: true, revision: { increment: 1 } },
          }),
          client.account.deleteMany({ where: { person: handedOver.person } }),
          client.bindCode.deleteMany({ where: { person: handedOver.person } }),
          client.postRequest.updateMany({
            where: {
              OR: [{ post: handedOver.person }, { by: handedOver.person }],
              settled: null,
              expiresAt: { gt: change.seen.at },
            },
            data: {
              settled: "withdrawn",
              settledBy: change.seen.actor,
              settledAt: change.seen.at,
              nextAt: null,
            },
          }),
          client.bindCode.create({ data: handedOver }),
        ]),
    // All of this but the codes is in the directory, of which every process keeps a copy.
    ...([
      boundAccount,
      movedAccount,
      channel,
      unboundChannel,
      movedGroups,
      language,
      cover,
      endedCover,
      handedOver,
      change.newAccountsOf,
      change.succession,
      change.formerPosts,
    ].every((one) => one === undefined)
      ? []
      : [newRevision(client)]),
  ];
};

/** Whether a change is about posts, which are bound after it. */
export const changesPosts = (change: Change): boolean =>
  [
    change.usedCode,
    change.boundAccount,
    change.movedAccount,
    change.language,
    change.cover,
    change.endedCover,
    change.handedOver,
    change.preferred,
    change.bindCode,
    change.changedPost,
    change.newAccountsOf,
    change.changedRequest,
    change.postRequest,
    ...(change.postEntries ?? []),
    ...(change.settled ?? []),
  ].some((one) => one !== undefined);
