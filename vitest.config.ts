import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/setup/servers.ts"],
    // As quick as threads here, and a fault in the native SQLite driver ends one file, not the run.
    pool: "forks",
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
