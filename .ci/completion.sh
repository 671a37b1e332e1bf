#!/usr/bin/env bash
# Completes command lines in real shells: bash and zsh at a terminal, as a user
# would with the tab key, fish by its own "complete -C".
# usage: completion.sh PARE; a shell that is not installed is passed over and named.
# PowerShell is not driven: its script is only generated.
set -euo pipefail
pare=$(realpath "$1")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir -p "$tmp/bin" "$tmp/work/clean" "$tmp/home"
ln -s "$pare" "$tmp/bin/pare"
export PATH=$tmp/bin:$PATH HOME=$tmp/home TERM=xterm LC_ALL=C
unset ZDOTDIR XDG_CONFIG_HOME INPUTRC
cd "$tmp/work"
touch 'article one.txt' page.html

# at_terminal KEYS COMMAND...: types KEYS at a terminal that COMMAND runs in
at_terminal() {
	local keys=$1
	shift
	printf '%b' "$keys" | timeout 60 python3 -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) != 0)' "$@" >"$tmp/screen" 2>&1 ||
		{ echo "$1 did not end:" && cat "$tmp/screen" && return 1; }
}

# Each of the functions prints what a shell completes the line $1 to, an item a
# line. ^T asks for it, ^G writes it down and ends the shell.

bash_there() {
	command -v bash >/dev/null && for lib in /usr/share/bash-completion /opt/homebrew/share/bash-completion /usr/local/share/bash-completion; do
		[ ! -e $lib/bash_completion ] || return 0
	done
	return 1
}

in_bash() {
	cat >"$tmp/bashrc" <<-END
		source $lib/bash_completion
		source <(pare completion bash)
		bind '"\C-t": insert-completions'
		bind -x '"\C-g": printf "%s" "\$READLINE_LINE" >$tmp/line; exit'
	END
	at_terminal "$1\x14\x07" bash --noprofile --rcfile "$tmp/bashrc" -i
	local line
	line=$(<"$tmp/line")
	[[ $line != "$1" ]] || return 0
	line=${line#"${1% *} "} # what stood before the word
	xargs -n 1 <<<"$line"   # undoes the quoting
}

zsh_there() { command -v zsh >/dev/null; }

in_zsh() {
	: >"$tmp/line"
	cat >"$tmp/home/.zshrc" <<-END
		autoload -U compinit && compinit -u -D
		source <(pare completion zsh)
		compadd() {
			builtin compadd "\$@"
			local status_of=\$?
			[[ \${@[1,(i)(-|--)]} == *-[a-zA-Z]#[OAD]* ]] && return status_of
			local -a hits
			builtin compadd -A hits "\$@"
			print -rl -- \$hits >>$tmp/line
			return status_of
		}
		zle -C all list-choices _main_complete
		bindkey '^T' all
		finish() { exit }
		zle -N finish
		bindkey '^G' finish
	END
	at_terminal "$1\x14\x07" zsh -o nobeep -i
	cat "$tmp/line"
}

fish_there() { command -v fish >/dev/null; }

in_fish() { LINE=$1 fish -c 'pare completion fish | source; complete -C $LINE' | cut -f 1; }

failed=0
# expect compares without quoting and without the slash behind a folder.
expect() { # SHELL LINE ITEM...
	local shell=$1 line=$2 got want
	shift 2
	got=$("in_$shell" "$line" | sed 's/ *$//; s/\\//g; s,/$,,' | sort -u)
	want=$(printf '%s\n' "$@" | sort)
	[ "$got" = "$want" ] || { printf '%s: "%s" becomes\n%s\nwant\n%s\n' "$shell" "$line" "$got" "$want" && failed=1; }
}

# the error about a wrong category names all of them
read -ra categories < <(pare --keep everything </dev/null 2>&1 | sed -n 's/.*there are //p' | tr -d ,)
[ "${#categories[@]}" -gt 10 ]
tested=()
for shell in bash zsh fish; do
	if ! "${shell}_there"; then
		echo "$shell, or what it completes with, is not installed: passed over"
		continue
	fi
	expect $shell 'pare --mo' --mode --model
	expect $shell 'pare --mode ' gentle balanced strict
	expect $shell 'pare rul' rules
	expect $shell 'pare --keep ' "${categories[@]}"
	expect $shell 'pare rules show consent/you-agr' consent/you-agree
	expect $shell 'pare art' 'article one.txt'
	expect $shell 'pare explain pa' page.html
	expect $shell 'pare --rules pa' page.html
	expect $shell 'pare -o cl' clean
	expect $shell 'pare --encoding koi' koi8-r
	tested+=("$shell")
done
pare completion powershell | grep -q Register-ArgumentCompleter || { echo "no script for PowerShell" && failed=1; }
echo "completion: ${tested[*]:-no shell}"
[ "${#tested[@]}" -gt 0 ] && [ "$failed" -eq 0 ]
