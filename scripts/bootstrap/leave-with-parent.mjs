// Loaded before a part of the studio that does not itself know it is supervised: it leaves when the supervisor is gone, however that ended.
// Its address names the supervisor (`?parent=PID`), because the helpers that Next forks load it, too.
const GRACE_MS = 4000;

const leave = () => {
  setTimeout(() => process.exit(0), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
};

if (process.channel) {
  process.once('disconnect', leave);
  // Listening must not keep a part alive that has ended its work; the helpers, however, wait for messages on theirs.
  const isPart = new URL(import.meta.url).searchParams.get('parent') === String(process.ppid);
  if (isPart) process.channel.unref();
}
