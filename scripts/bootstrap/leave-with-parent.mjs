// Loaded before a part of the studio that does not itself know it is supervised: it leaves when the supervisor is gone, however that ended.
const GRACE_MS = 4000;

const leave = () => {
  setTimeout(() => process.exit(0), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
};

if (process.channel) {
  process.once('disconnect', leave);
  // Listening must not keep a part alive that has ended its work; only Next's development process waits for messages on this channel.
  if (!process.env['NEXT_PRIVATE_WORKER']) process.channel.unref();
}
