import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/setup/servers.ts"],
    // As quick as threads here, and a fault in the native SQLite driver ends a worker, not the run.
    pool: "forks",
    // More than there are cores: some tests wait for a server or a lock, and another runs meanwhile.
    maxWorkers: 3,
    // Room for short-lived objects: collecting them takes time from the tests.
    execArgv: ["--max-semi-space-size=32"],
    // No test replaces a module, so a worker reads each of them once and not anew for every file.
    isolate: false,
    // For a busy machine: no test has a limit of its own, and none is tried again.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
