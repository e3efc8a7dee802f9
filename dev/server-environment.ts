const passed =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|WINDIR|LD_LIBRARY_PATH|DYLD_\w+|XDG_\w+|NODE_\w+|LASTCALL_LOG_LEVEL)$/i;

/**
 * What of our environment a server needs that is to know none of our secrets: who may read its environment, and whoever takes it
 * over, finds none there.
 */
export const serverEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => passed.test(name)));
