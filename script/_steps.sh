# Runs named steps, goes on after a failure, and tells all failures at the end.
failed=""

step() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    begun=$(date +%s)
    "$@" || failed="$failed $name"
    printf -- '-- %s: %s s\n' "$name" "$(($(date +%s) - begun))"
}

finish() {
    [ -z "$failed" ] || { printf '\nfailed:%s\n' "$failed" >&2; exit 1; }
}
