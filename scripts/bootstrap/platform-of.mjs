/** What the name of a platform package says about where npm may install it. */

const SYSTEMS = ['darwin', 'linux', 'win32', 'windows', 'freebsd', 'openbsd', 'netbsd', 'android', 'sunos', 'aix'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32'];

/** Null for a package that is optional for another reason. @param {string} name */
export const platformOf = (name) => {
  const words = name.split(/[^a-z0-9]+/i);
  const system = SYSTEMS.find((word) => words.includes(word));
  const processor = PROCESSORS.find((word) => words.includes(word));
  if (!processor) return null;
  const libc = system !== 'linux' ? null : words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : null;
  return {
    cpu: [processor],
    ...(system ? { os: [system === 'windows' ? 'win32' : system] } : {}),
    ...(libc ? { libc: [libc] } : {}),
  };
};
