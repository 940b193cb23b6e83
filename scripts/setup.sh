# Sourced by scripts/demo and scripts/test: brings a fresh machine to where the project runs.
# Needs Node 20 or newer with npm; everything else is fetched here.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

say() { printf '%s\n' "$*"; }
stop() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# The lockfile's packages, Node 24 among them; nothing to do when they are already there.
install_packages() {
  command -v npm >/dev/null || stop "Node.js 20 or newer with npm is needed. Install it from https://nodejs.org and run this again."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]') || stop "Node.js 20 or newer is needed."
  [ "$major" -ge 20 ] || stop "Node.js 20 or newer is needed; this machine has $(node --version)."
  local stamp=node_modules/.installed-from lock
  lock=$(node -e 'const c=require("crypto"),f=require("fs");console.log(c.createHash("sha256").update(f.readFileSync("package-lock.json")).digest("hex"))')
  if [ "$(cat "$stamp" 2>/dev/null)" != "$lock" ]; then
    say "Installing the packages of package-lock.json (about a minute and a half the first time) …"
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error || stop "npm could not install the packages. Its message above says why."
    printf '%s' "$lock" >"$stamp"
  fi
  PATH="$PWD/node_modules/.bin:$PATH"
  if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 24 ]; then
    say "Fetching Node 24 for this system …"
    local folder
    folder=$(npx --yes --package node@24 -c 'dirname "$(command -v node)"') || stop "Node 24 could not be fetched. Install it and run this again."
    PATH="$folder:$PATH"
  fi
  export PATH
  if [ -z "${CI:-}" ] && git rev-parse --git-dir >/dev/null 2>&1; then husky >/dev/null 2>&1 || true; fi
}

# install_debian WHAT PACKAGE…: by apt where this user may, else a sentence that says what to do.
install_debian() {
  local what=$1 as_root=()
  shift
  command -v apt-get >/dev/null || stop "$what is needed and was not found. Install it and run this again."
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || stop "$what is needed. Install it with: sudo apt-get install $*"
    as_root=(sudo)
  fi
  say "Installing $what …"
  "${as_root[@]}" apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq "$@" >/dev/null 2>&1 ||
    stop "$what could not be installed. Try by hand: sudo apt-get install $*"
}

need_chromium() {
  local browser
  for browser in "${CHROMIUM_PATH:-}" chromium chromium-browser google-chrome "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$browser" ] && CHROMIUM_PATH=$(command -v "$browser") && export CHROMIUM_PATH && return
  done
  install_debian "Chromium (for the browser tests)" chromium
  CHROMIUM_PATH=$(command -v chromium) && export CHROMIUM_PATH
}

need_java() {
  java -version 2>&1 | grep -qE 'version "(1[7-9]|[2-9][0-9])' || install_debian "Java 17 (for the Apex checks)" openjdk-17-jre-headless
}
