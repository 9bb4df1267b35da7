import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The real server in a process of its own, as `npm start` runs it, and its address. */
export type RunningServer = { readonly address: string; stop(): Promise<void> };

/** Starts the demo county on a free port of loopback, without any matter in it unless that is asked for. */
export const startServer = async (
  environment: Readonly<Record<string, string>>,
): Promise<RunningServer> => {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "adapters/main.ts"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: "0",
      HOST: "127.0.0.1",
      DEMO: "1",
      DEMO_EMPTY: "1",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const said: string[] = [];
  child.stderr?.on("data", (data: Buffer) => said.push(String(data)));
  const address = await new Promise<string>((resolve, reject) => {
    child.once("exit", () => reject(new Error(`the server ended: ${said.join("")}`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const { event, address } = JSON.parse(line) as { event: string; address?: string };
      if (event === "listening" && address !== undefined) resolve(address);
    });
  });
  return {
    address,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
};

/** Starts a browser that talks to nobody but the page. */
export const startBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });

/** Somebody in front of the page, acting as a post. */
export type Visitor = {
  readonly page: Page;
  /** Chooses another post by the words one would search for. */
  as(search: string, name: string): Promise<void>;
  /** Opens a conversation of the post by its name. */
  open(room: string): Promise<void>;
  /** Types a line and sends it. */
  says(line: string): Promise<void>;
  /** Waits for words in the conversation that is open. */
  sees(words: string | RegExp): Promise<void>;
  /** Presses the newest button of this name in the conversation. */
  presses(button: string): Promise<void>;
  /** Fills in questions of the newest form, by label: text, or the option to choose. */
  fills(answers: Readonly<Record<string, string>>): Promise<void>;
  /** Every message in the open conversation, as text. */
  reads(): Promise<readonly string[]>;
};

/** Opens the page in a browser of its own. */
export const visit = async (
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> => {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 900 },
    locale: "zh-CN",
    // A changed card fades for two seconds: nobody here looks, and every frame costs.
    reducedMotion: "reduce",
    ...options,
  });
  // For a busy machine, as the limit of the tests themselves.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const stream = page.locator("#stream");
  await page.goto(address);
  await page.locator("#me-name").filter({ hasNotText: "…" }).waitFor({ state: "attached" });
  return {
    page,
    as: async (search, name) => {
      await page.locator("#search").fill(search);
      await page.locator("#posts button", { hasText: name }).first().click();
      await page.locator("#search").fill("");
    },
    open: async (room) => {
      await page.locator("#rooms button", { hasText: room }).first().click();
      await page.locator("#room-name", { hasText: room }).waitFor();
    },
    says: async (line) => {
      await page.locator("#line").fill(line);
      await page.locator("#line").press("Enter");
    },
    sees: async (words) => {
      await stream.getByText(words).last().waitFor();
    },
    presses: async (button) => {
      await stream.getByRole("button", { name: button, exact: true }).last().click();
    },
    fills: async (answers) => {
      const form = stream.locator("article").last();
      for (const [label, value] of Object.entries(answers)) {
        const input = form.getByLabel(label).first();
        const tag = await input.evaluate((element) => element.tagName);
        if (tag === "SELECT") await input.selectOption({ label: value });
        else
          await (tag === "INPUT" || tag === "TEXTAREA" ? input : input.locator("input")).fill(
            value,
          );
      }
    },
    reads: () => stream.locator("article").allInnerTexts(),
  };
};
