#!/usr/bin/env bash
# usage: require.sh chromium|nginx|npm|playwright|shellcheck
# Makes sure that the program works; installs Debian's packages if it does not. Silent when all is well.
set -euo pipefail
cd "$(dirname "$0")/../.."

any_on_path() { for name; do type -P "$name" >/dev/null && return; done; return 1; }
stop() { echo "$*" >&2; exit 1; }

program=${1-}
best() { works; }
after() { :; }
case $program in
  chromium)
    works() { any_on_path "${CHROMIUM:-chromium-headless-shell}" chromium chromium-browser google-chrome; }
    # It takes half the time that a whole browser takes: root, with no desktop to care for, gets it besides.
    best() { any_on_path "${CHROMIUM:-chromium-headless-shell}" || { works && ! to_be_had; }; }
    to_be_had() { [ "$(id -u)" -eq 0 ] && apt-cache show chromium-headless-shell >/dev/null 2>&1; }
    # The fonts: without any a page has no letters.
    packages=(chromium-headless-shell fonts-dejavu-core)
    ;;
  nginx)
    # Debian keeps it where only root looks.
    works() { PATH=$PATH:/usr/sbin any_on_path nginx; }
    packages=(nginx)
    # It starts at once, as a web server should; the tests start one of their own.
    after() { [ ! -d /run/systemd/system ] || "${as_root[@]}" systemctl --quiet disable --now nginx; }
    ;;
  npm)
    works() { any_on_path npm; }
    packages=(npm)
    ;;
  playwright)
    # It is in the virtual environment, but its own Node needs a library that a small Debian is without.
    works() { .venv/bin/playwright --version >/dev/null 2>&1; }
    packages=(libatomic1)
    ;;
  shellcheck)
    works() { any_on_path shellcheck; }
    packages=(shellcheck)
    ;;
  *) stop "usage: $0 chromium|nginx|npm|playwright|shellcheck" ;;
esac

best && exit
any_on_path apt-get || stop "The tests need $program. There is no apt-get here to install ${packages[*]}: do it by hand, then try again."
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  any_on_path sudo || stop "The tests need $program: run as root, or have sudo, or install ${packages[*]} yourself."
  as_root=(sudo)
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 "$@" </dev/null >>"$log" 2>&1; }
apt update && apt install --yes --no-install-recommends "${packages[@]}" || works || {
  cat "$log" >&2
  stop "The tests need $program, and apt-get could not install ${packages[*]}: see above."
}
after
works || stop "apt-get installed ${packages[*]}, yet $program does not work: install it by hand, then try again."
