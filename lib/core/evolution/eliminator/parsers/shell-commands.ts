/** Names of commands that a shell block may call: builtins, POSIX and GNU tools, and what administrators and developers use daily. */

const BUILTINS =
  '. : [ [[ alias bg break cd command continue declare echo eval exec exit export false fg getopts hash jobs let local mapfile printf pushd popd pwd read readonly return set shift shopt source test times trap true type typeset ulimit umask unalias unset wait';
const FILES_AND_TEXT =
  'awk base64 basename bzip2 cat chgrp chmod chown cksum cmp column comm cp csplit cut dd df diff dirname du egrep expand fgrep file find fold gawk grep gunzip gzip head hexdump iconv install join jq less link ln locate ls lsof md5sum mkdir mkfifo mktemp more mount mv nl od paste patch pr readlink realpath rename rg rm rmdir rsync sed seq sha1sum sha256sum shred shuf sort split stat strings sum sync tac tail tar tee touch tr tree truncate umount unexpand uniq unlink unzip wc xargs xxd xz yes yq zcat zip zstd';
const SYSTEM =
  'at arch bc cal chroot cron crontab date dmesg env expr free groups halt hostname id ifconfig ionice ip iptables journalctl kill killall last logger lsblk lscpu make man netstat nice nohup nproc passwd pgrep pkill ps reboot renice screen service setsid sleep ss stty su sudo systemctl tmux time timeout top tput tty uname uptime useradd userdel usermod vmstat watch w wall which who whoami';
const NETWORK =
  'curl dig ftp host mail nc nmap nslookup openssl ping route scp sftp ssh ssh-keygen telnet traceroute wget whois';
const DEVELOPMENT =
  'ansible apt apt-get aws az bash brew bundle cargo cmake composer conda docker docker-compose dnf dotnet ffmpeg ffprobe gcc gcloud gdb gem git go gpg gradle heroku helm java javac kubectl mvn mysql mysqldump node npm npx pandas perl php pip pip3 pnpm podman psql pg_dump python python3 redis-cli ruby rustc sh sqlite3 systemd-run terraform tsc yarn yum zsh convert identify magick exiftool sox';

export const SHELL_COMMANDS: ReadonlySet<string> = new Set(
  [BUILTINS, FILES_AND_TEXT, SYSTEM, NETWORK, DEVELOPMENT].flatMap((names) => names.split(' ')),
);
