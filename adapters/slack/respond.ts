import type { Drawn } from "./render.ts";

const patience = 10_000;

const hosts = ["hooks.slack.com", "hooks.slack-gov.com"];

/** Answers by the address Slack gives with a command or a press: seen by the one who asked alone. */
export const responding =
  (apiUrl: string) =>
  async (to: string, { text, blocks }: Drawn): Promise<void> => {
    const { protocol, host, origin } = new URL(to);
    if (!(protocol === "https:" && hosts.includes(host)) && origin !== new URL(apiUrl).origin)
      throw new Error("an answer may go to Slack only");
    const response = await fetch(to, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({
        response_type: "ephemeral",
        replace_original: false,
        text,
        blocks,
      }),
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) throw new Error(`Slack answered ${response.status}`);
  };
